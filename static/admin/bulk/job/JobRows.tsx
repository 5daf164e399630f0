import React, { useCallback, useState } from 'react';
import { Stack } from '@forge/react';
import type { JobRowView, JobView, PlanView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import { RowsState } from '../rows/RowsState';
import { rowText } from '../rows/rowText';
import { SearchField } from '../rows/SearchField';
import { useRows } from '../rows/useRows';
import { CopyResults } from './CopyResults';
import { JobRowsTable } from './JobRowsTable';
import { NextPlans } from './NextPlans';
import { OutcomeFilter } from './OutcomeFilter';
import { isOver } from './stateWords';

type Props = { job: JobView; onPlan: (plan: PlanView) => void };

/** A job's rows, to be searched, filtered, copied, tried again and undone. */
export const JobRows = ({ job, onPlan }: Props) => {
  const { id, rows: total, groups } = job;
  const ask = useCallback((at: number) => invoke('listJobRows', { jobId: id, at }), [id]);
  const rows = useRows(ask, total);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState('');
  const matches = (row: JobRowView): boolean =>
    (outcome === '' || (row.end?.outcome ?? 'open') === outcome) &&
    (text === '' || rowText(row, groups).includes(text));
  const query = text === '' && outcome === '' ? '' : `${outcome} ${text}`;
  return (
    <Stack space="space.150">
      {isOver(job) && <NextPlans job={job} rows={rows} onPlan={onPlan} />}
      <OutcomeFilter job={job} onChoose={setOutcome} />
      <SearchField id="results-search" label="bulk.rows.search" onSearch={setText} />
      <RowsState of={rows} />
      <JobRowsTable groups={groups} rows={rows} query={query} matches={matches} />
      <CopyResults groups={groups} rows={rows} query={query} matches={matches} />
    </Stack>
  );
};
