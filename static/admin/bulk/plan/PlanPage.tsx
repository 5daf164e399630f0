import { Inline, LoadingButton, ModalTransition, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { JobView, PlanView } from '../../../../src/contract/bulkApi';
import { moment } from '../../words/fill';
import { useWriting } from '../../words/useWords';
import { Status, Title } from '../../ui/layout';
import { Steps } from '../steps/Steps';
import { ConfirmApply, useReplan } from './ConfirmApply';
import { useDiscardPlan } from './DiscardPlan';
import { PlanDetails, PlanSummary, PlanWarnings } from './PlanDetails';
import { planTotals } from './planTotals';
import { planStatusWords } from './planWords';
import { RefusedGroups } from './RefusedGroups';
import { JobLinks } from './sourceCells';
import { sourceText } from './sourceWords';

type Props = {
  plan: PlanView;
  /** The jobs that the page knows, to name the one that this plan undoes or retries. */
  known: readonly JobView[];
  /** Another plan was created from this one. */
  onPlan: (plan: PlanView) => void;
  /** The plan was applied. Shows its job. */
  onApplied: (job: JobView) => void;
  onJob: (job: Pick<JobView, 'id'>) => void;
  /** Whether a plan that replaces this one is being created. Then this one can't be applied. */
  isReplaced: boolean;
  /** Whether the page still has the list from which the plan was created. */
  hasList: boolean;
  onDiscarded: () => void;
};

const MAX_LINES = 2; // a group's name may have 255 characters

/** A plan to read and approve: its changes, its cost, and the groups that are refused. */
export const PlanPage = (props: Props) => {
  const { plan, known, onPlan, onApplied, onJob, isReplaced, hasList, onDiscarded } = props;
  const writing = useWriting();
  const { words, counted, locale } = writing;
  const { origin } = plan;
  const [isAsking, setIsAsking] = useState(false);
  const { already, refused } = planTotals(plan.groups);
  const isNeeded = already < plan.rows;
  const apply = isNeeded ? counted('bulk.apply', plan.rows) : words('bulk.apply.anyway');
  const isExpired = plan.isExpired === true; // the browser's clock may be wrong
  const planning = useReplan(plan, onPlan);
  const discarding = useDiscardPlan(() => hasList, onDiscarded);
  const buttons = (
    <Inline space="space.100" rowSpace="space.100" shouldWrap>
      {refused.length === 0 && (
        <LoadingButton
          appearance="primary"
          isDisabled={isReplaced}
          isLoading={planning.isRunning}
          onClick={() => {
            if (isExpired) planning.replan();
            else setIsAsking(true);
          }}
        >
          {isExpired ? words('bulk.plan.recreate') : apply}
        </LoadingButton>
      )}
      <LoadingButton
        isLoading={discarding.running !== undefined}
        onClick={() => {
          discarding.discard(plan);
        }}
      >
        {words('bulk.discard')}
      </LoadingButton>
    </Inline>
  );
  return (
    <Stack space="space.300">
      <Steps current="plan" origin={origin} />
      <Stack space="space.050">
        <Title>
          {isNeeded ? counted('bulk.plan.title', plan.rows) : words('bulk.plan.title.unneeded')}
        </Title>
        <Text maxLines={MAX_LINES}>{sourceText(plan, known, writing)}</Text>
        <PlanSummary plan={plan} />
        <Text size="small">
          {words(planStatusWords(plan, isExpired), { until: moment(plan.usableUntil, locale) })}
        </Text>
      </Stack>
      <JobLinks source={plan} onJob={onJob} />
      <RefusedGroups plan={plan} hasList={hasList} onPlan={onPlan} />
      <PlanWarnings plan={plan} />
      <Stack>
        {buttons}
        {discarding.view}
        <Status>{planning.view}</Status>
      </Stack>
      <PlanDetails plan={plan} />
      {buttons}
      <ModalTransition>
        {isAsking && (
          <ConfirmApply
            plan={plan}
            apply={apply}
            onPlan={onPlan}
            onJob={onApplied}
            onClose={() => {
              setIsAsking(false);
            }}
          />
        )}
      </ModalTransition>
    </Stack>
  );
};
