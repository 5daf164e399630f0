import {
  Box,
  Button,
  EmptyState,
  Heading,
  Inline,
  LoadingButton,
  Lozenge,
  Stack,
  Text,
  User,
} from '@forge/react';
import React, { useState } from 'react';
import type { JobListView, JobView } from '../../../../src/contract/bulkApi';
import { answered } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { FailureMessage } from '../../ui/FailureMessage';
import { readingWords, type SpecialWords } from '../../words/failureWords';
import { moment, type Writing } from '../../words/fill';
import { useWords, useWriting } from '../../words/useWords';
import { type Column, RowsTable } from '../rows/RowsTable';
import { endedRows, stateWords } from './jobState';
import { loadingOlder, onlyNewest, type ShownJobs, withOlder } from './shownJobs';

type JobsProps = {
  newest: JobListView;
  isBusy: boolean;
  onReload: () => void;
  onOpen: (job: JobView) => void;
};

/** The newest jobs, with a button to open each and one to show older jobs. */
export const Jobs = ({ newest, isBusy, onReload, onOpen }: JobsProps) => {
  const words = useWords();
  const [shown, showOlder] = useShownJobs(newest);
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h2" size="small">
          {words('bulk.jobs.title')}
        </Heading>
        <LoadingButton appearance="subtle" spacing="compact" isLoading={isBusy} onClick={onReload}>
          {words('recent.refresh')}
        </LoadingButton>
      </Inline>
      <JobsTable jobs={shown.jobs} onOpen={onOpen} />
      <OlderJobs shown={shown} onOlder={showOlder} />
    </Stack>
  );
};

const COLUMNS: Column[] = [
  { key: 'started', title: 'bulk.jobs.started', width: 16 },
  { key: 'owner', title: 'bulk.jobs.owner', width: 17 },
  { key: 'origin', title: 'bulk.jobs.origin', width: 16 },
  { key: 'ended', title: 'bulk.jobs.ended', width: 11 },
  { key: 'state', title: 'bulk.jobs.state', width: 21 },
  { key: 'actions', title: 'table.actions', width: 19 },
];

type JobsTableProps = { jobs: readonly JobView[]; onOpen: (job: JobView) => void };

/** The jobs, newest first. */
const JobsTable = ({ jobs, onOpen }: JobsTableProps) => {
  const writing = useWriting();
  const { words } = writing;
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
      rows={jobs.map((job) => jobRow(job, writing, onOpen))}
    />
  );
};

const WORDS: SpecialWords = {
  ...readingWords,
  'not-found': { title: 'bulk.jobs.older.lost', next: 'bulk.jobs.older.refresh' },
};

type OlderJobsProps = { shown: ShownJobs; onOlder: () => void };

/** The button for older jobs. Shows nothing if there are none. */
const OlderJobs = ({ shown: { next, isBusy, failure }, onOlder }: OlderJobsProps) => {
  const words = useWords();
  if (next === undefined) return null;
  return (
    <Stack space="space.100" alignInline="start">
      <Box role="status">
        {failure && (
          <FailureMessage title="bulk.jobs.older.failed" failure={failure} special={WORDS} />
        )}
      </Box>
      <LoadingButton isLoading={isBusy} onClick={onOlder}>
        {words('bulk.jobs.older')}
      </LoadingButton>
    </Stack>
  );
};

/** A job as a row of a DynamicTable. Each cell holds a UI Kit component. */
const jobRow = (
  job: JobView,
  { words, locale, number }: Writing,
  onOpen: (job: JobView) => void,
) => {
  const { text, appearance } = stateWords(job);
  const values = { ended: number(endedRows(job)), rows: number(job.rows) };
  return {
    key: job.id,
    cells: [
      { key: 'started', content: <Text>{moment(job.startedAt, locale)}</Text> },
      { key: 'owner', content: <User accountId={job.ownerId} /> },
      { key: 'origin', content: <Text>{words(`bulk.origin.${job.origin.kind}`)}</Text> },
      { key: 'ended', content: <Text>{words('bulk.jobs.of', values)}</Text> },
      { key: 'state', content: <Lozenge appearance={appearance}>{words(text)}</Lozenge> },
      {
        key: 'actions',
        content: (
          <Button
            spacing="compact"
            onClick={() => {
              onOpen(job);
            }}
          >
            {words('bulk.jobs.open')}
          </Button>
        ),
      },
    ],
  };
};

/** The newest jobs, plus 20 older ones per request. New newest jobs reset the list. */
const useShownJobs = (newest: JobListView): [ShownJobs, showOlder: () => void] => {
  const [held, setHeld] = useState(() => onlyNewest(newest));
  const shown = held.newest === newest ? held : onlyNewest(newest);
  const showOlder = (): void => {
    if (shown.next === undefined) return;
    setHeld(loadingOlder(shown));
    void answered(invoke('listJobs', { from: shown.next })).then((answer) => {
      setHeld((now) => withOlder(now, shown, answer));
    });
  };
  return [shown, showOlder];
};
