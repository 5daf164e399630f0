import React from 'react';
import { Stack } from '@forge/react';
import { WhenLoaded } from '../load/WhenLoaded';
import { Bulk } from './Bulk';
import { useJobs } from './useJobs';

/** Many changes at once: a list, the plan that comes of it, the job that applies it. */
export const BulkTab = ({ onChanged }: { onChanged: () => void }) => {
  const jobs = useJobs();
  return (
    <Stack space="space.200">
      <WhenLoaded from={jobs} failed="bulk.jobs.failed">
        {(list) => (
          <Bulk jobs={list} isBusy={jobs.isBusy} onReload={jobs.reload} onJobOver={onChanged} />
        )}
      </WhenLoaded>
    </Stack>
  );
};
