import { useEffect, useMemo, useRef, useState } from 'react';
import type { JobView } from '../../../../src/contract/bulkApi';
import { type Answer, answered, schedule, type PageFailure } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { endedRows, nextPoll, type Sample, withSample } from './jobState';
import { makeJobWatch } from './jobWatch';

export type WatchedJob = {
  job?: JobView;
  /** Why the latest poll failed. The job shown is older. */
  failure?: PageFailure;
  samples: readonly Sample[];
};

const NOTHING: WatchedJob = { samples: [] };

/**
 * Polls a job for as long as it is shown. `onSeen` gets every answer; a new one gets the latest
 * answer, too. The platform says only later who the viewer is, and the watch doesn't start again
 * then.
 */
export const useJob = (
  jobId: string,
  viewerId: string | undefined,
  onSeen: (job: JobView) => void,
) => {
  const [watched, setWatched] = useState(NOTHING);
  const latest = useRef({ viewerId, onSeen });
  latest.current = { viewerId, onSeen };
  const watch = useMemo(
    () =>
      makeJobWatch({
        call: () => answered(invoke('getJob', { jobId })),
        next: (job, answers) =>
          nextPoll(job, { accountId: latest.current.viewerId, isLooking: isInView() }, answers),
        show: (answer) => {
          if (answer.ok) latest.current.onSeen(answer.value);
          setWatched((before) => afterAnswer(before, answer));
        },
        schedule,
      }),
    [jobId],
  );
  useEffect(() => {
    watch.start();
    return watch.stop;
  }, [watch]);
  const { job } = watched;
  useEffect(() => {
    if (job) onSeen(job);
  }, [onSeen]);
  return { ...watched, watch };
};

// The Forge CLI also builds the page as a web worker, which has no document.
const isInView = (): boolean =>
  typeof document === 'undefined' || document.visibilityState === 'visible';

const afterAnswer = (before: WatchedJob, answer: Answer<JobView>): WatchedJob => {
  if (!answer.ok) return { ...before, failure: answer.failure };
  const job = answer.value;
  const now = { at: Date.now(), ended: endedRows(job) };
  // Between two steps of the owner's page the job moves on. Any other wait says nothing about its
  // pace.
  const isProgressing = job.state === 'running' || job.waiting?.for === 'owner-at-page';
  return { job, samples: isProgressing ? withSample(before.samples, now) : [] };
};
