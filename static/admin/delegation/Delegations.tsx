import React from 'react';
import { SectionMessage, Stack, Text } from '@forge/react';
import type { SiteStatus } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import type { RunAction } from '../load/useAction';
import { useWords } from '../words/useWords';
import { DelegatedGroups } from './DelegatedGroups';
import { DelegateForm } from './DelegateForm';

type Props = { status: SiteStatus; run: RunAction; isRunning: boolean };

/** The delegation list; site admins can change it, others see why they cannot. */
export const Delegations = ({ status, run, isRunning }: Props) => {
  const words = useWords();
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
