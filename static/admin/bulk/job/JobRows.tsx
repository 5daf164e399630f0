import {
  Box,
  Button,
  ButtonGroup,
  Inline,
  Label,
  LoadingButton,
  Lozenge,
  Select,
  Stack,
  Text,
} from '@forge/react';
import React, { useState } from 'react';
import type { JobRowView, JobView, PlanGroupView } from '../../../../src/contract/bulkApi';
import { chosenValues } from '../../groups/searchOptions';
import { CopyField } from '../../ui/CopyField';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import { useNumber, useWords } from '../../words/useWords';
import { rowText } from '../rows/rowSource';
import { RowsState, SearchField } from '../rows/RowsTable';
import type { Rows } from '../rows/useRows';
import { chunksFor, NOTHING_WRITTEN, resultChunks } from './jobResults';
import { JobRowsTable } from './JobRowsTable';
import { countedOutcomes } from './jobState';

type JobRowsProps = { job: JobView; rows: Rows<JobRowView> };

/** A job's rows, to count, search, filter and copy. */
export const JobRows = ({ job, rows }: JobRowsProps) => {
  const { groups } = job;
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
      <CopyResults groups={groups} rows={rows} query={query} matches={matches} />
    </Stack>
  );
};

/** The number of rows for each outcome. Collapsed at first. */
const Breakdown = ({ job }: { job: JobView }) => {
  const words = useWords();
  const number = useNumber();
  const [isShown, setIsShown] = useState(false);
  const counted = countedOutcomes(job);
  if (counted.length === 0) return null;
  return (
    <Stack space="space.100" alignInline="start">
      <Button
        spacing="compact"
        isSelected={isShown}
        onClick={() => {
          setIsShown(!isShown);
        }}
      >
        {words(isShown ? 'bulk.results.by-outcome.hide' : 'bulk.results.by-outcome')}
      </Button>
      {isShown && (
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
      )}
    </Stack>
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

type Props = {
  groups: readonly PlanGroupView[];
  rows: Rows<JobRowView>;
  /** The present filter. Another filter matches other rows. */
  query: string;
  matches: (row: JobRowView) => boolean;
};

/** The filtered results as CSV to copy, in chunks that a browser can show. */
const CopyResults = ({ groups, rows, query, matches }: Props) => {
  const words = useWords();
  const number = useNumber();
  const [written, setWritten] = useState(NOTHING_WRITTEN);
  const [shown, setShown] = useState(0);
  const write = async (): Promise<void> => {
    const all = await rows.need(rows.total);
    setShown(0);
    if (all.length === rows.total)
      setWritten({ query, chunks: resultChunks(all.filter(matches), groups) });
  };
  const chunks = chunksFor(query, written);
  const chunk = chunks[shown];
  return (
    <Stack space="space.100" alignInline="stretch">
      <Inline>
        <ButtonGroup label={words('bulk.csv.title')}>
          <LoadingButton isLoading={rows.isBusy} onClick={() => void write()}>
            {words('bulk.csv.copy')}
          </LoadingButton>
          {chunks.length > 1 &&
            chunks.map((_, place) => (
              <Button
                key={place}
                isSelected={place === shown}
                onClick={() => {
                  setShown(place);
                }}
              >
                {words('bulk.csv.chunk', {
                  chunk: number(place + 1),
                  chunks: number(chunks.length),
                })}
              </Button>
            ))}
        </ButtonGroup>
      </Inline>
      {chunk !== undefined && (
        <CopyField
          id="bulk-csv"
          label={words('bulk.csv.title')}
          hint={words('bulk.csv.about')}
          text={chunk}
        />
      )}
    </Stack>
  );
};
