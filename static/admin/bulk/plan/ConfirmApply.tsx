import React from 'react';
import { Stack, Text } from '@forge/react';
import type { JobView, PlanView } from '../../../../src/application/bulkApi';
import { ConfirmDialog } from '../../confirm/ConfirmDialog';
import { invoke } from '../../invoke';
import { useAction } from '../../load/useAction';
import { FailureMessage } from '../../words/FailureMessage';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { planningWords } from './planningWords';
import { planTotals } from './planTotals';
import { startingWords } from './startingWords';

type Props = {
  plan: PlanView;
  /** The words of the button. */
  apply: string;
  onPlan: (plan: PlanView) => void;
  onJob: (job: JobView) => void;
  onClose: () => void;
};

/**
 * Asks before a plan is applied. Starting it twice starts it once; one that no longer fits the site
 * can be made again instead.
 */
export const ConfirmApply = ({ plan, apply, onPlan, onJob, onClose }: Props) => {
  const words = useWords();
  const number = useNumber();
  const starting = useAction(() => undefined);
  const planning = useAction(() => undefined);
  const { adds, removals, seats } = planTotals(plan.groups);
  const start = () =>
    starting.run(() => invoke('startJob', { planId: plan.id, hash: plan.hash }), onJob);
  const replanWithoutRefusedGroups = () =>
    planning.run(() => invoke('replanWithoutRefusedGroups', { planId: plan.id }), onPlan);
  const isOutdated = starting.failure?.code === 'plan-outdated';
  return (
    <ConfirmDialog
      title={words('bulk.apply.title')}
      confirm={isOutdated ? words('bulk.plan.again') : apply}
      isDangerous={removals > 0 && !isOutdated}
      isRunning={starting.isRunning || planning.isRunning}
      onConfirm={() => void (isOutdated ? replanWithoutRefusedGroups() : start())}
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>
          {words('bulk.plan.changes', { adds: number(adds), removals: number(removals) })}
        </Text>
        {seats > 0 && <Text>{words('bulk.plan.seats', { seats: number(seats) })}</Text>}
        <Text>{words('bulk.apply.yours')}</Text>
        {starting.failure && (
          <FailureMessage
            title="bulk.apply.failed"
            failure={starting.failure}
            special={startingWords}
          />
        )}
        {planning.failure && (
          <FailureMessage
            title="bulk.plan.not-made"
            failure={planning.failure}
            special={planningWords}
          />
        )}
      </Stack>
    </ConfirmDialog>
  );
};
