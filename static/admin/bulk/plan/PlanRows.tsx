import React, { useCallback, useState } from 'react';
import { Heading, Stack, Text } from '@forge/react';
import type { PlanView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import { useWords } from '../../words/useWords';
import { RowsTable, type Column } from '../rows/RowsTable';
import { Pager } from '../rows/Pager';
import { rowCells } from '../rows/rowCells';
import { RowsState } from '../rows/RowsState';
import { rowText } from '../rows/rowText';
import { SearchField } from '../rows/SearchField';
import { usePages } from '../rows/usePages';
import { useRows } from '../rows/useRows';

const COLUMNS: Column[] = [
  { key: 'row', title: 'bulk.rows.row', width: 9 },
  { key: 'person', title: 'recent.person', width: 25 },
  { key: 'action', title: 'bulk.rows.action', width: 12 },
  { key: 'group', title: 'recent.group', width: 29 },
  { key: 'reason', title: 'bulk.rows.reason', width: 25 },
];

/** Every row of a plan, to be looked through page by page and searched. */
export const PlanRows = ({ plan: { id, rows: total, groups } }: { plan: PlanView }) => {
  const words = useWords();
  const [query, setQuery] = useState('');
  const ask = useCallback((at: number) => invoke('listPlanRows', { planId: id, at }), [id]);
  const rows = useRows(ask, total);
  const pages = usePages(rows, query, (row) => rowText(row, groups).includes(query));
  return (
    <Stack space="space.100">
      <Heading as="h3" size="xsmall">
        {words('bulk.plan.rows')}
      </Heading>
      <SearchField id="plan-search" label="bulk.rows.search" onSearch={setQuery} />
      <RowsState of={rows} />
      <RowsTable
        label="bulk.plan.rows"
        columns={COLUMNS}
        rows={pages.rows.map((row, place) => ({
          key: (pages.from + place).toString(),
          cells: [
            ...rowCells(row, groups, words),
            { key: 'reason', content: <Text maxLines={2}>{row.reason ?? '–'}</Text> },
          ],
        }))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};
