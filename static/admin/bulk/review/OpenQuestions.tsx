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
import { useLocale, useNumber, useWords } from '../../words/useWords';
import {
  clearAnswers,
  restoreSkippedRows,
  type ReviewAnswer,
  type ReviewAnswers,
  skipRows,
} from '../list/answers';
import { type Column, Pager, RowsTable, SearchField } from '../rows/RowsTable';
import { namedRows, type Writing } from '../rows/rowSource';
import { usePages } from '../rows/useRows';
import { ResolveDialog } from './ResolveDialog';
import { type OpenQuestion, questionText, shownText } from './question';
import { rowsOf } from './reviewList';

type OpenQuestionsProps = {
  open: readonly OpenQuestion[];
  answers: ReviewAnswers;
  onResolve: (answers: ReviewAnswers) => void;
};

/** What waits for the admin, to be settled question by question, or left out. */
export const OpenQuestions = ({ open, answers, onResolve }: OpenQuestionsProps) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
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
          {words('bulk.open.title')}
        </Heading>
        <Button
          isDisabled={found.length === 0}
          onClick={() => {
            skip(found);
          }}
        >
          {words(query === '' ? 'bulk.open.leave-out-all' : 'bulk.open.leave-out-found', {
            rows: number(rowsOf(found).size),
          })}
        </Button>
      </Inline>
      <Text>{words('bulk.open.about')}</Text>
      <SearchField id="open-search" label="bulk.open.search" onSearch={setQuery} />
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
  { key: 'rows', title: 'bulk.open.rows', width: 11 },
  { key: 'text', title: 'bulk.open.text', width: 20 },
  { key: 'why', title: 'bulk.open.why', width: 26 },
  { key: 'actions', title: 'table.actions', width: 43 },
];

type OpenTableProps = {
  open: readonly OpenQuestion[];
  query: string;
  onResolve: (question: OpenQuestion) => void;
  onSkip: (question: OpenQuestion) => void;
};

const need = (): Promise<never[]> => Promise.resolve([]); // they are all here

/** The questions that are open, page by page. */
const OpenTable = ({ open, query, ...actions }: OpenTableProps) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  const all = { rows: open, total: open.length, need };
  const pages = usePages(all, query, () => true);
  return (
    <Stack space="space.100">
      <RowsTable
        label="bulk.open.title"
        columns={COLUMNS}
        rows={pages.rows.map((question) => openRow(question, actions, { words, locale, number }))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};

type Actions = {
  onResolve: (question: OpenQuestion) => void;
  onSkip: (question: OpenQuestion) => void;
};

const MAX_LINES = 3; // a cell of a list may hold anything

/** An open question as a row of a DynamicTable; each cell holds a component of UI Kit's own. */
const openRow = (question: OpenQuestion, { onResolve, onSkip }: Actions, writing: Writing) => {
  const { key, text, why, rows, accountId } = question;
  const { words } = writing;
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
              {text === '' ? words('bulk.open.nothing') : shownText(question)}
            </Text>
          </Stack>
        ),
      },
      { key: 'why', content: <Text>{words(why)}</Text> },
      {
        key: 'actions',
        content: (
          <ButtonGroup
            label={words(rows.length === 1 ? 'bulk.open.actions-of.one' : 'bulk.open.actions-of', {
              rows: named,
            })}
          >
            <Button
              spacing="compact"
              onClick={() => {
                onResolve(question);
              }}
            >
              {words('bulk.open.settle')}
            </Button>
            <Button
              spacing="compact"
              onClick={() => {
                onSkip(question);
              }}
            >
              {words('bulk.open.leave-out')}
            </Button>
          </ButtonGroup>
        ),
      },
    ],
  };
};

type ResetAnswersProps = { answers: ReviewAnswers; onResolve: (answers: ReviewAnswers) => void };

/** The way back from what was settled: rows left out, and answers given. */
export const ResetAnswers = ({ answers, onResolve }: ResetAnswersProps) => {
  const words = useWords();
  const number = useNumber();
  const { byQuestion, skippedRows } = answers;
  if (byQuestion.size === 0 && skippedRows.size === 0) return null;
  return (
    <Inline>
      <ButtonGroup label={words('bulk.back-to-open')}>
        {skippedRows.size > 0 && (
          <Button
            onClick={() => {
              onResolve(restoreSkippedRows(answers));
            }}
          >
            {words('bulk.back-to-open.left-out', { rows: number(skippedRows.size) })}
          </Button>
        )}
        {byQuestion.size > 0 && (
          <Button
            onClick={() => {
              onResolve(clearAnswers(answers));
            }}
          >
            {words('bulk.back-to-open.answers', { answers: number(byQuestion.size) })}
          </Button>
        )}
      </ButtonGroup>
    </Inline>
  );
};
