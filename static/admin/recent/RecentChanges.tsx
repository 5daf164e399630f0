import { DynamicTable, EmptyState, Heading, Inline, LoadingButton, Stack } from '@forge/react';
import React from 'react';
import type { Outcome } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { WhenLoaded } from '../ui/WhenLoaded';
import type { MessageKey } from '../words/fill';
import { useWords, useWriting } from '../words/useWords';
import { changeRow, jobEntryRow } from './changeRow';
import { newestFirst, type RecentEntry } from './recentEntry';

/** The recent changes of all admins and keys. */
export const RecentChanges = ({ changes }: { changes: Loaded<RecentEntry[]> }) => {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h2" size="small">
          {words('recent.title')}
        </Heading>
        <LoadingButton
          appearance="subtle"
          spacing="compact"
          isLoading={changes.isBusy}
          onClick={changes.reload}
        >
          {words('recent.refresh')}
        </LoadingButton>
      </Inline>
      <WhenLoaded from={changes} failed="recent.failed">
        {(value) => <ChangesTable entries={value} />}
      </WhenLoaded>
    </Stack>
  );
};

const ROWS_PER_PAGE = 10;

const COLUMNS = [
  { key: 'when', title: 'recent.when', width: 15 },
  { key: 'action', title: 'recent.action', width: 10 },
  { key: 'person', title: 'recent.person', width: 16 },
  { key: 'group', title: 'recent.group', width: 18 },
  { key: 'outcome', title: 'recent.outcome', width: 17 },
  { key: 'who', title: 'recent.requested-by', width: 16 },
  { key: 'as', title: 'recent.performed-as', width: 8 },
] satisfies { key: string; title: MessageKey; width: number }[];

/** The changes, newest first. */
const ChangesTable = ({ entries }: { entries: readonly RecentEntry[] }) => {
  const writing = useWriting();
  const { words, locale } = writing;
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
        entry.kind === 'change'
          ? changeRow(entry.change, words, locale)
          : jobEntryRow(entry.job, writing),
      )}
    />
  );
};

const ask = async (): Promise<Outcome<RecentEntry[]>> => {
  const [changes, jobs] = await Promise.all([invoke('listChanges'), invoke('listJobs', {})]);
  if (!changes.ok) return changes;
  return jobs.ok ? { ok: true, value: newestFirst(changes.value, jobs.value.jobs) } : jobs;
};

/** The newest recorded changes: single changes, and jobs as one entry each. */
export const useRecentChanges = (): Loaded<RecentEntry[]> => useLoaded(ask);
