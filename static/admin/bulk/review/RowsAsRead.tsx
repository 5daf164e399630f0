import React from 'react';
import { Stack, Text } from '@forge/react';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { RowsTable, type Column } from '../rows/RowsTable';
import { asReadRow } from './asReadRow';
import type { OpenQuestion } from './question';

const COLUMNS: Column[] = [
  { key: 'row', title: 'bulk.rows.row', width: 12 },
  { key: 'person', title: 'recent.person', width: 38 },
  { key: 'action', title: 'bulk.rows.action', width: 17 },
  { key: 'group', title: 'recent.group', width: 33 },
];

/** What the first rows of a question would be used as, where that is what is asked. */
export const RowsAsRead = ({ question: { reads, rows } }: { question: OpenQuestion }) => {
  const words = useWords();
  const number = useNumber();
  if (!reads) return null;
  const more = rows.length - reads.length;
  return (
    <Stack space="space.050">
      <RowsTable
        label="bulk.settle.as-read"
        columns={COLUMNS}
        rows={reads.map((read) => asReadRow(read, words))}
      />
      {more > 0 && (
        <Text size="small">{words('bulk.settle.as-read.more', { more: number(more) })}</Text>
      )}
    </Stack>
  );
};
