import React from 'react';
import { DynamicTable, EmptyState } from '@forge/react';
import type { MessageKey } from '../words/messageKey';
import { useLocale } from '../words/useLocale';
import { useNumber } from '../words/useNumber';
import { useWords } from '../words/useWords';
import { changeRow } from './changeRow';
import { jobEntryRow } from './jobEntryRow';
import type { RecentEntry } from './recentEntry';

const ROWS_PER_PAGE = 10;

const COLUMNS = [
  { key: 'when', title: 'recent.when', width: 15 },
  { key: 'action', title: 'recent.action', width: 10 },
  { key: 'person', title: 'recent.person', width: 16 },
  { key: 'group', title: 'recent.group', width: 18 },
  { key: 'outcome', title: 'recent.outcome', width: 17 },
  { key: 'who', title: 'recent.who', width: 16 },
  { key: 'as', title: 'recent.as', width: 8 },
] satisfies { key: string; title: MessageKey; width: number }[];

/** The changes, newest first. */
export const ChangesTable = ({ entries }: { entries: readonly RecentEntry[] }) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  if (entries.length === 0)
    return (
      <EmptyState
        header={words('recent.empty.title')}
        description={words('recent.empty.description')}
        headingLevel={3}
      />
    );
  const cells = COLUMNS.map(({ key, title, width }) => ({ key, content: words(title), width }));
  return (
    <DynamicTable
      label={words('recent.title')}
      isFixedSize
      rowsPerPage={ROWS_PER_PAGE}
      head={{ cells }}
      rows={entries.map((entry) =>
        entry.is === 'change'
          ? changeRow(entry.change, words, locale)
          : jobEntryRow(entry.job, { words, locale, number }),
      )}
    />
  );
};
