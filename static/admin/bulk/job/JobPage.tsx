import { Box, Button, Heading, Inline, Spinner, Stack } from '@forge/react';
import React, { useEffect, useState } from 'react';
import type { JobView, PlanView } from '../../../../src/contract/bulkApi';
import { FailureMessage } from '../../ui/FailureMessage';
import { readingWords } from '../../words/failureWords';
import { useWords } from '../../words/useWords';
import { JobRows } from './JobRows';
import { isOver } from './jobState';
import { JobStatus } from './JobStatus';
import { useJob, useViewer } from './useJob';

type JobPageProps = {
  jobId: string;
  onPlan: (plan: PlanView) => void;
  onSeen: (job: JobView) => void;
  /** Called when the job is over, also if it was already over when opened. */
  onOver: () => void;
};

/** One job: its status, its controls and its results. */
export const JobPage = ({ jobId, onPlan, onSeen, onOver }: JobPageProps) => {
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

type JobResultsProps = { job: JobView; onPlan: (plan: PlanView) => void };

/** The results of the rows. While a job runs, they are read only on request. */
const JobResults = ({ job, onPlan }: JobResultsProps) => {
  const words = useWords();
  const [reading, setReading] = useState(isOver(job) ? 1 : 0);
  return (
    <Stack space="space.150">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h3" size="xsmall">
          {words('bulk.results.title')}
        </Heading>
        {!isOver(job) && (
          <Button
            spacing="compact"
            onClick={() => {
              setReading(reading + 1);
            }}
          >
            {words(reading === 0 ? 'bulk.results.show' : 'recent.refresh')}
          </Button>
        )}
      </Inline>
      {reading > 0 && <JobRows key={reading} job={job} onPlan={onPlan} />}
    </Stack>
  );
};
