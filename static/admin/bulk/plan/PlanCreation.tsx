import { ProgressBar, Stack, Text } from '@forge/react';
import React, { useRef, useState } from 'react';
import type { PlanView } from '../../../../src/contract/bulkApi';
import type { Answer, PageFailure } from '../../api/answers';
import { callsOf } from '../../api/invoke';
import { FailureMessage } from '../../ui/FailureMessage';
import { Status } from '../../ui/layout';
import { useNumber, useWords } from '../../words/useWords';
import { listPlanWords } from './planWords';
import { type PlanDraft, sendPlan } from './sendPlan';

export type PlanCreation = {
  isRunning: boolean;
  /** The share of rows sent so far, from 0 to 1. */
  share: number;
  failure?: PageFailure;
  create: (draft: PlanDraft) => Promise<void>;
};

const CALLS = callsOf('beginPlan', 'addPlanRows', 'finalizePlan');

type State<Source> = {
  isRunning: boolean;
  share: number;
  failed?: { source: Source; why: PageFailure };
};

/**
 * Creates one plan at a time from a list or other source, and holds its progress or failure while
 * the source is the same. It outlives the source's view, so that coming back to the view doesn't
 * create a second plan. `onFailure` gets a failure that may not be seen here.
 */
export const usePlanCreation = <Source,>(
  source: Source,
  onPlan: (plan: PlanView, of: Source) => void,
  onFailure?: (why: PageFailure, of: Source) => void,
): PlanCreation => {
  const [{ failed, ...state }, setState] = useState<State<Source>>({ isRunning: false, share: 0 });
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
      ...(!plan.ok && { failed: { source, why: plan.failure } }),
    });
    if (plan.ok) onPlan(plan.value, source);
    else onFailure?.(plan.failure, source);
  };

  return { ...state, ...(failed?.source === source && { failure: failed.why }), create };
};

/** Why a plan wasn't created. */
export const PlanNotCreated = ({ why }: { why: PageFailure }) => (
  <FailureMessage title="bulk.plan.not-created" failure={why} special={listPlanWords} />
);

/** The progress of creating a plan, or why it failed. */
export const PlanProgress = ({
  creation: { isRunning, share, failure },
}: {
  creation: PlanCreation;
}) => {
  const words = useWords();
  const percent = useNumber({ style: 'percent' });
  return (
    <Status>
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
      {failure && <PlanNotCreated why={failure} />}
    </Status>
  );
};
