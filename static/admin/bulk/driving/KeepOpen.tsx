import { Box } from '@forge/react';
import React, { useEffect, useMemo, useState } from 'react';
import type { JobView } from '../../../../src/contract/bulkApi';
import { answered, schedule } from '../../api/answers';
import { invoke } from '../../api/invoke';
import type { Loaded } from '../../api/useLoaded';
import type { ActivityPart } from '../../activity/activityEntry';
import { Note, Status } from '../../ui/layout';
import { makeJobWatch } from '../job/jobWatch';
import { makeDriving, nextDrive } from './makeDriving';

/** Says that the page must stay open while it runs jobs. */
export const KeepOpen = ({ count }: { count: number }) => {
  return (
    <Status>
      {count > 0 && (
        <Box paddingBlockStart="space.300">
          <Note appearance="warning" title="keep-open.title" text="keep-open" />
        </Box>
      )}
    </Status>
  );
};

/**
 * Runs the viewer's jobs that need their page, for as long as the page is open. Call `notice` with
 * each job that the page sees. `count` is how many jobs need the page now.
 */
export const useDriving = (
  viewerId: string | undefined,
): { notice: (job: JobView) => void; count: number } => {
  const [count, setCount] = useState(0);
  const driving = useMemo(
    () =>
      makeDriving({
        viewerId,
        show: setCount,
        watch: ({ id: jobId }, onAnswer) =>
          makeJobWatch({
            call: (kind) => answered(invoke(kind === 'drive' ? 'driveJob' : 'getJob', { jobId })),
            next: (job) => nextDrive(job, Date.now()),
            show: onAnswer,
            schedule,
          }),
      }),
    [viewerId],
  );
  useEffect(() => driving.stop, [driving]);
  return { notice: driving.notice, count };
};

/** Reports the newest jobs whenever they are loaded, even if their tab was never opened. */
export const useNoticeJobs = (
  recent: Loaded<ActivityPart>,
  notice: (job: JobView) => void,
  noticeEnds: (jobs: readonly JobView[]) => void,
): void => {
  const { state } = recent;
  useEffect(() => {
    if (state.kind !== 'loaded') return;
    for (const job of state.value.jobs) notice(job);
    noticeEnds(state.value.jobs);
  }, [state, notice, noticeEnds]);
};
