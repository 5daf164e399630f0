import { useEffect, useMemo, useState } from 'react';
import type { JobView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import { answered, type Answer, type PageFailure } from '../../load/answer';
import { makeJobWatch } from './jobWatch';
import { endedRows } from './jobCounts';
import { nextStep } from './nextStep';
import { withSample, type Sample } from './pace';

export type WatchedJob = {
  job?: JobView;
  /** Why the latest question about it was not answered; what is shown is older. */
  failure?: PageFailure;
  samples: readonly Sample[];
};

const NOTHING: WatchedJob = { samples: [] };

/**
 * A job as it goes on. Where it is the viewer's page that carries it out, this does so for as long
 * as it is shown.
 */
export const useJob = (jobId: string, viewerId: string | undefined) => {
  const [watched, setWatched] = useState(NOTHING);
  const watch = useMemo(
    () =>
      makeJobWatch({
        ask: () => answered(invoke('getJob', { jobId })),
        drive: () => answered(invoke('driveJob', { jobId })),
        next: (job) => nextStep(job, { accountId: viewerId, isLooking: isInView() }, Date.now()),
        show: (answer) => {
          setWatched((before) => afterAnswer(before, answer));
        },
        later: (run, ms) => {
          const timer = setTimeout(run, ms);
          return () => {
            clearTimeout(timer);
          };
        },
      }),
    [jobId, viewerId],
  );
  useEffect(() => {
    watch.start();
    return watch.stop;
  }, [watch]);
  return { ...watched, watch };
};

const isInView = (): boolean => document.visibilityState === 'visible';

const afterAnswer = (before: WatchedJob, answer: Answer<JobView>): WatchedJob => {
  if (!answer.ok) return { ...before, failure: answer.failure };
  const job = answer.value;
  const now = { at: Date.now(), ended: endedRows(job) };
  // Between two steps of the owner's page it goes on; any other wait says nothing about its pace.
  const goesOn = job.state === 'running' || job.waiting?.for === 'owner-at-page';
  return { job, samples: goesOn ? withSample(before.samples, now) : [] };
};
