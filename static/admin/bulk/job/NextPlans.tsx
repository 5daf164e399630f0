import React, { useState } from 'react';
import { Button, ButtonGroup, LoadingButton, Stack, Inline } from '@forge/react';
import type { JobRowView, JobView, PlanView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import { useAction } from '../../load/useAction';
import { FailureMessage } from '../../words/FailureMessage';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { planningWords } from '../plan/planningWords';
import type { Rows } from '../rows/useRows';
import { failedRows } from './jobCounts';
import { UndoJob } from './UndoJob';

type Props = { job: JobView; rows: Rows<JobRowView>; onPlan: (plan: PlanView) => void };

/** The plans that can come of a job: what failed once more, and the opposite of what it changed. */
export const NextPlans = ({ job, rows, onPlan }: Props) => {
  const words = useWords();
  const number = useNumber();
  const [isUndoing, setIsUndoing] = useState(false);
  const { run, isRunning, failure } = useAction(() => undefined);
  const failed = failedRows(job);
  return (
    <Stack space="space.150">
      <Inline>
        <ButtonGroup label={words('bulk.next.title')}>
          {failed > 0 && (
            <LoadingButton
              isLoading={isRunning}
              onClick={() => void run(() => invoke('planRetry', { jobId: job.id }), onPlan)}
            >
              {words('bulk.next.retry', { rows: number(failed) })}
            </LoadingButton>
          )}
          <Button
            isSelected={isUndoing}
            onClick={() => {
              setIsUndoing(!isUndoing);
            }}
          >
            {words('bulk.next.undo')}
          </Button>
        </ButtonGroup>
      </Inline>
      {failure && (
        <FailureMessage title="bulk.plan.not-made" failure={failure} special={planningWords} />
      )}
      {isUndoing && <UndoJob job={job} rows={rows} onPlan={onPlan} />}
    </Stack>
  );
};
