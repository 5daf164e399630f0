import { Inline, LoadingButton, Stack, Text, User } from '@forge/react';
import React, { useState } from 'react';
import type { JobListView, JobView } from '../../../../src/contract/bulkApi';
import { answered } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { FailureMessage } from '../../ui/FailureMessage';
import { Empty, Status, Title } from '../../ui/layout';
import type { MovedFocus } from '../../ui/useMovedFocus';
import { readingWords, type SpecialWords } from '../../words/failureWords';
import { moment, type Writing } from '../../words/fill';
import { useWords, useWriting } from '../../words/useWords';
import { type Column, Pager, RowsTable } from '../../rows/RowsTable';
import { usePagesOf } from '../../rows/useRows';
import { SOURCE_COLUMNS, sourceCells } from '../plan/sourceCells';
import { starterOf } from './jobState';
import { loadingOlder, onlyNewest, type ShownJobs, withOlder } from './shownJobs';
import { useViewer } from '../../api/viewer';
import { JobOutcome } from './JobStatus';

type JobsProps = {
  newest: JobListView;
  focus: MovedFocus;
  isBusy: boolean;
  onReload: () => void;
  onOpen: (job: Pick<JobView, 'id'>) => void;
  /** Called with each older job that is loaded. */
  onSeen: (job: JobView) => void;
};

/** Pages of the newest jobs, with a button to open each. The last page has one for older jobs. */
export const Jobs = ({ newest, focus, isBusy, onReload, onOpen, onSeen }: JobsProps) => {
  const words = useWords();
  const [shown, loadOlder] = useShownJobs(newest, onSeen);
  const { jobs, next } = shown;
  const pages = usePagesOf(jobs);
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Title>{words('bulk.jobs.title')}</Title>
        <LoadingButton spacing="compact" isLoading={isBusy} onClick={onReload}>
          {words('recent.refresh')}
        </LoadingButton>
      </Inline>
      <JobsTable jobs={pages.rows} known={jobs} focus={focus} onOpen={onOpen} />
      {jobs.length > 0 && <Pager pages={pages} hasMore={next !== undefined} />}
      {pages.isLast && (
        <OlderJobs
          shown={shown}
          onOlder={() => {
            pages.toPage(pages.page + 1);
            loadOlder();
          }}
        />
      )}
    </Stack>
  );
};

const COLUMNS: Column[] = [
  ...SOURCE_COLUMNS,
  { title: 'bulk.jobs.result', width: 31 },
  { title: 'bulk.jobs.started', width: 21 },
];

type JobsTableProps = {
  jobs: readonly JobView[];
  /** All jobs that the page knows, of which a row may name one. */
  known: readonly JobView[];
  focus: MovedFocus;
  onOpen: (job: Pick<JobView, 'id'>) => void;
};

/** The jobs of one page, newest first. */
const JobsTable = ({ jobs, known, focus, onOpen }: JobsTableProps) => {
  const writing = useWriting();
  const viewerId = useViewer();
  if (jobs.length === 0)
    return (
      <Empty title="bulk.jobs.empty.title" about="bulk.jobs.empty.description" headingLevel={3} />
    );
  return (
    <RowsTable
      label="bulk.jobs.title"
      columns={COLUMNS}
      rows={jobs.map((job) => [
        ...sourceCells(job, known, writing, {
          focus,
          onOpen: () => {
            onOpen(job);
          },
          onJob: onOpen,
        }),
        ...jobCells(job, viewerId, writing),
      ])}
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
      <Status>
        {failure && (
          <FailureMessage title="bulk.jobs.older.failed" failure={failure} special={WORDS} />
        )}
      </Status>
      <LoadingButton isLoading={isBusy} onClick={onOlder}>
        {words('bulk.jobs.older')}
      </LoadingButton>
    </Stack>
  );
};

/** How a job went, and who started it. */
const jobCells = (job: JobView, viewerId: string | undefined, { locale }: Writing) => [
  <JobOutcome job={job} viewerId={viewerId} />,
  <Stack>
    <User accountId={starterOf(job)} />
    <Text size="small">{moment(job.startedAt, locale)}</Text>
  </Stack>,
];

/** The newest jobs, plus 20 older ones per request. New newest jobs reset the list. */
const useShownJobs = (
  newest: JobListView,
  onSeen: JobsProps['onSeen'],
): [ShownJobs, loadOlder: () => void] => {
  const [held, setHeld] = useState(() => onlyNewest(newest));
  const shown = held.newest === newest ? held : onlyNewest(newest);
  const loadOlder = (): void => {
    if (shown.next === undefined) return;
    setHeld(loadingOlder(shown));
    void answered(invoke('listJobs', { from: shown.next })).then((answer) => {
      setHeld((now) => withOlder(now, shown, answer));
      if (answer.ok) answer.value.jobs.forEach(onSeen);
    });
  };
  return [shown, loadOlder];
};
