import type { JobView } from '../../../../src/application/bulkApi';
import type { Answer } from '../../load/answer';
import { isDrivenBy } from '../job/isDrivenBy';
import type { JobWatch } from '../job/jobWatch';
import { isBlocked } from '../job/isBlocked';

export type Driving = {
  /** Told of every job that the page hears of, it carries out those that are the viewer's to. */
  notice: (job: JobView) => void;
  stop: () => void;
};

type Ports = {
  viewerId: string | undefined;
  /** Begins to carry out a job, and says what comes of each step. */
  watch: (job: JobView, onAnswer: (answer: Answer<JobView>) => void) => JobWatch;
  /** How many jobs need the page to stay open now. */
  show: (count: number) => void;
};

/** Carries out the jobs that need their owner's page, whatever of the page is looked at. */
export const makeDriving = ({ viewerId, watch, show }: Ports): Driving => {
  const driven = new Map<string, { job: JobView; watch: JobWatch }>();

  const forget = (jobId: string): void => {
    driven.get(jobId)?.watch.stop();
    driven.delete(jobId);
  };
  const tell = (): void => {
    show([...driven.values()].filter(({ job }) => !isBlocked(job)).length);
  };
  const heard = (job: JobView): void => {
    const known = driven.get(job.id);
    if (!isDrivenBy(job, viewerId)) forget(job.id);
    else if (known) known.job = job;
    tell();
  };

  return {
    notice: (job) => {
      const known = driven.get(job.id);
      if (known && isBlocked(known.job) && !isBlocked(job)) known.watch.take(job);
      else if (!known && isDrivenBy(job, viewerId)) {
        const onAnswer = (answer: Answer<JobView>): void => {
          if (answer.ok) heard(answer.value);
        };
        const begun = watch(job, onAnswer);
        driven.set(job.id, { job, watch: begun });
        begun.start();
      }
      heard(job);
    },
    stop: () => {
      for (const jobId of [...driven.keys()]) forget(jobId);
    },
  };
};
