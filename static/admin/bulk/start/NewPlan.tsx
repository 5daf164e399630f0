import { Box, Button, Inline, ProgressBar, Stack, Text } from '@forge/react';
import React from 'react';
import { useWriting } from '../../words/useWords';
import type { CheckStep } from '../list/checkList';
import type { List } from '../list/useList';
import type { PlanCreation } from '../plan/PlanCreation';
import { ReviewPage } from '../review/ReviewPage';
import { ListForm } from './ListForm';

type Props = { list: List; creation: PlanCreation };

/** From a list to its plan: the form, the check, the review. */
export const NewPlan = ({ list, creation }: Props) => {
  const { state } = list;
  switch (state.kind) {
    case 'writing':
      return <ListForm list={list} refusal={state.refusal} />;
    case 'checking':
      return <CheckProgress step={state.step} onStop={list.change} />;
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
