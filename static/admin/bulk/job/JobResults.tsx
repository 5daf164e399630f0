import React, { useState } from 'react';
import { Button, Heading, Inline, Stack } from '@forge/react';
import type { JobView, PlanView } from '../../../../src/application/bulkApi';
import { useWords } from '../../words/useWords';
import { JobRows } from './JobRows';
import { isOver } from './stateWords';

type Props = { job: JobView; onPlan: (plan: PlanView) => void };

/**
 * What became of the rows. While a job goes on they are read when somebody asks for them, and
 * again when they ask again.
 */
export const JobResults = ({ job, onPlan }: Props) => {
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
