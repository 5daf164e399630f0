import React, { useEffect, useState } from 'react';
import { Inline, LoadingButton, Stack, Text } from '@forge/react';
import type { JobRowView, JobView, PlanView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import { useAction } from '../../load/useAction';
import { FailureMessage } from '../../words/FailureMessage';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { planningWords } from '../plan/planningWords';
import type { Rows } from '../rows/useRows';
import { isUncertain } from './isUncertain';
import { UncertainRows } from './UncertainRows';
import { UndoneBefore } from './UndoneBefore';

type Props = { job: JobView; rows: Rows<JobRowView>; onPlan: (plan: PlanView) => void };

/** Makes the plan of an undo: of what is certain, and of the uncertain rows that were ticked. */
export const UndoJob = ({ job, rows, onPlan }: Props) => {
  const words = useWords();
  const number = useNumber();
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const { run, isRunning, failure } = useAction(() => undefined);
  const { need, total } = rows;
  useEffect(() => {
    void need(total);
  }, [need, total]);
  const isRead = rows.rows.length === total;
  const uncertain = rows.rows.filter(isUncertain);
  const count = job.certain + ticked.size;
  const plan = () => invoke('planUndo', { jobId: job.id, uncertainRows: [...ticked] });
  return (
    <Stack space="space.150">
      <UndoneBefore job={job} />
      <Text>{words('bulk.undo.certain', { rows: number(job.certain) })}</Text>
      {!isRead && <Text>{words('bulk.undo.reading')}</Text>}
      {isRead && uncertain.length === 0 && <Text>{words('bulk.undo.none-uncertain')}</Text>}
      {isRead && uncertain.length > 0 && (
        <UncertainRows groups={job.groups} rows={uncertain} ticked={ticked} onTick={setTicked} />
      )}
      {failure && (
        <FailureMessage title="bulk.plan.not-made" failure={failure} special={planningWords} />
      )}
      <Inline>
        <LoadingButton
          isLoading={isRunning}
          isDisabled={!isRead || count === 0}
          onClick={() => void run(plan, onPlan)}
        >
          {words('bulk.undo.plan', { rows: number(count) })}
        </LoadingButton>
      </Inline>
    </Stack>
  );
};
