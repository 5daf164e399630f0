import { ModalTransition, Stack, Text, User } from '@forge/react';
import React, { type ReactElement, type ReactNode, useState } from 'react';
import type { PlanView } from '../../../../src/contract/bulkApi';
import { invoke } from '../../api/invoke';
import { useAction } from '../../api/useLoaded';
import { useViewer } from '../../api/viewer';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FailureMessage } from '../../ui/FailureMessage';
import { Phrase } from '../../ui/Phrase';
import { Status } from '../../ui/layout';
import { useWords } from '../../words/useWords';

import { discardPlanWords, isLostWhenDiscarded } from './planWords';

/** Discards one plan at a time. */
export type PlanDiscarding = {
  discard: (plan: PlanView) => void;
  /** The plan that is being discarded. No other can be meanwhile. */
  running: PlanView | undefined;
  /** What the view of the plans must show: the question before a plan is lost, or a failure. */
  view: ReactElement;
};

/**
 * Discards plans that weren't applied. It asks first if the plan can't easily be created again.
 * `isOfList` says whether the page still has the list of a plan.
 */
export const useDiscardPlan = (
  isOfList: (plan: PlanView) => boolean,
  onDiscarded: (plan: PlanView) => void,
): PlanDiscarding => {
  const viewerId = useViewer();
  const [asked, setAsked] = useState<PlanView>();
  const [tried, setTried] = useState<PlanView>();
  const { run, isRunning, failure } = useAction();
  const discardNow = (plan: PlanView): void => {
    setTried(plan);
    void run(
      () => invoke('discardPlan', { planId: plan.id }),
      () => {
        setAsked(undefined);
        onDiscarded(plan);
      },
    );
  };
  const failed = failure && (
    <FailureMessage title="bulk.discard.failed" failure={failure} special={discardPlanWords} />
  );
  return {
    discard: (plan) => {
      if (isLostWhenDiscarded(plan, { viewerId, hasList: isOfList(plan) })) setAsked(plan);
      else discardNow(plan);
    },
    running: isRunning ? tried : undefined,
    view: (
      <>
        <Status>{!asked && failed}</Status>
        <ModalTransition>
          {asked && (
            <ConfirmDiscard
              plan={asked}
              isOfOther={asked.authorId !== viewerId}
              isRunning={isRunning}
              onConfirm={() => {
                discardNow(asked);
              }}
              onClose={() => {
                setAsked(undefined);
              }}
            >
              {tried === asked && failed}
            </ConfirmDiscard>
          )}
        </ModalTransition>
      </>
    ),
  };
};

type ConfirmDiscardProps = {
  plan: PlanView;
  /** Whether another admin created the plan. */
  isOfOther: boolean;
  isRunning: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

const ConfirmDiscard = ({ plan, isOfOther, children, ...dialog }: ConfirmDiscardProps) => {
  const words = useWords();
  return (
    <ConfirmDialog
      title={words('bulk.discard.title')}
      confirm={words('bulk.discard')}
      isDangerous
      {...dialog}
    >
      <Stack space="space.100">
        {isOfOther && (
          <Text>
            <Phrase
              text="bulk.discard.others"
              values={{ person: <User accountId={plan.authorId} /> }}
            />
          </Text>
        )}
        <Text>
          {words(plan.origin.kind === 'import' ? 'bulk.discard.of-list' : 'bulk.discard.of-job')}
        </Text>
        {children}
      </Stack>
    </ConfirmDialog>
  );
};
