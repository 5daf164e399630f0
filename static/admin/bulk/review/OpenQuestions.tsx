import {
  Button,
  ButtonGroup,
  Heading,
  Inline,
  ModalTransition,
  Stack,
  Text,
  User,
} from '@forge/react';
import React, { useState } from 'react';
import type { Writing } from '../../words/fill';
import { useNumber, useWords, useWriting } from '../../words/useWords';
import {
  clearAnswers,
  restoreSkippedRows,
  type ReviewAnswer,
  type ReviewAnswers,
  skipRows,
} from '../list/answers';
import { namedRows } from '../rows/rowSource';
import { type Column, Pager, RowsTable, SearchField } from '../rows/RowsTable';
import { usePages } from '../rows/useRows';
import { type OpenQuestion, questionText, shownText } from './question';
import { ResolveDialog } from './ResolveDialog';
import { rowsOf } from './reviewList';

type OpenQuestionsProps = {
  open: readonly OpenQuestion[];
  answers: ReviewAnswers;
  onResolve: (answers: ReviewAnswers) => void;
};

/** The rows that need review. The admin resolves or skips them question by question. */
export const OpenQuestions = ({ open, answers, onResolve }: OpenQuestionsProps) => {
  const { words, counted, locale } = useWriting();
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState<OpenQuestion>();
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
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h3" size="xsmall">
          {words('bulk.questions.title')}
        </Heading>
        <Button
          isDisabled={found.length === 0}
          onClick={() => {
            skip(found);
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
        open={found}
        query={query}
        onResolve={setAsked}
        onSkip={(question) => {
          skip([question]);
        }}
      />
      <ModalTransition>
        {asked && (
          <ResolveDialog
            question={asked}
            onAnswer={(given) => {
              answer(asked.key, given);
              close();
            }}
            onSkip={() => {
              skip([asked]);
              close();
            }}
            onClose={close}
          />
        )}
      </ModalTransition>
    </Stack>
  );
};

const COLUMNS: Column[] = [
  { key: 'rows', title: 'bulk.questions.rows', width: 11 },
  { key: 'text', title: 'bulk.questions.text', width: 20 },
  { key: 'why', title: 'bulk.questions.why', width: 26 },
  { key: 'actions', title: 'table.actions', width: 43 },
];

type OpenTableProps = {
  open: readonly OpenQuestion[];
  query: string;
  onResolve: (question: OpenQuestion) => void;
  onSkip: (question: OpenQuestion) => void;
};

const need = (): Promise<never[]> => Promise.resolve([]); // all rows are already here

/** The open questions, page by page. */
const OpenTable = ({ open, query, ...actions }: OpenTableProps) => {
  const writing = useWriting();
  const all = { rows: open, total: open.length, need };
  const pages = usePages(all, query, () => true);
  return (
    <Stack space="space.100">
      <RowsTable
        label="bulk.questions.title"
        columns={COLUMNS}
        rows={pages.rows.map((question) => openRow(question, actions, writing))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};

type Actions = {
  onResolve: (question: OpenQuestion) => void;
  onSkip: (question: OpenQuestion) => void;
};

const MAX_LINES = 3; // a list's cell may hold anything

/** An open question as a row of a DynamicTable. Each cell holds a UI Kit component. */
const openRow = (question: OpenQuestion, { onResolve, onSkip }: Actions, writing: Writing) => {
  const { key, text, why, rows, accountId } = question;
  const { words, counted } = writing;
  const named = namedRows(rows, writing);
  return {
    key,
    cells: [
      {
        key: 'rows',
        content: <Text>{named}</Text>,
      },
      {
        key: 'text',
        content: (
          <Stack>
            {accountId !== undefined && <User accountId={accountId} />}
            <Text maxLines={MAX_LINES}>
              {text === '' ? words('bulk.questions.nothing') : shownText(question)}
            </Text>
          </Stack>
        ),
      },
      { key: 'why', content: <Text>{words(why)}</Text> },
      {
        key: 'actions',
        content: (
          <ButtonGroup label={counted('bulk.questions.actions-of', rows.length, { rows: named })}>
            <Button
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
                onSkip(question);
              }}
            >
              {words('bulk.questions.skip')}
            </Button>
          </ButtonGroup>
        ),
      },
    ],
  };
};

type ResetAnswersProps = { answers: ReviewAnswers; onResolve: (answers: ReviewAnswers) => void };

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
