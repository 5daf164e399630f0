import React from 'react';
import { EmptyState } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { useLocale } from '../../words/useLocale';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { RowsTable, type Column } from '../rows/RowsTable';
import { jobRow } from './jobRow';

const COLUMNS: Column[] = [
  { key: 'started', title: 'bulk.jobs.started', width: 16 },
  { key: 'owner', title: 'bulk.jobs.owner', width: 17 },
  { key: 'origin', title: 'bulk.jobs.origin', width: 16 },
  { key: 'ended', title: 'bulk.jobs.ended', width: 11 },
  { key: 'state', title: 'bulk.jobs.state', width: 21 },
  { key: 'actions', title: 'table.actions', width: 19 },
];

type Props = { jobs: readonly JobView[]; onOpen: (job: JobView) => void };

/** The jobs, the newest first. */
export const JobsTable = ({ jobs, onOpen }: Props) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  if (jobs.length === 0)
    return (
      <EmptyState
        header={words('bulk.jobs.empty.title')}
        description={words('bulk.jobs.empty.description')}
        headingLevel={3}
      />
    );
  return (
    <RowsTable
      label="bulk.jobs.title"
      columns={COLUMNS}
      rows={jobs.map((job) => jobRow(job, { words, locale, number }, onOpen))}
    />
  );
};
