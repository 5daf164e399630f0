import { Lozenge, Stack, Text, User } from '@forge/react';
import React from 'react';
import { useWriting } from '../../words/useWords';
import { changesText } from '../plan/sourceWords';
import { type Column, RowsTable } from '../../rows/RowsTable';
import type { ReadyRow } from './resolveRow';

const COLUMNS: Column[] = [
  { key: 'row', title: 'bulk.rows.row', width: 12 },
  { key: 'person', title: 'recent.person', width: 38 },
  { key: 'action', title: 'bulk.rows.action', width: 17 },
  { key: 'group', title: 'recent.group', width: 33 },
];

const MAX_SHOWN = 5;
const MAX_LINES = 2; // a group's name may have 255 characters

/** How many people the ready rows add and remove, and the first rows, so that a mistake shows. */
export const ReadyRows = ({ ready }: { ready: readonly ReadyRow[] }) => {
  const writing = useWriting();
  const { words, number } = writing;
  if (ready.length === 0) return null;
  const adds = ready.filter(({ action }) => action === 'add').length;
  const groups = new Set(ready.map(({ group }) => group.id)).size;
  const first = [...ready].sort((one, other) => one.row - other.row).slice(0, MAX_SHOWN);
  return (
    <Stack space="space.100">
      <Text>{changesText({ adds, removals: ready.length - adds, groups }, writing)}</Text>
      <RowsTable
        label="bulk.review.first"
        columns={COLUMNS}
        rows={first.map(({ row, accountId, action, group }) => ({
          cells: [
            { key: 'row', content: <Text>{number(row)}</Text> },
            { key: 'person', content: <User accountId={accountId} /> },
            {
              key: 'action',
              content: (
                <Lozenge appearance={action === 'add' ? 'new' : 'moved'}>
                  {words(`bulk.action.${action}`)}
                </Lozenge>
              ),
            },
            { key: 'group', content: <Text maxLines={MAX_LINES}>{group.name}</Text> },
          ],
        }))}
      />
      {ready.length > MAX_SHOWN && (
        <Text size="small">
          {words('bulk.resolve.preview.more', { more: number(ready.length - MAX_SHOWN) })}
        </Text>
      )}
    </Stack>
  );
};
