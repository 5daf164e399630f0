import { Box, Label, Select, Stack } from '@forge/react';
import React, { useCallback, useState } from 'react';
import type { JobRowView, JobView, PlanView } from '../../../../src/application/bulkApi';
import { chosenValues } from '../../groups/searchOptions';
import { invoke } from '../../invoke';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import { useNumber, useWords } from '../../words/useWords';
import { RowsState, SearchField } from '../rows/RowsTable';
import { rowText } from '../rows/rowSource';
import { useRows } from '../rows/useRows';
import { CopyResults } from './CopyResults';
import { JobRowsTable } from './JobRowsTable';
import { FollowUpPlans } from './NextPlans';
import { countedOutcomes, isOver } from './jobState';

type JobRowsProps = { job: JobView; onPlan: (plan: PlanView) => void };

/** A job's rows, to be searched, filtered, copied, tried again and undone. */
export const JobRows = ({ job, onPlan }: JobRowsProps) => {
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
      {isOver(job) && <FollowUpPlans job={job} rows={rows} onPlan={onPlan} />}
      <OutcomeFilter job={job} onChoose={setOutcome} />
      <SearchField id="results-search" label="bulk.rows.search" onSearch={setText} />
      <RowsState of={rows} />
      <JobRowsTable groups={groups} rows={rows} query={query} matches={matches} />
      <CopyResults groups={groups} rows={rows} query={query} matches={matches} />
    </Stack>
  );
};

type OutcomeFilterProps = { job: JobView; onChoose: (outcome: string) => void };

const ID = 'results-outcome';

/** Narrows a job's rows down to one outcome; empty means all of them. */
const OutcomeFilter = ({ job, onChoose }: OutcomeFilterProps) => {
  const words = useWords();
  const number = useNumber();
  const options = countedOutcomes(job).map(({ outcome, count }) => ({
    value: outcome,
    label: words('bulk.results.option', {
      outcome: words(outcomeLozenge(outcome).text),
      count: number(count),
    }),
  }));
  return (
    <Box>
      <Label labelFor={ID}>{words('recent.outcome')}</Label>
      <Select
        id={ID}
        name={ID}
        options={options}
        isClearable
        placeholder={words('bulk.results.all')}
        onChange={(chosen: unknown) => {
          onChoose(chosenValues(chosen)[0] ?? '');
        }}
      />
    </Box>
  );
};
