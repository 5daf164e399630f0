import React, { useEffect } from 'react';
import { Box, Spinner, Stack } from '@forge/react';
import type { JobView, PlanView } from '../../../../src/application/bulkApi';
import { readingWords } from '../../load/readingWords';
import { FailureMessage } from '../../words/FailureMessage';
import { useWords } from '../../words/useWords';
import { JobResults } from './JobResults';
import { JobStatus } from './JobStatus';
import { isOver } from './stateWords';
import { useJob } from './useJob';
import { useViewer } from './useViewer';

type Props = {
  jobId: string;
  onPlan: (plan: PlanView) => void;
  onSeen: (job: JobView) => void;
  /** Nothing more will come of the job; also where that was so before. */
  onOver: () => void;
};

/** One job: how it goes, what can be asked of it, and what became of its rows. */
export const JobPage = ({ jobId, onPlan, onSeen, onOver }: Props) => {
  const words = useWords();
  const viewerId = useViewer();
  const { job, failure, samples, watch } = useJob(jobId, viewerId, onSeen);
  const hasEnded = job !== undefined && isOver(job);
  useEffect(() => {
    if (hasEnded) onOver();
  }, [hasEnded, onOver]);
  return (
    <Stack space="space.300">
      <Box role="status">
        {failure && (
          <FailureMessage title="bulk.job.failed" failure={failure} special={readingWords} />
        )}
        {!job && !failure && <Spinner label={words('loading')} />}
      </Box>
      {job && <JobStatus job={job} samples={samples} viewerId={viewerId} onJob={watch.take} />}
      {job && <JobResults key={hasEnded ? 'over' : 'on'} job={job} onPlan={onPlan} />}
    </Stack>
  );
};
