import React from 'react';
import { Box, SectionMessage, Stack, Text } from '@forge/react';
import type { SiteStatus } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { useAction } from '../load/useAction';
import { FailureMessage } from '../words/FailureMessage';
import { useWords } from '../words/useWords';
import { DelegatedGroups } from './DelegatedGroups';
import { DelegateForm } from './DelegateForm';
import { delegationWords } from './delegationWords';

type Props = { status: SiteStatus; onChanged: () => void };

/** The delegation list; site admins can change it, others see why they cannot. */
export const Delegations = ({ status, onChanged }: Props) => {
  const words = useWords();
  const { run, isRunning, failure } = useAction(onChanged);
  const mayChange = status.viewerIsSiteAdmin === true;
  return (
    <Stack space="space.200">
      {!mayChange && (
        <SectionMessage appearance="information" title={words('delegation.locked.title')}>
          <Text>
            {words(
              status.viewerIsSiteAdmin === false
                ? 'delegation.locked.no-site-admin'
                : 'delegation.locked.not-known',
            )}
          </Text>
        </SectionMessage>
      )}
      {mayChange && (
        <DelegateForm
          isRunning={isRunning}
          onDelegate={(groupId, done) => run(() => invoke('delegateGroup', { groupId }), done)}
        />
      )}
      <Box role="status">
        {failure && (
          <FailureMessage
            title="delegation.not-changed"
            failure={failure}
            special={delegationWords}
          />
        )}
      </Box>
      <DelegatedGroups
        groups={status.delegatedGroups}
        {...(mayChange && {
          onRemove: (groupId: string) =>
            void run(
              () => invoke('undelegateGroup', { groupId }),
              () => undefined,
            ),
        })}
      />
    </Stack>
  );
};
