import React from 'react';
import { Stack } from '@forge/react';
import { WhenLoaded } from '../load/WhenLoaded';
import { Bulk } from './Bulk';
import { useBulkWork } from './useBulkWork';

/** Many changes at once: a list, the plan that comes of it, the job that applies it. */
export const BulkTab = ({ onChanged }: { onChanged: () => void }) => {
  const work = useBulkWork();
  return (
    <Stack space="space.200">
      <WhenLoaded from={work} failed="bulk.jobs.failed">
        {(value) => (
          <Bulk work={value} isBusy={work.isBusy} onReload={work.reload} onJobOver={onChanged} />
        )}
      </WhenLoaded>
    </Stack>
  );
};
