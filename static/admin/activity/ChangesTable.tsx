import React from 'react';
import { RowsTable } from '../rows/RowsTable';
import { useWriting } from '../words/useWords';
import type { ActivityEntry } from './activityEntry';
import { changeRow, jobEntryRow } from './changeRow';

const COLUMNS = [
  { key: 'when', title: 'recent.when', width: 17 },
  { key: 'change', title: 'recent.action', width: 23 },
  { key: 'group', title: 'recent.group', width: 21 },
  { key: 'outcome', title: 'recent.outcome', width: 19 },
  { key: 'who', title: 'recent.requested-by', width: 20 },
] as const;

/** Changes and jobs, newest first. */
export const ChangesTable = ({ entries }: { entries: readonly ActivityEntry[] }) => {
  const writing = useWriting();
  return (
    <RowsTable
      label="recent.title"
      columns={COLUMNS}
      rows={entries.map((entry) =>
        entry.kind === 'change'
          ? changeRow(entry.change, writing)
          : jobEntryRow(entry.job, writing),
      )}
    />
  );
};
