import { Button, Checkbox, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { JobRowView, PlanGroupView } from '../../../../src/application/bulkApi';
import { useWords } from '../../words/useWords';
import { type Column, Pager, RowsTable } from '../rows/RowsTable';
import { usePages } from '../rows/useRows';
import { jobRowCells } from './JobRowsTable';

const COLUMNS: Column[] = [
  { key: 'row', title: 'bulk.undo.tick', width: 11 },
  { key: 'person', title: 'recent.person', width: 19 },
  { key: 'action', title: 'bulk.rows.action', width: 10 },
  { key: 'group', title: 'recent.group', width: 19 },
  { key: 'outcome', title: 'recent.outcome', width: 16 },
  { key: 'said', title: 'bulk.rows.said', width: 25 },
];

type Props = {
  groups: readonly PlanGroupView[];
  rows: readonly JobRowView[];
  selected: ReadonlySet<number>;
  onSelect: (selected: ReadonlySet<number>) => void;
};

const need = (): Promise<never[]> => Promise.resolve([]); // they are all here

/** Rows of which nobody knows whether the job changed something; an admin may know, and ticks them. */
export const UncertainRows = ({ groups, rows, selected, onSelect }: Props) => {
  const words = useWords();
  const pages = usePages({ rows, total: rows.length, need }, '', () => true);
  const toggle = (row: number): void => {
    const others = [...selected].filter((other) => other !== row);
    onSelect(new Set(selected.has(row) ? others : [...others, row]));
  };
  // Its label is the row's number, which is therefore not said beside it.
  const box = ({ row }: JobRowView) => (
    <Checkbox
      name={`undo-${row}`}
      label={words('bulk.undo.row', { row: row.toString() })}
      isChecked={selected.has(row)}
      onChange={() => {
        toggle(row);
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
            onSelect(
              selected.size === rows.length ? new Set() : new Set(rows.map(({ row }) => row)),
            );
          }}
        >
          {words(selected.size === rows.length ? 'bulk.undo.untick-all' : 'bulk.undo.tick-all')}
        </Button>
      </Inline>
      <RowsTable
        label="bulk.undo.uncertain"
        columns={COLUMNS}
        rows={pages.rows.map((row) => ({
          key: row.row.toString(),
          cells: jobRowCells(row, groups, words).map((cell) =>
            cell.key === 'row' ? { ...cell, content: box(row) } : cell,
          ),
        }))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};
