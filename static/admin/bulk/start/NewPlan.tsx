import { Box, Button, Inline, ProgressBar, ProgressTracker, Stack, Text } from '@forge/react';
import React from 'react';
import type { Words } from '../../words/fill';
import { useWords, useWriting } from '../../words/useWords';
import { ColumnsPage } from '../columns/ColumnsPage';
import type { CheckStep } from '../list/checkList';
import type { ListState } from '../list/listState';
import type { List } from '../list/useList';
import type { PlanCreation } from '../plan/PlanCreation';
import { ReviewPage } from '../review/ReviewPage';
import { ListForm } from './ListForm';

type Props = { list: List; creation: PlanCreation };

/** From a list to its plan: the form, its columns, the check, the review. */
export const NewPlan = (props: Props) => {
  const words = useWords();
  return (
    <Stack space="space.300">
      <ProgressTracker
        label={words('bulk.steps')}
        items={stepItems(props.list.state, words)}
        animated={false}
      />
      <Step {...props} />
    </Stack>
  );
};

const STEPS = ['list', 'columns', 'review', 'plan'] as const;

const STEP_OF = { writing: 0, columns: 1, checking: 2, checked: 2 } as const;

/** The steps. A step that is done isn't `visited`, because UI Kit would make it a link. */
const stepItems = ({ kind }: ListState, words: Words) =>
  STEPS.map((step, place) => ({
    id: step,
    label: words(`bulk.steps.${step}`),
    percentageComplete: place < STEP_OF[kind] ? 100 : 0,
    status: place === STEP_OF[kind] ? ('current' as const) : ('unvisited' as const),
  }));

const Step = ({ list, creation }: Props) => {
  const { state } = list;
  switch (state.kind) {
    case 'writing':
      return <ListForm list={list} state={state} />;
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
      <Box role="status">
        <Text>
          {step
            ? counted(`bulk.check.${step.kind}`, step.total, { done: number(step.done) })
            : words('bulk.check.started')}
        </Text>
      </Box>
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
