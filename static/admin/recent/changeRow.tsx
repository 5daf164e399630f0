import React from 'react';
import { Lozenge, Stack, Text, User } from '@forge/react';
import type { ChangeAction, RecordedChange } from '../../../src/application/adminApi';
import type { MessageKey } from '../words/messageKey';
import { moment } from '../words/moment';
import { outcomeLozenge } from '../words/outcomeLozenge';
import type { Words } from '../words/useWords';
import { endingNotes } from './endingNotes';
import { identityWords } from './identityWords';
import { WhoAsked } from './WhoAsked';

const MAX_LINES = 3; // a name may have 255 characters

const ACTION_WORDS: Record<ChangeAction, MessageKey> = {
  add: 'recent.add',
  remove: 'recent.remove',
};

/**
 * One change as a row of a DynamicTable. Each cell holds a component of UI Kit's own: one of ours
 * would be called outside of React there, where hooks do not work.
 */
export const changeRow = (change: RecordedChange, words: Words, locale: string) => {
  const { id, begunAt, action, accountId, group, actor, ending } = change;
  const { text, appearance } = outcomeLozenge(ending?.outcome ?? 'open');
  const actedAs = ending?.actedAs;
  return {
    key: id,
    cells: [
      { key: 'when', content: <Text>{moment(begunAt, locale)}</Text> },
      { key: 'action', content: <Text>{words(ACTION_WORDS[action])}</Text> },
      { key: 'person', content: <User accountId={accountId} /> },
      {
        key: 'group',
        content: <Text maxLines={MAX_LINES}>{group?.name ?? words('recent.no-group')}</Text>,
      },
      {
        key: 'outcome',
        content: (
          <Stack space="space.050" alignInline="start">
            <Lozenge appearance={appearance}>{words(text)}</Lozenge>
            {endingNotes(change, words).map((note) => (
              <Text key={note} size="small">
                {note}
              </Text>
            ))}
          </Stack>
        ),
      },
      {
        key: 'who',
        content: (
          <Stack>
            <WhoAsked actor={actor} />
          </Stack>
        ),
      },
      { key: 'as', content: <Text>{actedAs ? words(identityWords[actedAs]) : '–'}</Text> },
    ],
  };
};
