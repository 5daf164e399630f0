import { Inline, Lozenge, Select, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { JobRowView, JobView, PlanGroupView } from '../../../../src/contract/bulkApi';
import { ExportCsv } from '../../export/ExportButtons';
import { withDistinctNames } from '../../words/distinctNames';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import { Field } from '../../ui/fields';
import { chosenValues } from '../../words/fill';
import { useNumber, useWords } from '../../words/useWords';
import { rowText } from '../../rows/rowSource';
import { RowsState, SearchField } from '../../rows/RowsTable';
import type { Rows } from '../../rows/useRows';
import { resultCsv } from './jobResults';
import { JobRowsTable } from './JobRowsTable';
import { countedOutcomes } from './jobState';
import { Collapsed } from '../../ui/layout';

type JobRowsProps = { job: JobView; rows: Rows<JobRowView> };

/** A job's rows, to count, search, filter and export. */
export const JobRows = ({ job, rows }: JobRowsProps) => {
  const words = useWords();
  const groups = withDistinctNames(job.groups, words);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState('');
  const matches = (row: JobRowView): boolean =>
    (outcome === '' || (row.end?.outcome ?? 'open') === outcome) &&
    (text === '' || rowText(row, groups).includes(text));
  const query = text === '' && outcome === '' ? '' : `${outcome} ${text}`;
  return (
    <Stack space="space.150">
      <Breakdown job={job} />
      <OutcomeFilter job={job} onChoose={setOutcome} />
      <SearchField id="results-search" label="bulk.rows.search" onSearch={setText} />
      <RowsState source={rows} />
      <JobRowsTable groups={groups} rows={rows} query={query} matches={matches} />
      <ExportResults groups={job.groups} rows={rows} query={query} matches={matches} />
    </Stack>
  );
};

/** The number of rows for each outcome. Collapsed at first. */
const Breakdown = ({ job }: { job: JobView }) => {
  const words = useWords();
  const number = useNumber();
  const counted = countedOutcomes(job);
  if (counted.length === 0) return null;
  return (
    <Collapsed show="bulk.results.by-outcome" hide="bulk.results.by-outcome.hide">
      <Inline space="space.200" rowSpace="space.050" shouldWrap>
        {counted.map(({ outcome, count }) => {
          const { text, appearance } = outcomeLozenge(outcome);
          return (
            <Inline key={outcome} space="space.050" alignBlock="center">
              <Lozenge appearance={appearance}>{words(text)}</Lozenge>
              <Text>{number(count)}</Text>
            </Inline>
          );
        })}
      </Inline>
    </Collapsed>
  );
};

type OutcomeFilterProps = { job: JobView; onChoose: (outcome: string) => void };

const ID = 'results-outcome';

/** Filters a job's rows by result. Empty shows all of them. */
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
