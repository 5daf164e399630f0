import { Button, Inline, Spinner, Stack } from '@forge/react';
import React, { useCallback, useEffect, useState } from 'react';
import type { JobView } from '../../../../src/contract/bulkApi';
import { invoke } from '../../api/invoke';
import { useViewer } from '../../api/viewer';
import { FailureMessage } from '../../ui/FailureMessage';
import { Status, Subtitle } from '../../ui/layout';
import { readingWords } from '../../words/failureWords';
import { useWords } from '../../words/useWords';
import { useRows } from '../../rows/useRows';
import { Steps } from '../steps/Steps';
import { type FollowUp, FollowUpPlans } from './FollowUpPlans';
import { JobControls, TakeOver } from './JobControls';
import { JobRows } from './JobRows';
import { isOver, mayTakeOver, type Sample } from './jobState';
import {
  FailureAdvice,
  JobHeader,
  JobHistory,
  JobProgress,
  PauseReason,
  WaitReason,
} from './JobStatus';
import { useJob } from './useJob';

type JobPageProps = {
  jobId: string;
  /** Other jobs that the page knows, to name the one that this job undoes or retries. */
  known: readonly JobView[];
  followUp: FollowUp;
  onJob: (job: Pick<JobView, 'id'>) => void;
  onSeen: (job: JobView) => void;
  /** Called when the button that had the focus is gone or disabled. */
  onControlsGone: () => void;
  /** Called when the job is over, also if it was already over when opened. */
  onOver: (job: JobView) => void;
};

/** One job: its status, what can be done next, and its results. */
export const JobPage = (props: JobPageProps) => {
  const { jobId, known, followUp, onJob, onSeen, onControlsGone, onOver } = props;
  const words = useWords();
  const viewerId = useViewer();
  const { job, failure, samples, watch } = useJob(jobId, viewerId, onSeen);
  const hasEnded = job !== undefined && isOver(job);
  useEffect(() => {
    if (hasEnded) onOver(job);
  }, [hasEnded, onOver]);
  return (
    <Stack space="space.300">
      {job && <Steps current="apply" origin={job.origin} />}
      <Stack>
        <Status>
          {failure && (
            <FailureMessage title="bulk.job.failed" failure={failure} special={readingWords} />
          )}
          {!job && !failure && <Spinner label={words('loading')} />}
        </Status>
        {job && <JobHeader job={job} viewerId={viewerId} known={known} onJob={onJob} />}
      </Stack>
      {job && !hasEnded && (
        <OpenJob
          job={job}
          samples={samples}
          viewerId={viewerId}
          onJob={watch.take}
          onControlsGone={onControlsGone}
        />
      )}
      {job && hasEnded && <FinishedJob job={job} viewerId={viewerId} followUp={followUp} />}
    </Stack>
  );
};

type OpenJobProps = Pick<JobPageProps, 'onControlsGone'> & {
  job: JobView;
  samples: readonly Sample[];
  viewerId: string | undefined;
  onJob: (job: JobView) => void;
};

/** A job that isn't over: its controls, why it waits, and its progress. */
const OpenJob = ({ job, samples, viewerId, onJob, onControlsGone }: OpenJobProps) => (
  <>
    <JobControls job={job} onJob={onJob} onGone={onControlsGone} />
    <WaitReason job={job} viewerId={viewerId} />
    {job.pausedFor && <PauseReason reason={job.pausedFor} />}
    {mayTakeOver(job, viewerId) && <TakeOver job={job} onJob={onJob} />}
    <JobProgress job={job} samples={samples} viewerId={viewerId} />
    <JobHistory job={job} />
    <RowsSoFar job={job} />
  </>
);

/** The rows of a job that isn't over. They are read only on request. */
const RowsSoFar = ({ job }: { job: JobView }) => {
  const words = useWords();
  const [reading, setReading] = useState(0);
  return (
    <Stack space="space.150">
      <Inline spread="space-between" alignBlock="center">
        <Subtitle>{words('bulk.results.title')}</Subtitle>
        <Button
          spacing="compact"
          onClick={() => {
            setReading(reading + 1);
          }}
        >
          {words(reading === 0 ? 'bulk.results.show' : 'recent.refresh')}
        </Button>
      </Inline>
      {reading > 0 && <ReadRows key={reading} job={job} />}
    </Stack>
  );
};

const ReadRows = ({ job }: { job: JobView }) => <JobRows job={job} rows={useJobRows(job)} />;

type FinishedJobProps = {
  job: JobView;
  followUp: FollowUp;
  viewerId: string | undefined;
};

/** A job that is over: what can be done next, and its results. */
const FinishedJob = ({ job, viewerId, followUp }: FinishedJobProps) => {
  const words = useWords();
  const rows = useJobRows(job);
  return (
    <>
      <FollowUpPlans job={job} rows={rows} followUp={followUp} />
      <JobProgress job={job} samples={[]} viewerId={viewerId} />
      <FailureAdvice job={job} />
      <JobHistory job={job} />
      <Stack space="space.150">
        <Subtitle>{words('bulk.results.title')}</Subtitle>
        <JobRows job={job} rows={rows} />
      </Stack>
    </>
  );
};

const useJobRows = ({ id, rows }: JobView) => {
  const ask = useCallback((at: number) => invoke('listJobRows', { jobId: id, at }), [id]);
  return useRows(ask, rows);
};
