import React from 'react';
import type { PlanGroupView } from '../../../../src/application/bulkApi';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { RowsTable, type Column } from '../rows/RowsTable';
import { planGroupRow } from './planGroupRow';

const ROWS_PER_PAGE = 20;

const COLUMNS: Column[] = [
  { key: 'group', title: 'recent.group', width: 31 },
  { key: 'adds', title: 'bulk.groups.adds', width: 9 },
  { key: 'removals', title: 'bulk.groups.removals', width: 12 },
  { key: 'members', title: 'bulk.groups.members', width: 11 },
  { key: 'already', title: 'bulk.groups.already', width: 13 },
  { key: 'remarks', title: 'bulk.groups.remarks', width: 24 },
];

/** What a plan does in each of its groups. */
export const PlanGroups = ({ groups }: { groups: readonly PlanGroupView[] }) => {
  const words = useWords();
  const number = useNumber();
  return (
    <RowsTable
      label="bulk.groups.title"
      columns={COLUMNS}
      rowsPerPage={ROWS_PER_PAGE}
      rows={groups.map((group) => planGroupRow(group, words, number))}
    />
  );
};
