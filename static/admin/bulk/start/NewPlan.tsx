import { Button, Inline, ProgressBar, Stack, Text } from '@forge/react';
import React from 'react';
import { useWriting } from '../../words/useWords';
import { Status } from '../../ui/layout';
import type { MovedFocus } from '../../ui/useMovedFocus';
import { ColumnsPage } from '../columns/ColumnsPage';
import type { CheckStep } from '../list/checkList';
import type { List } from '../list/useList';
import type { PlanCreation } from '../plan/PlanCreation';
import { ReviewPage } from '../review/ReviewPage';
import { Steps } from '../steps/Steps';
import { ListForm } from './ListForm';

type Props = { list: List; creation: PlanCreation; focus: MovedFocus };

const STEP_OF = {
  writing: 'list',
  columns: 'columns',
  checking: 'review',
  checked: 'review',
} as const;

/** From a list to its plan: the form, its columns, the check, the review. */
export const NewPlan = (props: Props) => (
  <Stack space="space.300">
    <Steps current={STEP_OF[props.list.state.kind]} />
    <Step {...props} />
  </Stack>
);

const Step = ({ list, creation, focus }: Props) => {
  const { state } = list;
  switch (state.kind) {
    case 'writing':
      return <ListForm list={list} state={state} focus={focus} />;
    case 'columns':
      return <ColumnsPage list={list} state={state} />;
    case 'checking':
      return <CheckProgress step={state.step} onStop={list.back} />;
    case 'checked':
      return <ReviewPage list={list} state={state} creation={creation} />;
  }
};

/** The progress of checking a list. */
const CheckProgress = ({ step, onStop }: { step: CheckStep | undefined; onStop: () => void }) => {
  const { words, counted, number } = useWriting();
  return (
    <Stack space="space.150">
      <Status>
        <Text>
          {step
            ? counted(`bulk.check.${step.kind}`, step.total, { done: number(step.done) })
            : words('bulk.check.started')}
        </Text>
      </Status>
      <ProgressBar
        ariaLabel={words('bulk.check.title')}
        value={step && step.total > 0 ? step.done / step.total : 0}
        isIndeterminate={!step}
      />
      <Inline>
        <Button onClick={onStop}>{words('bulk.check.stop')}</Button>
      </Inline>
    </Stack>
  );
};
