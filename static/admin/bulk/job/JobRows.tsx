import { Select, Stack } from '@forge/react';
import React, { useState } from 'react';
import type { JobRowView, JobView, PlanGroupView } from '../../../../src/contract/bulkApi';
import { ExportCsv } from '../../export/ExportButtons';
import { withDistinctNames } from '../../words/distinctNames';
import { isFailure, outcomeLozenge } from '../../words/outcomeLozenge';
import { Field } from '../../ui/fields';
import { chosenValues, type MessageKey } from '../../words/fill';
import { useNumber, useWords } from '../../words/useWords';
import { rowText } from '../../rows/rowSource';
import { RowsState, SearchField } from '../../rows/RowsTable';
import type { Rows } from '../../rows/useRows';
import { resultCsv } from './jobResults';
import { JobRowsTable } from './JobRowsTable';
import { countedOutcomes, rowCounts } from './jobState';

type JobRowsProps = { job: JobView; rows: Rows<JobRowView> };

/** A job's rows, to count, search, filter and export. */
export const JobRows = ({ job, rows }: JobRowsProps) => {
  const words = useWords();
  const groups = withDistinctNames(job.groups, words);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState('');
  const matches = (row: JobRowView): boolean =>
    (outcome === '' || hasOutcome(row, outcome)) &&
    (text === '' || rowText(row, groups).includes(text));
  const query = text === '' && outcome === '' ? '' : `${outcome} ${text}`;
  return (
    <Stack space="space.150">
      <OutcomeFilter job={job} onChoose={setOutcome} />
      <SearchField id="results-search" label="bulk.rows.search" onSearch={setText} />
      <RowsState source={rows} />
      <JobRowsTable groups={groups} rows={rows} query={query} matches={matches} />
      <ExportResults groups={job.groups} rows={rows} query={query} matches={matches} />
    </Stack>
  );
};

const FAILED = 'failed'; // no outcome has this name

const hasOutcome = ({ end }: JobRowView, chosen: string): boolean =>
  chosen === FAILED ? end !== undefined && isFailure(end.outcome) : end?.outcome === chosen;

type OutcomeFilterProps = { job: JobView; onChoose: (outcome: string) => void };

const ID = 'results-outcome';

/** Filters a job's rows by result. Empty shows all of them. */
const OutcomeFilter = ({ job, onChoose }: OutcomeFilterProps) => {
  const words = useWords();
  const number = useNumber();
  const option = (value: string, text: MessageKey, count: number) => ({
    value,
    label: words('bulk.results.option', { outcome: words(text), count: number(count) }),
  });
  const { failed } = rowCounts(job);
  const options = [
    ...(failed > 0 ? [option(FAILED, 'bulk.results.failed', failed)] : []),
    ...countedOutcomes(job).map(({ outcome, count }) =>
      option(outcome, outcomeLozenge(outcome).text, count),
    ),
  ];
  return (
    <Field id={ID} label={words('recent.outcome')}>
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
    </Field>
  );
};

type Props = {
  groups: readonly PlanGroupView[];
  rows: Rows<JobRowView>;
  /** The present filter. Another filter matches other rows. */
  query: string;
  matches: (row: JobRowView) => boolean;
};

/** The filtered results as a CSV file. */
const ExportResults = ({ groups, rows, query, matches }: Props) => {
  const words = useWords();
  const write = async (): Promise<string | undefined> => {
    const all = await rows.need(rows.total);
    return all.length === rows.total ? resultCsv(all.filter(matches), groups) : undefined;
  };
  return (
    <ExportCsv
      key={query}
      label={words('bulk.csv.export')}
      fileName="rollcall-results.csv"
      isBusy={rows.isBusy}
      write={write}
    />
  );
};
