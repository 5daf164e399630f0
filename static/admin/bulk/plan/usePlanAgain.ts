import { useState } from 'react';
import type { PlanRowView, PlanView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import type { PageFailure } from '../../load/answer';
import { askAgain } from '../../load/askAgain';
import { makeRowSource, type HeldRows } from '../rows/rowSource';
import { usePlanMaking, type PlanMaking } from './usePlanMaking';
import { withoutRefused } from './withoutRefused';

/** Reads a plan's rows and makes a new plan of those that stand in no refused group. */
export const usePlanAgain = (
  plan: PlanView,
  onPlan: (plan: PlanView) => void,
): PlanMaking & { again: () => void } => {
  const making = usePlanMaking(onPlan);
  const [reading, setReading] = useState<{ isBusy: boolean; failure?: PageFailure }>();

  const again = async (): Promise<void> => {
    const { need } = makeRowSource({
      ask: (at) => askAgain(() => invoke('listPlanRows', { planId: plan.id, at })),
      total: plan.rows,
      show: (held: HeldRows<PlanRowView>) => {
        setReading(held);
      },
    });
    const rows = await need(plan.rows);
    if (rows.length === plan.rows) await making.make(withoutRefused(plan.groups, rows));
  };

  return {
    ...making,
    isRunning: making.isRunning || reading?.isBusy === true,
    ...(reading?.failure && { failure: reading.failure }),
    again: () => void again(),
  };
};
