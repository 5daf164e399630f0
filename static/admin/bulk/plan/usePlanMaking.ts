import { useRef, useState } from 'react';
import type { PlanView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import type { Answer, PageFailure } from '../../load/answer';
import type { PlanDraft } from './planDraft';
import { sendPlan, type SendingCalls } from './sendPlan';

export type PlanMaking = {
  isRunning: boolean;
  /** The share of the rows that are sent, from 0 to 1. */
  share: number;
  failure?: PageFailure;
  make: (draft: PlanDraft) => Promise<void>;
};

const CALLS: SendingCalls = {
  beginPlan: (input) => invoke('beginPlan', input),
  addPlanRows: (input) => invoke('addPlanRows', input),
  sealPlan: (input) => invoke('sealPlan', input),
};

/** Makes one plan at a time out of rows, and holds how far that is or why it failed. */
export const usePlanMaking = (onPlan: (plan: PlanView) => void): PlanMaking => {
  const [state, setState] = useState<Omit<PlanMaking, 'make'>>({ isRunning: false, share: 0 });
  const isRunning = useRef(false);

  const make = async (draft: PlanDraft): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setState({ isRunning: true, share: 0 });
    const onSent = (sent: number): void => {
      setState({ isRunning: true, share: sent / draft.rows.length });
    };
    const plan: Answer<PlanView> = await sendPlan(draft, onSent, CALLS);
    isRunning.current = false;
    setState({ isRunning: false, share: 0, ...(!plan.ok && { failure: plan.failure }) });
    if (plan.ok) onPlan(plan.value);
  };

  return { ...state, make };
};
