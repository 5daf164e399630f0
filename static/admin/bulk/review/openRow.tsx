import React from 'react';
import { Button, ButtonGroup, Stack, Text, User } from '@forge/react';
import type { Words } from '../../words/useWords';
import { rowNumbers } from '../rows/rowNumbers';
import type { OpenQuestion } from './question';

type Actions = {
  onSettle: (question: OpenQuestion) => void;
  onLeaveOut: (question: OpenQuestion) => void;
};

type Writing = { words: Words; locale: string; number: (value: number) => string };

const MOST_LINES = 3; // a cell of a list may hold anything

/** An open question as a row of a DynamicTable; each cell holds a component of UI Kit's own. */
export const openRow = (
  question: OpenQuestion,
  { onSettle, onLeaveOut }: Actions,
  { words, locale, number }: Writing,
) => {
  const { key, wants, text, why, rows, candidates } = question;
  const { named, more } = rowNumbers(rows, locale);
  return {
    key,
    cells: [
      {
        key: 'rows',
        content: (
          <Text>
            {more > 0 ? words('bulk.open.more', { rows: named, more: number(more) }) : named}
          </Text>
        ),
      },
      {
        key: 'text',
        content: (
          <Stack>
            {wants === 'action' &&
              candidates.map((accountId) => <User key={accountId} accountId={accountId} />)}
            <Text maxLines={MOST_LINES}>{text === '' ? words('bulk.open.nothing') : text}</Text>
          </Stack>
        ),
      },
      { key: 'why', content: <Text>{words(why)}</Text> },
      {
        key: 'actions',
        content: (
          <ButtonGroup label={words('bulk.open.actions-of', { rows: named })}>
            <Button
              spacing="compact"
              onClick={() => {
                onSettle(question);
              }}
            >
              {words('bulk.open.settle')}
            </Button>
            <Button
              spacing="compact"
              onClick={() => {
                onLeaveOut(question);
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
