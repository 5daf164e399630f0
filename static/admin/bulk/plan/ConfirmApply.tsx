import React from 'react';
import { Stack, Text } from '@forge/react';
import type { JobView, PlanView } from '../../../../src/application/bulkApi';
import { ConfirmDialog } from '../../confirm/ConfirmDialog';
import { invoke } from '../../invoke';
import { useAction } from '../../load/useAction';
import { FailureMessage } from '../../words/FailureMessage';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { startingWords } from './startingWords';
import { planTotals } from './planTotals';

type Props = {
  plan: PlanView;
  /** The words of the button. */
  apply: string;
  onJob: (job: JobView) => void;
  onClose: () => void;
};

/** Asks before a plan is applied. Starting it twice starts it once. */
export const ConfirmApply = ({ plan, apply, onJob, onClose }: Props) => {
  const words = useWords();
  const number = useNumber();
  const { run, isRunning, failure } = useAction(() => undefined);
  const { adds, removals, seats } = planTotals(plan.groups);
  const start = () => run(() => invoke('startJob', { planId: plan.id, hash: plan.hash }), onJob);
  return (
    <ConfirmDialog
      title={words('bulk.apply.title')}
      confirm={apply}
      isDangerous={removals > 0}
      isRunning={isRunning}
      onConfirm={() => void start()}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>
          {words('bulk.plan.changes', { adds: number(adds), removals: number(removals) })}
        </Text>
        {seats > 0 && <Text>{words('bulk.plan.seats', { seats: number(seats) })}</Text>}
        <Text>{words('bulk.apply.yours')}</Text>
        {failure && (
          <FailureMessage title="bulk.apply.failed" failure={failure} special={startingWords} />
        )}
      </Stack>
    </ConfirmDialog>
  );
};
