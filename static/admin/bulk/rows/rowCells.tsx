import React from 'react';
import { Lozenge, Text, User } from '@forge/react';
import type { ChangeAction, PlanGroupView, PlanRowView } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';
import type { Words } from '../../words/useWords';

const MOST_LINES = 2; // of a name or a reason, which may have 255 characters

/** What a change does, in a word. */
export const actionWords: Record<ChangeAction, MessageKey> = {
  add: 'bulk.action.add',
  remove: 'bulk.action.remove',
};

/** The cells that rows of plans and of jobs have in common, for a DynamicTable. */
export const rowCells = (
  { row, group, action, accountId }: PlanRowView,
  groups: readonly PlanGroupView[],
  words: Words,
) => [
  { key: 'row', content: <Text>{row.toString()}</Text> },
  { key: 'person', content: <User accountId={accountId} /> },
  {
    key: 'action',
    content: (
      <Lozenge appearance={action === 'add' ? 'new' : 'moved'}>
        {words(actionWords[action])}
      </Lozenge>
    ),
  },
  { key: 'group', content: <Text maxLines={MOST_LINES}>{groups[group]?.name ?? '–'}</Text> },
];
