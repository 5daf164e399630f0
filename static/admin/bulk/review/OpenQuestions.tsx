import { Button, ButtonGroup, Inline, ModalTransition, Stack, Text, User } from '@forge/react';
import React, { useState } from 'react';
import { distinctNames } from '../../words/distinctNames';
import { inList, type Writing } from '../../words/fill';
import { useNumber, useWords, useWriting } from '../../words/useWords';
import { DIALOG_FADES_MS } from '../../ui/ConfirmDialog';
import { Subtitle } from '../../ui/layout';
import type { MovedFocus } from '../../ui/useMovedFocus';
import {
  clearAnswers,
  restoreSkippedRows,
  type ReviewAnswer,
  type ReviewAnswers,
  skipRows,
} from '../list/answers';
import { namedRows, withMore } from '../../rows/rowSource';
import { type Column, Pager, RowsTable, SearchField } from '../../rows/RowsTable';
import { usePagesOf } from '../../rows/useRows';
import { linesOf, type OpenQuestion, type QuestionLine, questionText, shownText } from './question';
import { ResolveDialog } from './ResolveDialog';
import { rowsOf } from './reviewList';

/** The name of the button that takes the focus after the last question. */
export const AFTER_ALL = 'after-all';

type OpenQuestionsProps = {
  open: readonly OpenQuestion[];
  /** The cells of a row of the list. */
  rowText: (row: number) => string;
  answers: ReviewAnswers;
  onResolve: (answers: ReviewAnswers) => void;
  /** Goes on to the next question, or to the button that creates the plan. */
  focus: MovedFocus;
};

/** The rows that need review. The admin resolves or skips them question by question. */
export const OpenQuestions = ({ open, rowText, answers, onResolve, focus }: OpenQuestionsProps) => {
  const { words, counted, locale } = useWriting();
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState<OpenQuestion>();
  const [shownCauses, setShownCauses] = useState<ReadonlySet<string>>(new Set());
  if (open.length === 0) return null;
  const skip = (questions: readonly OpenQuestion[]): void => {
    onResolve(skipRows(answers, rowsOf(questions)));
  };
  const answer = (key: string, given: ReviewAnswer): void => {
    onResolve({ ...answers, byQuestion: new Map([...answers.byQuestion, [key, given]]) });
  };
  const close = (): void => {
    setAsked(undefined);
  };
  const found = open.filter((question) => questionText(question, words, locale).includes(query));
  const lines = linesOf(found, shownCauses);
  /** Moves the focus to the next line when one will be gone. */
  const leave = (key: string): void => {
    const at = lines.findIndex((line) => line.key === key);
    focus.moveTo((lines[at + 1] ?? lines[at - 1])?.key ?? AFTER_ALL);
  };
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Subtitle>{words('bulk.questions.title')}</Subtitle>
        <Button
          isDisabled={found.length === 0}
          onClick={() => {
            skip(found);
            focus.moveTo(AFTER_ALL);
          }}
        >
          {counted(
            query === '' ? 'bulk.questions.skip-all' : 'bulk.questions.skip-found',
            rowsOf(found).size,
          )}
        </Button>
      </Inline>
      <Text>{words('bulk.questions.about')}</Text>
      <SearchField id="open-search" label="bulk.questions.search" onSearch={setQuery} />
      <OpenTable
        lines={lines}
        focus={focus}
        query={query}
        rowText={rowText}
        onAnswer={(question, given) => {
          answer(question.key, given);
          leave(question.key);
        }}
        onResolve={setAsked}
        onSkip={(questions, key) => {
          skip(questions);
          leave(key);
        }}
        onShow={(cause, [first]) => {
          setShownCauses((shown) => new Set([...shown, cause]));
          if (first) focus.moveTo(first.key);
        }}
      />
      <ModalTransition>
        {asked && (
          <ResolveDialog
            question={asked}
            rowText={rowText}
            onAnswer={(given) => {
              answer(asked.key, given);
              close();
              setTimeout(leave, DIALOG_FADES_MS, asked.key);
            }}
            onSkip={() => {
              skip([asked]);
              close();
              setTimeout(leave, DIALOG_FADES_MS, asked.key);
            }}
            onClose={close}
          />
        )}
      </ModalTransition>
    </Stack>
  );
};

const COLUMNS: Column[] = [
  { title: 'bulk.questions.rows', width: 10 },
  { title: 'bulk.questions.text', width: 30 },
  { title: 'bulk.questions.why', width: 24 },
  { title: 'table.actions', width: 36 },
];

type Actions = {
  rowText: (row: number) => string;
  onAnswer: (question: OpenQuestion, answer: ReviewAnswer) => void;
  onResolve: (question: OpenQuestion) => void;
  onSkip: (questions: readonly OpenQuestion[], key: string) => void;
  onShow: (cause: string, questions: readonly OpenQuestion[]) => void;
  focus: MovedFocus;
};

type OpenTableProps = Actions & { lines: readonly QuestionLine[]; query: string };

/** The open questions, page by page. */
const OpenTable = ({ lines, query, ...actions }: OpenTableProps) => {
  const writing = useWriting();
  const pages = usePagesOf(lines, { query });
  return (
    <Stack space="space.100">
      <RowsTable
        label="bulk.questions.title"
        columns={COLUMNS}
        rows={pages.rows.map((line) =>
          line.kind === 'question'
            ? questionRow(line.question, actions, writing)
            : causeRow(line, actions, writing),
        )}
      />
      <Pager pages={pages} />
    </Stack>
  );
};

const MAX_LINES = 3; // a list's cell may hold anything

/** An open question as a row of the table. */
const questionRow = (
  question: OpenQuestion,
  { rowText, onAnswer, onResolve, onSkip, focus }: Actions,
  writing: Writing,
) => {
  const { key, text, why, rows, accountId } = question;
  const { words, counted } = writing;
  const named = namedRows(rows, writing);
  const label = counted('bulk.questions.actions-of', rows.length, { rows: named });
  const [group] = question.groups ?? [];
  const nameOf = distinctNames((question.groups ?? []).map(withShortName), words);
  const [candidate, ...others] = question.candidates;
  const isSure = candidate !== undefined && others.length === 0;
  const shownAccount = accountId ?? (isSure ? candidate : undefined);
  const { key: drawn, autoFocus } = focus.on(key);
  return [
    <Text>{named}</Text>,
    <Stack>
      <Text maxLines={MAX_LINES} weight="medium">
        {text === '' ? words('bulk.questions.nothing') : shownText(question)}
      </Text>
      <Text size="small" maxLines={MAX_LINES} color="color.text.subtlest">
        {rowText(rows[0] ?? 0)}
      </Text>
      {shownAccount !== undefined && <User accountId={shownAccount} />}
    </Stack>,
    <Text>{words(why)}</Text>,
    <Inline space="space.050" rowSpace="space.050" shouldWrap>
      {(group !== undefined || isSure) && (
        <ButtonGroup label={label}>
          {group && (
            <Button
              spacing="compact"
              onClick={() => {
                onAnswer(question, { kind: 'group', group });
              }}
            >
              {words('bulk.questions.use-group', { group: nameOf(withShortName(group)) })}
            </Button>
          )}
          {isSure && (
            <Button
              spacing="compact"
              onClick={() => {
                onAnswer(question, { kind: 'person', accountId: candidate });
              }}
            >
              {words('bulk.questions.use-person')}
            </Button>
          )}
        </ButtonGroup>
      )}
      <ButtonGroup label={label}>
        <Button
          key={drawn}
          autoFocus={autoFocus}
          spacing="compact"
          onClick={() => {
            onResolve(question);
          }}
        >
          {words('bulk.questions.resolve')}
        </Button>
        <Button
          spacing="compact"
          onClick={() => {
            onSkip([question], key);
          }}
        >
          {words('bulk.questions.skip')}
        </Button>
      </ButtonGroup>
    </Inline>,
  ];
};

const MAX_NAME = 30; // characters on a button

const withShortName = ({ id, name }: { id: string; name: string }) => ({
  id,
  name: name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name,
});

const MAX_TEXTS = 3;

/** Many questions of one cause as a row of the table. */
const causeRow = (
  { key, why, questions, rows }: Extract<QuestionLine, { kind: 'cause' }>,
  { onSkip, onShow, focus }: Actions,
  writing: Writing,
) => {
  const { words, counted, locale } = writing;
  const named = namedRows(rows, writing);
  const label = counted('bulk.questions.actions-of', rows.length, { rows: named });
  const texts = [...new Set(questions.map(({ text }) => text).filter((text) => text !== ''))];
  const shown = inList(texts.slice(0, MAX_TEXTS), locale, 'unit');
  const { key: drawn, autoFocus } = focus.on(key);
  return [
    <Text>{named}</Text>,
    <Text maxLines={MAX_LINES}>
      {texts.length === 0
        ? words('bulk.questions.nothing')
        : withMore(shown, texts.length - MAX_TEXTS, writing)}
    </Text>,
    <Text>{words(why)}</Text>,
    <Inline space="space.050" rowSpace="space.050" shouldWrap>
      <ButtonGroup label={label}>
        <Button
          key={drawn}
          autoFocus={autoFocus}
          spacing="compact"
          onClick={() => {
            onShow(key, questions);
          }}
        >
          {words('bulk.questions.show-each')}
        </Button>
      </ButtonGroup>
      <ButtonGroup label={label}>
        <Button
          spacing="compact"
          onClick={() => {
            onSkip(questions, key);
          }}
        >
          {counted('bulk.questions.skip-rows', rows.length)}
        </Button>
      </ButtonGroup>
    </Inline>,
  ];
};

type ResetAnswersProps = Pick<OpenQuestionsProps, 'answers' | 'onResolve'>;

/** Buttons that restore skipped rows and clear answers. */
export const ResetAnswers = ({ answers, onResolve }: ResetAnswersProps) => {
  const words = useWords();
  const number = useNumber();
  const { byQuestion, skippedRows } = answers;
  if (byQuestion.size === 0 && skippedRows.size === 0) return null;
  return (
    <Inline>
      <ButtonGroup label={words('bulk.reset')}>
        {skippedRows.size > 0 && (
          <Button
            onClick={() => {
              onResolve(restoreSkippedRows(answers));
            }}
          >
            {words('bulk.reset.skipped', { rows: number(skippedRows.size) })}
          </Button>
        )}
        {byQuestion.size > 0 && (
          <Button
            onClick={() => {
              onResolve(clearAnswers(answers));
            }}
          >
            {words('bulk.reset.answers', { answers: number(byQuestion.size) })}
          </Button>
        )}
      </ButtonGroup>
    </Inline>
  );
};
