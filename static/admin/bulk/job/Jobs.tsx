import React from 'react';
import { Heading, Inline, LoadingButton, Stack } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { useWords } from '../../words/useWords';
import { JobsTable } from './JobsTable';

type Props = {
  jobs: readonly JobView[];
  isBusy: boolean;
  onReload: () => void;
  onOpen: (job: JobView) => void;
};

/** The jobs there are, and the way into each. */
export const Jobs = ({ jobs, isBusy, onReload, onOpen }: Props) => {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h2" size="small">
          {words('bulk.jobs.title')}
        </Heading>
        <LoadingButton appearance="subtle" spacing="compact" isLoading={isBusy} onClick={onReload}>
          {words('recent.refresh')}
        </LoadingButton>
      </Inline>
      <JobsTable jobs={jobs} onOpen={onOpen} />
    </Stack>
  );
};
