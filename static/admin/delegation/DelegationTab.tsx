import React from 'react';
import { Box, Heading, Stack, Text } from '@forge/react';
import type { SiteStatus } from '../../../src/application/adminApi';
import { useAction } from '../load/useAction';
import type { Loaded } from '../load/useLoaded';
import { WhenLoaded } from '../load/WhenLoaded';
import { FailureMessage } from '../words/FailureMessage';
import { useWords } from '../words/useWords';
import { Delegations } from './Delegations';
import { delegationWords } from './delegationWords';

/** The groups for which the app's own authority serves every Confluence admin. */
export const DelegationTab = ({ site }: { site: Loaded<SiteStatus> }) => {
  const words = useWords();
  // Held here, above the list: why a change failed has to stay when the list cannot be loaded again.
  const { run, isRunning, failure } = useAction(site.reload);
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">
        {words('delegation.title')}
      </Heading>
      <Text>{words('delegation.about')}</Text>
      <Box role="status">
        {failure && (
          <FailureMessage
            title="delegation.not-changed"
            failure={failure}
            special={delegationWords}
          />
        )}
      </Box>
      <WhenLoaded from={site} failed="delegation.failed">
        {(status) => <Delegations status={status} run={run} isRunning={isRunning} />}
      </WhenLoaded>
    </Stack>
  );
};
