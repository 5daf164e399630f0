import React from 'react';
import { Heading, Inline, LoadingButton, Stack } from '@forge/react';
import type { JobListView, JobView } from '../../../../src/application/bulkApi';
import { useWords } from '../../words/useWords';
import { JobsTable } from './JobsTable';
import { OlderJobs } from './OlderJobs';
import { useShownJobs } from './useShownJobs';

type Props = {
  newest: JobListView;
  isBusy: boolean;
  onReload: () => void;
  onOpen: (job: JobView) => void;
};

/** The newest jobs, the way into each, and the way to older ones. */
export const Jobs = ({ newest, isBusy, onReload, onOpen }: Props) => {
  const words = useWords();
  const [shown, showOlder] = useShownJobs(newest);
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
      <JobsTable jobs={shown.jobs} onOpen={onOpen} />
      <OlderJobs shown={shown} onOlder={showOlder} />
    </Stack>
  );
};
