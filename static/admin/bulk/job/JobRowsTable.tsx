import { Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { JobRowView, PlanGroupView } from '../../../../src/contract/bulkApi';
import type { Words } from '../../words/fill';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import { useWords } from '../../words/useWords';
import { rowCells } from '../plan/rowCells';
import { type Column, Pager, RowsTable } from '../../rows/RowsTable';
import { type Rows, usePages } from '../../rows/useRows';
import { isDesiredState } from './jobState';
import { outcomeWords, uncertainWords } from './jobWords';

const COLUMNS: Column[] = [
  { title: 'bulk.rows.row', width: 9 },
  { title: 'recent.person', width: 23 },
  { title: 'bulk.rows.action', width: 17 },
  { title: 'recent.group', width: 21 },
  { title: 'recent.outcome', width: 30 },
];

type Props = {
  groups: readonly PlanGroupView[];
  rows: Rows<JobRowView>;
  query: string;
  matches: (row: JobRowView) => boolean;
};

/** The result of each row, page by page. */
export const JobRowsTable = ({ groups, rows, query, matches }: Props) => {
  const words = useWords();
  const pages = usePages(rows, query, matches);
  return (
    <Stack space="space.100">
      <RowsTable
        label="bulk.results.title"
        columns={COLUMNS}
        rows={pages.rows.map((row) => jobRowCells(row, groups, words))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};

/** The cells of a job's row: the change, its result, and what Confluence said. */
export const jobRowCells = (row: JobRowView, groups: readonly PlanGroupView[], words: Words) => {
  const { end } = row;
  const { text, appearance } = end
    ? outcomeLozenge(end.outcome)
    : ({ text: 'bulk.results.not-yet', appearance: 'default' } as const);
  return [
    ...rowCells(row, groups, end?.outcome),
    <Stack alignInline="start">
      <Lozenge appearance={appearance}>{words(text)}</Lozenge>
      {end && !isPlain(end) && <Text>{words(outcomeWords(end))}</Text>}
      {end && !end.certain && <Text size="small">{words(uncertainWords(end))}</Text>}
      {end?.httpStatus !== undefined && !isPlain(end) && (
        <Text size="small">
          {words('failure.http-status', { status: end.httpStatus.toString() })}
        </Text>
      )}
      {end?.httpStatus !== undefined && end.actedAs && isDesiredState(end.outcome) && (
        <Text size="small">{words(`bulk.as.${end.actedAs}`)}</Text>
      )}
    </Stack>,
  ];
};

/** Whether the outcome alone says it all. */
const isPlain = ({ outcome, certain }: NonNullable<JobRowView['end']>): boolean =>
  certain && isDesiredState(outcome);
