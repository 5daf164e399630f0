import React from 'react';
import { Stack } from '@forge/react';
import type { JobView } from '../../../src/contract/bulkApi';
import { WhenLoaded } from '../load/WhenLoaded';
import { Bulk } from './Bulk';
import { useBulkWork } from './useBulkWork';

type Props = { onJobSeen: (job: JobView) => void; onChanged: () => void };

/** Many changes at once: a list, the plan that comes of it, the job that applies it. */
export const BulkTab = ({ onJobSeen, onChanged }: Props) => {
  const work = useBulkWork();
  return (
    <Stack space="space.200">
      <WhenLoaded from={work} failed="bulk.jobs.failed">
        {(value) => (
          <Bulk
            work={value}
            isBusy={work.isBusy}
            onReload={work.reload}
            onJobSeen={onJobSeen}
            onJobOver={onChanged}
          />
        )}
      </WhenLoaded>
    </Stack>
  );
};
