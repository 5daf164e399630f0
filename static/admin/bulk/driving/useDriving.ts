import { useEffect, useMemo, useState } from 'react';
import type { JobView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import { answered } from '../../load/answer';
import { later } from '../../load/later';
import { makeJobWatch } from '../job/jobWatch';
import { makeDriving } from './makeDriving';
import { nextDrive } from './nextDrive';

/**
 * Carries out the viewer's jobs that need their page, for as long as the page is open. `notice` is
 * to be told of each job that the page hears of; `count` is how many need the page to stay open.
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
            call: (is) => answered(invoke(is === 'drive' ? 'driveJob' : 'getJob', { jobId })),
            next: (job) => nextDrive(job, Date.now()),
            show: onAnswer,
            later,
          }),
      }),
    [viewerId],
  );
  useEffect(() => driving.stop, [driving]);
  return { notice: driving.notice, count };
};
