import React from 'react';
import { Lozenge, Text, User } from '@forge/react';
import type { PlanGroupView, PlanRowView } from '../../../../src/application/bulkApi';
import type { Words } from '../../words/useWords';

const MAX_LINES = 2; // of a name or a reason, which may have 255 characters

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
        {words(`bulk.action.${action}`)}
      </Lozenge>
    ),
  },
  { key: 'group', content: <Text maxLines={MAX_LINES}>{groups[group]?.name ?? '–'}</Text> },
];
