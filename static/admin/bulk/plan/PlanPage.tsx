import { Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import React, { useCallback, useState } from 'react';
import type { JobView, PlanGroupView, PlanView } from '../../../../src/contract/bulkApi';
import { invoke } from '../../api/invoke';
import { moment, type Words } from '../../words/fill';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import { useNumber, useWords, useWriting } from '../../words/useWords';
import { rowText } from '../rows/rowSource';
import { type Column, Pager, rowCells, RowsState, RowsTable, SearchField } from '../rows/RowsTable';
import { usePages, useRows } from '../rows/useRows';
import { ApplyPlan, PlanCost } from './ApplyPlan';
import { planStatusWords } from './planWords';
import { RefusedGroups } from './RefusedGroups';

type Props = {
  plan: PlanView;
  /** Another plan was created from this one. */
  onPlan: (plan: PlanView) => void;
  onApplied: () => void;
  onJob: (job: Pick<JobView, 'id'>) => void;
};

/** A plan to read and approve: its changes, its cost, and the groups that are refused. */
export const PlanPage = ({ plan, onPlan, ...then }: Props) => {
  const { words, counted, locale } = useWriting();
  const status = planStatusWords(plan);
  return (
    <Stack space="space.300">
      <Stack space="space.050">
        <Heading as="h2" size="small">
          {counted('bulk.plan.title', plan.rows)}
        </Heading>
        <Text>{words(`bulk.origin.${plan.origin.kind}`)}</Text>
        {status && (
          <Text size="small">{words(status, { until: moment(plan.usableUntil, locale) })}</Text>
        )}
      </Stack>
      <RefusedGroups plan={plan} onPlan={onPlan} />
      <PlanDetails plan={plan} />
      <ApplyPlan plan={plan} onPlan={onPlan} {...then} />
    </Stack>
  );
};

/** The whole plan, as the admin who approves it must see it. */
export const PlanDetails = ({ plan }: { plan: PlanView }) => (
  <Stack space="space.300">
    <PlanCost plan={plan} />
    <PlanGroups groups={plan.groups} />
    <PlanRows plan={plan} />
  </Stack>
);

const ROWS_PER_PAGE = 20;

const GROUP_COLUMNS: Column[] = [
  { key: 'group', title: 'recent.group', width: 28 },
  { key: 'adds', title: 'bulk.groups.adds', width: 12 },
  { key: 'removals', title: 'bulk.groups.removals', width: 12 },
  { key: 'members', title: 'bulk.groups.members', width: 11 },
  { key: 'already', title: 'bulk.groups.already', width: 13 },
  { key: 'remarks', title: 'bulk.groups.notes', width: 24 },
];

/** The changes of a plan, group by group. */
const PlanGroups = ({ groups }: { groups: readonly PlanGroupView[] }) => {
  const words = useWords();
  const number = useNumber();
  return (
    <RowsTable
      label="bulk.groups.title"
      columns={GROUP_COLUMNS}
      rowsPerPage={ROWS_PER_PAGE}
      rows={groups.map((group) => planGroupRow(group, words, number))}
    />
  );
};

/** A plan's group as a row of a DynamicTable. Each cell holds a UI Kit component. */
const planGroupRow = (group: PlanGroupView, words: Words, number: (value: number) => string) => {
  const { id, name, adds, removals, members, already, givesAccess, isProtected, refusal } = group;
  return {
    key: id,
    cells: [
      { key: 'group', content: <Text maxLines={2}>{name}</Text> },
      { key: 'adds', content: <Text>{number(adds)}</Text> },
      { key: 'removals', content: <Text>{number(removals)}</Text> },
      { key: 'members', content: <Text>{members === undefined ? '–' : number(members)}</Text> },
      { key: 'already', content: <Text>{already === undefined ? '–' : number(already)}</Text> },
      {
        key: 'remarks',
        content: (
          <Inline space="space.050" rowSpace="space.050" shouldWrap>
            {refusal && (
              <Lozenge appearance="removed">{words(outcomeLozenge(refusal).text)}</Lozenge>
            )}
            {givesAccess && <Lozenge appearance="moved">{words('bulk.groups.access')}</Lozenge>}
            {isProtected && <Lozenge appearance="moved">{words('bulk.groups.protected')}</Lozenge>}
          </Inline>
        ),
      },
    ],
  };
};

const ROW_COLUMNS: Column[] = [
  { key: 'row', title: 'bulk.rows.row', width: 9 },
  { key: 'person', title: 'recent.person', width: 25 },
  { key: 'action', title: 'bulk.rows.action', width: 12 },
  { key: 'group', title: 'recent.group', width: 29 },
  { key: 'reason', title: 'bulk.rows.reason', width: 25 },
];

/** All rows of a plan, page by page, with a search. */
const PlanRows = ({ plan: { id, rows: total, groups } }: { plan: PlanView }) => {
  const words = useWords();
  const [query, setQuery] = useState('');
  const ask = useCallback((at: number) => invoke('listPlanRows', { planId: id, at }), [id]);
  const rows = useRows(ask, total);
  const pages = usePages(rows, query, (row) => rowText(row, groups).includes(query));
  return (
    <Stack space="space.100">
      <Heading as="h3" size="xsmall">
        {words('bulk.plan.rows')}
      </Heading>
      <SearchField id="plan-search" label="bulk.rows.search" onSearch={setQuery} />
      <RowsState source={rows} />
      <RowsTable
        label="bulk.plan.rows"
        columns={ROW_COLUMNS}
        rows={pages.rows.map((row, place) => ({
          key: (pages.from + place).toString(),
          cells: [
            ...rowCells(row, groups, words),
            { key: 'reason', content: <Text maxLines={2}>{row.reason ?? '–'}</Text> },
          ],
        }))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};
