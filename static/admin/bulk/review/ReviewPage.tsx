import { Button, ButtonGroup, Heading, Inline, LoadingButton, Stack, Text } from '@forge/react';
import React, { useMemo } from 'react';
import { useNumber, useWords } from '../../words/useWords';
import { PlanSending } from '../plan/PlanSending';
import type { PlanMaking } from '../plan/usePlanMaking';
import type { ListState } from '../start/listState';
import type { List } from '../start/useList';
import { CheckStopped } from './CheckStopped';
import { Mended } from './Mended';
import { OpenQuestions, TakeBack } from './OpenQuestions';
import { draftOf } from './resolveRow';
import { reviewList } from './reviewList';

type Props = {
  list: List;
  state: Extract<ListState, { is: 'checked' }>;
  making: PlanMaking;
};

/** A list after its check: what was mended, what waits for the admin, and the way to its plan. */
export const ReviewPage = ({ list, state, making }: Props) => {
  const words = useWords();
  const number = useNumber();
  const { settled, setSettled, change } = list;
  const { understood, checked } = state;
  const review = useMemo(
    () => reviewList(understood.list, checked, settled),
    [understood, checked, settled],
  );
  const { ready, openRows, doubled, leftOut } = review;
  return (
    <Stack space="space.300">
      <Stack space="space.050">
        <Heading as="h2" size="small">
          {words('bulk.review.title')}
        </Heading>
        <Text>
          {words('bulk.review.counts', {
            ready: number(ready.length),
            open: number(openRows.size),
            leftOut: number(leftOut),
            doubled: number(doubled.length),
          })}
        </Text>
      </Stack>
      <CheckStopped state={state} onGoOn={() => void list.goOn()} />
      <Mended findings={understood.list.findings} />
      <OpenQuestions open={review.open} settled={settled} onSettle={setSettled} />
      <TakeBack settled={settled} onSettle={setSettled} />
      <PlanSending of={making} />
      <Inline>
        <ButtonGroup label={words('bulk.review.next')}>
          <LoadingButton
            appearance="primary"
            isLoading={making.isRunning}
            isDisabled={ready.length === 0 || openRows.size > 0}
            onClick={() => void making.make(draftOf(ready))}
          >
            {words('bulk.review.plan', { rows: number(ready.length) })}
          </LoadingButton>
          <Button isDisabled={making.isRunning} onClick={change}>
            {words('bulk.review.change')}
          </Button>
        </ButtonGroup>
      </Inline>
      {openRows.size > 0 && <Text size="small">{words('bulk.review.settle-first')}</Text>}
    </Stack>
  );
};
