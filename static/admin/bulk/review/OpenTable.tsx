import React from 'react';
import { Stack } from '@forge/react';
import { useLocale } from '../../words/useLocale';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { RowsTable, type Column } from '../rows/RowsTable';
import { Pager } from '../rows/Pager';
import { usePages } from '../rows/usePages';
import { openRow } from './openRow';
import type { OpenQuestion } from './question';

const COLUMNS: Column[] = [
  { key: 'rows', title: 'bulk.open.rows', width: 11 },
  { key: 'text', title: 'bulk.open.text', width: 20 },
  { key: 'why', title: 'bulk.open.why', width: 26 },
  { key: 'actions', title: 'table.actions', width: 43 },
];

type Props = {
  open: readonly OpenQuestion[];
  query: string;
  onSettle: (question: OpenQuestion) => void;
  onLeaveOut: (question: OpenQuestion) => void;
};

const need = (): Promise<never[]> => Promise.resolve([]); // they are all here

/** The questions that are open, page by page. */
export const OpenTable = ({ open, query, ...actions }: Props) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  const all = { rows: open, total: open.length, need };
  const pages = usePages(all, query, () => true);
  return (
    <Stack space="space.100">
      <RowsTable
        label="bulk.open.title"
        columns={COLUMNS}
        rows={pages.rows.map((question) => openRow(question, actions, { words, locale, number }))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};
