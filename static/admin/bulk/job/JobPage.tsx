import { Box, Button, Heading, Inline, Spinner, Stack } from '@forge/react';
import React, { useEffect, useState } from 'react';
import type { JobView, PlanView } from '../../../../src/application/bulkApi';
import { FailureMessage } from '../../ui/FailureMessage';
import { readingWords } from '../../words/failureWords';
import { useWords } from '../../words/useWords';
import { JobRows } from './JobRows';
import { JobStatus } from './JobStatus';
import { isOver } from './jobState';
import { useJob, useViewer } from './useJob';

type JobPageProps = {
  jobId: string;
  onPlan: (plan: PlanView) => void;
  onSeen: (job: JobView) => void;
  /** Nothing more will come of the job; also where that was so before. */
  onOver: () => void;
};

/** One job: how it goes, what can be asked of it, and what became of its rows. */
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

/**
 * What became of the rows. While a job goes on they are read when somebody asks for them, and
 * again when they ask again.
 */
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
