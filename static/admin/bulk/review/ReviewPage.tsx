import {
  Button,
  ButtonGroup,
  Inline,
  List as BulletList,
  ListItem,
  LoadingButton,
  Stack,
  Text,
  User,
} from '@forge/react';
import React, { useMemo, useState } from 'react';
import { rowNumbers } from '../../rows/rowSource';
import { RowsTable } from '../../rows/RowsTable';
import { FailureMessage } from '../../ui/FailureMessage';
import { Note, Subtitle, Title } from '../../ui/layout';
import { useMovedFocus } from '../../ui/useMovedFocus';
import { distinctNames } from '../../words/distinctNames';
import { readingWords } from '../../words/failureWords';
import { useWords, useWriting } from '../../words/useWords';
import type { Finding } from '../import/import';
import { type Checked, isConfirmed, isTemporary } from '../list/checkList';
import { type ListState, listTitle } from '../list/listState';
import type { List } from '../list/useList';
import { type PlanCreation, PlanProgress } from '../plan/PlanCreation';
import { ActionLozenge, LIST_COLUMNS } from '../plan/rowCells';
import { changesText } from '../plan/sourceWords';
import { AFTER_ALL, OpenQuestions, ResetAnswers } from './OpenQuestions';
import { groupFixes } from './question';
import { draftOf, type ReadyRow } from './resolveRow';
import { reviewList, tooManyIn } from './reviewList';

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
  const { ready, openRows, duplicates, overruled, skipped, unchanged } = review;
  const title = listTitle(state);
  const focus = useMovedFocus();
  const { key, autoFocus } = focus.on(AFTER_ALL);
  const tooMany = useMemo(() => tooManyIn(ready), [ready]);
  const isReady = ready.length > 0 && openRows.size === 0 && !tooMany;
  return (
    <Stack space="space.300">
      <Stack space="space.050">
        <Title>{words('bulk.review.title')}</Title>
        <Inline space="space.050" shouldWrap>
          {[
            counted('bulk.review.ready', ready.length),
            openRows.size > 0 && counted('bulk.review.open', openRows.size),
            skipped > 0 && counted('bulk.review.skipped', skipped),
            duplicates.length > 0 && counted('bulk.review.duplicates', duplicates.length),
            overruled.length > 0 && counted('bulk.review.overruled', overruled.length),
            unchanged > 0 && counted('bulk.review.unchanged', unchanged),
          ]
            .filter((sentence) => sentence !== false)
            .map((sentence) => (
              <Text key={sentence}>{sentence}</Text>
            ))}
        </Inline>
      </Stack>
      {tooMany && (
        <Note
          appearance="error"
          title="bulk.plan.too-large.title"
          text={`bulk.refused.${tooMany}`}
        />
      )}
      <ReadyRows ready={ready} checked={checked} />
      <CheckStopped
        state={state}
        isPlanning={creation.isRunning}
        onResume={() => void list.resume()}
      />
      <FixedAutomatically findings={understood.list.findings} />
      <OpenQuestions
        open={review.open}
        rowText={understood.list.rowText}
        answers={answers}
        onResolve={setAnswers}
        focus={focus}
      />
      <ResetAnswers answers={answers} onResolve={setAnswers} />
      <PlanProgress creation={creation} />
      <Inline>
        <ButtonGroup label={words('bulk.review.next')}>
          <LoadingButton
            key={key}
            autoFocus={autoFocus && isReady}
            appearance="primary"
            isLoading={creation.isRunning}
            isDisabled={!isReady}
            onClick={() =>
              void creation.create({ ...draftOf(ready), ...(title !== undefined && { title }) })
            }
          >
            {counted('bulk.review.plan', ready.length)}
          </LoadingButton>
          <Button
            key={`back ${key}`}
            autoFocus={autoFocus && !isReady}
            isDisabled={creation.isRunning}
            onClick={back}
          >
            {words('back')}
          </Button>
        </ButtonGroup>
      </Inline>
      {openRows.size > 0 && <Text size="small">{words('bulk.review.resolve-first')}</Text>}
    </Stack>
  );
};

type CheckStoppedProps = {
  state: Extract<ListState, { kind: 'checked' }>;
  /** Whether a plan is being created, which is only kept for a list that is checked. */
  isPlanning: boolean;
  onResume: () => void;
};

/** Why a check isn't complete, with a button to resume it. Known results stay. */
const CheckStopped = ({ state, isPlanning, onResume }: CheckStoppedProps) => {
  const { failure, checked } = state;
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
      <Button isDisabled={isPlanning} onClick={onResume}>
        {words('bulk.check.resume')}
      </Button>
    </Stack>
  );
};

/** What was fixed automatically in a list, by kind, with the rows. Collapsed at first. */
const FixedAutomatically = ({ findings }: { findings: readonly Finding[] }) => {
  const { words, counted, locale, number } = useWriting();
  const [isShown, setIsShown] = useState(false);
  const kinds = groupFixes(findings);
  if (kinds.length === 0) return null;
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Subtitle>{words('bulk.fixed.title')}</Subtitle>
        <Button
          spacing="compact"
          onClick={() => {
            setIsShown(!isShown);
          }}
        >
          {words(isShown ? 'bulk.fixed.hide' : 'bulk.fixed.show')}
        </Button>
      </Inline>
      {isShown && (
        <BulletList type="unordered">
          {kinds.map(({ code, rows }) => {
            const what = words(`bulk.found.${code}`);
            const { named, more } = rowNumbers(rows, locale);
            const where = { what, rows: named };
            if (rows[0] === 0) return <ListItem key={code}>{what}</ListItem>;
            return (
              <ListItem key={code}>
                {more > 0
                  ? words('bulk.fixed.more', { ...where, more: number(more) })
                  : counted('bulk.fixed.rows', rows.length, where)}
              </ListItem>
            );
          })}
        </BulletList>
      )}
    </Stack>
  );
};

const MAX_SHOWN = 5;
const MAX_LINES = 2; // a group's name may have 255 characters

/** How many people the ready rows add and remove, and the first rows, so that a mistake shows. */
const ReadyRows = ({ ready, checked }: { ready: readonly ReadyRow[]; checked: Checked }) => {
  const writing = useWriting();
  const { words, number } = writing;
  if (ready.length === 0) return null;
  const adds = ready.filter(({ action }) => action === 'add').length;
  const groups = new Set(ready.map(({ group }) => group.id)).size;
  const nameOf = distinctNames(
    ready.map(({ group }) => group),
    words,
  );
  const first = [...ready].sort((one, other) => one.row - other.row).slice(0, MAX_SHOWN);
  return (
    <Stack space="space.100">
      <Text>{changesText({ adds, removals: ready.length - adds, groups }, writing)}</Text>
      <RowsTable
        label="bulk.review.first"
        columns={LIST_COLUMNS}
        rows={first.map(({ row, accountId, action, group }) => [
          <Text>{number(row)}</Text>,
          <Stack>
            <User accountId={accountId} />
            {/* An account that doesn't exist is drawn as a former user. */}
            {!isConfirmed(accountId, checked) && <Text size="small">{accountId}</Text>}
          </Stack>,
          <ActionLozenge action={action} />,
          <Text maxLines={MAX_LINES}>{nameOf(group)}</Text>,
        ])}
      />
      {ready.length > MAX_SHOWN && (
        <Text size="small">
          {words('bulk.resolve.preview.more', { more: number(ready.length - MAX_SHOWN) })}
        </Text>
      )}
    </Stack>
  );
};
