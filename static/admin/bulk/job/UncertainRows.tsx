import React from 'react';
import { Button, Checkbox, Inline, Stack, Text } from '@forge/react';
import type { JobRowView, PlanGroupView } from '../../../../src/application/bulkApi';
import { useWords } from '../../words/useWords';
import { RowsTable, type Column } from '../rows/RowsTable';
import { Pager } from '../rows/Pager';
import { usePages } from '../rows/usePages';
import { jobRowCells } from './jobRowCells';

const COLUMNS: Column[] = [
  { key: 'tick', title: 'bulk.undo.tick', width: 10 },
  { key: 'row', title: 'bulk.rows.row', width: 7 },
  { key: 'person', title: 'recent.person', width: 18 },
  { key: 'action', title: 'bulk.rows.action', width: 10 },
  { key: 'group', title: 'recent.group', width: 18 },
  { key: 'outcome', title: 'recent.outcome', width: 15 },
  { key: 'said', title: 'bulk.rows.said', width: 22 },
];

type Props = {
  groups: readonly PlanGroupView[];
  rows: readonly JobRowView[];
  ticked: ReadonlySet<number>;
  onTick: (ticked: ReadonlySet<number>) => void;
};

const need = (): Promise<never[]> => Promise.resolve([]); // they are all here

/** Rows of which nobody knows whether the job changed something; an admin may know, and ticks them. */
export const UncertainRows = ({ groups, rows, ticked, onTick }: Props) => {
  const words = useWords();
  const pages = usePages({ rows, total: rows.length, isBusy: false, need }, '', () => true);
  const tick = (row: number): void => {
    const others = [...ticked].filter((other) => other !== row);
    onTick(new Set(ticked.has(row) ? others : [...others, row]));
  };
  const box = ({ row }: JobRowView) => (
    <Checkbox
      name={`undo-${row}`}
      label={words('bulk.undo.row', { row: row.toString() })}
      isChecked={ticked.has(row)}
      onChange={() => {
        tick(row);
      }}
    />
  );
  return (
    <Stack space="space.100">
      <Text>{words('bulk.undo.uncertain')}</Text>
      <Inline>
        <Button
          spacing="compact"
          onClick={() => {
            onTick(ticked.size === rows.length ? new Set() : new Set(rows.map(({ row }) => row)));
          }}
        >
          {words(ticked.size === rows.length ? 'bulk.undo.untick-all' : 'bulk.undo.tick-all')}
        </Button>
      </Inline>
      <RowsTable
        label="bulk.undo.uncertain"
        columns={COLUMNS}
        rows={pages.rows.map((row) => ({
          key: row.row.toString(),
          cells: [{ key: 'tick', content: box(row) }, ...jobRowCells(row, groups, words)],
        }))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};
