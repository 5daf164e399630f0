import React from 'react';
import { Heading, Inline, LoadingButton, Stack } from '@forge/react';
import type { RecordedChange } from '../../../src/application/adminApi';
import type { Loaded } from '../load/useLoaded';
import { WhenLoaded } from '../load/WhenLoaded';
import { useWords } from '../words/useWords';
import { ChangesTable } from './ChangesTable';

/** What was done lately, whoever did it, from the record. */
export const RecentChanges = ({ changes }: { changes: Loaded<RecordedChange[]> }) => {
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
        {(value) => <ChangesTable changes={value} />}
      </WhenLoaded>
    </Stack>
  );
};
