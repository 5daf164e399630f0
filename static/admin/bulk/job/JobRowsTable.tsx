import React from 'react';
import { Stack } from '@forge/react';
import type { JobRowView, PlanGroupView } from '../../../../src/application/bulkApi';
import { useWords } from '../../words/useWords';
import { RowsTable, type Column } from '../rows/RowsTable';
import { Pager } from '../rows/Pager';
import { usePages } from '../rows/usePages';
import type { Rows } from '../rows/useRows';
import { jobRowCells } from './jobRowCells';

const COLUMNS: Column[] = [
  { key: 'row', title: 'bulk.rows.row', width: 8 },
  { key: 'person', title: 'recent.person', width: 19 },
  { key: 'action', title: 'bulk.rows.action', width: 10 },
  { key: 'group', title: 'recent.group', width: 20 },
  { key: 'outcome', title: 'recent.outcome', width: 16 },
  { key: 'said', title: 'bulk.rows.said', width: 27 },
];

type Props = {
  groups: readonly PlanGroupView[];
  rows: Rows<JobRowView>;
  query: string;
  matches: (row: JobRowView) => boolean;
};

/** What became of each row, page by page. */
export const JobRowsTable = ({ groups, rows, query, matches }: Props) => {
  const words = useWords();
  const pages = usePages(rows, query, matches);
  return (
    <Stack space="space.100">
      <RowsTable
        label="bulk.results.title"
        columns={COLUMNS}
        rows={pages.rows.map((row, place) => ({
          key: (pages.from + place).toString(),
          cells: jobRowCells(row, groups, words),
        }))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};
