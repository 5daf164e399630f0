import { Lozenge, Text } from '@forge/react';
import React from 'react';
import type { PlanGroupView, PlanRowView, RowOutcome } from '../../../../src/contract/bulkApi';
import { Account } from '../../ui/Phrase';
import type { Words } from '../../words/fill';

const MAX_LINES = 3; // a name or reason may have 255 characters

/** The cells that plan rows and job rows share, for a DynamicTable. */
export const rowCells = (
  { row, group, action, accountId }: PlanRowView,
  groups: readonly PlanGroupView[],
  words: Words,
  outcome?: RowOutcome,
) => [
  { key: 'row', content: <Text>{row.toString()}</Text> },
  {
    key: 'person',
    content: (
      <>
        <Account accountId={accountId} outcome={outcome} />
      </>
    ),
  },
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
