import React from 'react';
import { Button, ButtonGroup, Stack, Text, User } from '@forge/react';
import { namedRows, type Writing } from '../rows/namedRows';
import type { OpenQuestion } from './question';
import { shownText } from './shownText';

type Actions = {
  onSettle: (question: OpenQuestion) => void;
  onLeaveOut: (question: OpenQuestion) => void;
};

const MAX_LINES = 3; // a cell of a list may hold anything

/** An open question as a row of a DynamicTable; each cell holds a component of UI Kit's own. */
export const openRow = (
  question: OpenQuestion,
  { onSettle, onLeaveOut }: Actions,
  writing: Writing,
) => {
  const { key, text, why, rows, about } = question;
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
            {about !== undefined && <User accountId={about} />}
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
