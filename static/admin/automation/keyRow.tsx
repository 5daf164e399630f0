import React from 'react';
import { Button, ButtonGroup, Code, Stack, Text, User } from '@forge/react';
import type { KeySummary } from '../../../src/application/adminApi';
import { moment } from '../words/moment';
import type { Words } from '../words/useWords';
import { keyGroups } from './keyGroups';

export type KeyActions = {
  onReplace: (key: KeySummary) => void;
  onRevoke: (key: KeySummary) => void;
};

const MAX_LINES = 2; // of a group's name, which may have 255 characters

/** One key as a row of a DynamicTable; each cell holds a component of UI Kit's own. */
export const keyRow = (key: KeySummary, actions: KeyActions, words: Words, locale: string) => ({
  key: key.id,
  cells: [
    {
      key: 'label',
      content: (
        <Stack space="space.050" alignInline="start">
          <Text>{key.label}</Text>
          <Code>{key.id}</Code>
        </Stack>
      ),
    },
    {
      key: 'groups',
      content: (
        <Stack>
          {keyGroups(key, words).map((line, index) => (
            <Text key={index} maxLines={MAX_LINES}>
              {line}
            </Text>
          ))}
        </Stack>
      ),
    },
    { key: 'owner', content: <User accountId={key.ownerId} /> },
    { key: 'created', content: <Text>{moment(key.createdAt, locale)}</Text> },
    {
      key: 'actions',
      content: (
        <ButtonGroup label={words('keys.actions-of', { label: key.label })}>
          <Button
            spacing="compact"
            onClick={() => {
              actions.onReplace(key);
            }}
          >
            {words('keys.replace')}
          </Button>
          <Button
            spacing="compact"
            onClick={() => {
              actions.onRevoke(key);
            }}
          >
            {words('keys.revoke')}
          </Button>
        </ButtonGroup>
      ),
    },
  ],
});
