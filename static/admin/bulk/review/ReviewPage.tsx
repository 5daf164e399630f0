import { Button, ButtonGroup, Heading, Inline, LoadingButton, Stack, Text } from '@forge/react';
import React, { useMemo } from 'react';
import { FailureMessage } from '../../ui/FailureMessage';
import { readingWords } from '../../words/failureWords';
import { useWords, useWriting } from '../../words/useWords';
import { isTemporary } from '../list/checkList';
import { type ListState, listTitle } from '../list/listState';
import type { List } from '../list/useList';
import { type PlanCreation, PlanProgress } from '../plan/PlanCreation';
import { FixedAutomatically } from './FixedAutomatically';
import { OpenQuestions, ResetAnswers } from './OpenQuestions';
import { ReadyRows } from './ReadyRows';
import { draftOf } from './resolveRow';
import { reviewList } from './reviewList';

type ReviewPageProps = {
  list: List;
  state: Extract<ListState, { kind: 'checked' }>;
  creation: PlanCreation;
};

/**
 * A list after its check: what was fixed, what needs review, and the button that creates the plan.
 */
export const ReviewPage = ({ list, state, creation }: ReviewPageProps) => {
  const { words, counted } = useWriting();
  const { answers, setAnswers, back } = list;
  const { understood, checked } = state;
  const review = useMemo(
    () => reviewList(understood.list, checked, answers),
    [understood, checked, answers],
  );
  const { ready, openRows, duplicates, skipped, unchanged } = review;
  const title = listTitle(state);
  return (
    <Stack space="space.300">
      <Stack space="space.050">
        <Heading as="h2" size="small">
          {words('bulk.review.title')}
        </Heading>
        <Inline space="space.050" shouldWrap>
          {[
            counted('bulk.review.ready', ready.length),
            openRows.size > 0 && counted('bulk.review.open', openRows.size),
            skipped > 0 && counted('bulk.review.skipped', skipped),
            duplicates.length > 0 && counted('bulk.review.duplicates', duplicates.length),
            unchanged > 0 && counted('bulk.review.unchanged', unchanged),
          ]
            .filter((sentence) => sentence !== false)
            .map((sentence) => (
              <Text key={sentence}>{sentence}</Text>
            ))}
        </Inline>
      </Stack>
      <ReadyRows ready={ready} />
      <CheckStopped state={state} onResume={() => void list.resume()} />
      <FixedAutomatically findings={understood.list.findings} />
      <OpenQuestions
        open={review.open}
        rowText={understood.list.rowText}
        answers={answers}
        onResolve={setAnswers}
      />
      <ResetAnswers answers={answers} onResolve={setAnswers} />
      <PlanProgress creation={creation} />
      <Inline>
        <ButtonGroup label={words('bulk.review.next')}>
          <LoadingButton
            appearance="primary"
            isLoading={creation.isRunning}
            isDisabled={ready.length === 0 || openRows.size > 0}
            onClick={() =>
              void creation.create({ ...draftOf(ready), ...(title !== undefined && { title }) })
            }
          >
            {counted('bulk.review.plan', ready.length)}
          </LoadingButton>
          <Button isDisabled={creation.isRunning} onClick={back}>
            {words('back')}
          </Button>
        </ButtonGroup>
      </Inline>
      {openRows.size > 0 && <Text size="small">{words('bulk.review.resolve-first')}</Text>}
    </Stack>
  );
};

type CheckStoppedProps = { state: Extract<ListState, { kind: 'checked' }>; onResume: () => void };

/** Why a check isn't complete, with a button to resume it. Known results stay. */
const CheckStopped = ({ state: { failure, checked }, onResume }: CheckStoppedProps) => {
  const words = useWords();
  const hasTemporary = [...checked.groups.values()].some(isTemporary);
  if (!failure && !hasTemporary) return null;
  return (
    <Stack space="space.100" alignInline="start">
      <FailureMessage
        title="bulk.check.stopped"
        failure={failure ?? { code: 'unavailable' }}
        special={readingWords}
      />
      <Button onClick={onResume}>{words('bulk.check.resume')}</Button>
    </Stack>
  );
};
