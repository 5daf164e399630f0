import { Box, ProgressBar, Stack, Text } from '@forge/react';
import React, { useRef, useState } from 'react';
import type { PlanView } from '../../../../src/application/bulkApi';
import type { Answer, PageFailure } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { FailureMessage } from '../../ui/FailureMessage';
import { useNumber, useWords } from '../../words/useWords';
import type { ListState } from '../list/listState';
import { createPlanWords } from './planWords';
import { type PlanCalls, type PlanDraft, sendPlan } from './sendPlan';

export type PlanCreation = {
  isRunning: boolean;
  /** The share of the rows that are sent, from 0 to 1. */
  share: number;
  failure?: PageFailure;
  create: (draft: PlanDraft) => Promise<void>;
};

const CALLS: PlanCalls = {
  beginPlan: (input) => invoke('beginPlan', input),
  addPlanRows: (input) => invoke('addPlanRows', input),
  finalizePlan: (input) => invoke('finalizePlan', input),
};

type State = { isRunning: boolean; share: number; failed?: { list: ListState; why: PageFailure } };

/**
 * Makes one plan at a time out of a list, and holds how far that is or why it failed, for as long as
 * the list is the same. Held where it outlives the list's page: nobody makes a second plan by
 * coming back to it.
 */
export const usePlanCreation = (
  list: ListState,
  onPlan: (plan: PlanView, of: ListState) => void,
): PlanCreation => {
  const [{ failed, ...state }, setState] = useState<State>({ isRunning: false, share: 0 });
  const isRunning = useRef(false);

  const create = async (draft: PlanDraft): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setState({ isRunning: true, share: 0 });
    const onSent = (sent: number): void => {
      setState({ isRunning: true, share: sent / draft.rows.length });
    };
    const plan: Answer<PlanView> = await sendPlan(draft, onSent, CALLS);
    isRunning.current = false;
    setState({
      isRunning: false,
      share: 0,
      ...(!plan.ok && { failed: { list: list, why: plan.failure } }),
    });
    if (plan.ok) onPlan(plan.value, list);
  };

  return { ...state, ...(failed?.list === list && { failure: failed.why }), create };
};

/** How far a plan is made, or why it was not. */
export const PlanProgress = ({ of: { isRunning, share, failure } }: { of: PlanCreation }) => {
  const words = useWords();
  const percent = useNumber({ style: 'percent' });
  return (
    <Box role="status">
      {isRunning && (
        <Stack space="space.050">
          <Text>
            {share < 1
              ? words('bulk.plan.sending', { share: percent(share) })
              : words('bulk.plan.finalizing')}
          </Text>
          <ProgressBar
            ariaLabel={words('bulk.plan.creating')}
            value={share}
            isIndeterminate={share === 1}
          />
        </Stack>
      )}
      {failure && (
        <FailureMessage title="bulk.plan.not-created" failure={failure} special={createPlanWords} />
      )}
    </Box>
  );
};
