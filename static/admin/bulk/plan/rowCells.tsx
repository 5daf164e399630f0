import { Lozenge, Text } from '@forge/react';
import React from 'react';
import type {
  ChangeAction,
  PlanGroupView,
  PlanRowView,
  RowOutcome,
} from '../../../../src/contract/bulkApi';
import type { Column } from '../../rows/RowsTable';
import { Account } from '../../ui/Phrase';
import { useWords } from '../../words/useWords';

/** Whether a row adds or removes. */
export const ActionLozenge = ({ action }: { action: ChangeAction }) => {
  const words = useWords();
  return (
    <Lozenge appearance={action === 'add' ? 'new' : 'moved'}>
      {words(`bulk.action.${action}`)}
    </Lozenge>
  );
};

/** The columns of some rows of a list, before there is a plan. */
export const LIST_COLUMNS: Column[] = [
  { title: 'bulk.rows.row', width: 12 },
  { title: 'recent.person', width: 38 },
  { title: 'bulk.rows.action', width: 17 },
  { title: 'recent.group', width: 33 },
];

const MAX_LINES = 3; // a name or reason may have 255 characters

/** The cells that plan rows and job rows share. */
export const rowCells = (
  { row, group, action, accountId }: PlanRowView,
  groups: readonly PlanGroupView[],
  outcome?: RowOutcome,
) => [
  <Text>{row.toString()}</Text>,
  <Account accountId={accountId} outcome={outcome} />,
  <ActionLozenge action={action} />,
  <Text maxLines={MAX_LINES}>{groups[group]?.name ?? '–'}</Text>,
];
