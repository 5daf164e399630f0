import React from 'react';
import { Heading, Inline, LoadingButton, Stack } from '@forge/react';
import type { Loaded } from '../load/useLoaded';
import { WhenLoaded } from '../load/WhenLoaded';
import { useWords } from '../words/useWords';
import { ChangesTable } from './ChangesTable';
import type { RecentEntry } from './recentEntry';

/** What was done lately, whoever did it, from the record. */
export const RecentChanges = ({ changes }: { changes: Loaded<RecentEntry[]> }) => {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h2" size="small">
          {words('recent.title')}
        </Heading>
        <LoadingButton
          appearance="subtle"
          spacing="compact"
          isLoading={changes.isBusy}
          onClick={changes.reload}
        >
          {words('recent.refresh')}
        </LoadingButton>
      </Inline>
      <WhenLoaded from={changes} failed="recent.failed">
        {(value) => <ChangesTable entries={value} />}
      </WhenLoaded>
    </Stack>
  );
};
