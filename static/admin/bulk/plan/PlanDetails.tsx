import { Button, Inline, List, ListItem, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import React, { useCallback, useState } from 'react';
import type { PlanGroupView, PlanView } from '../../../../src/contract/bulkApi';
import { invoke } from '../../api/invoke';
import { useSiteKnown } from '../../api/viewer';
import { withDistinctNames } from '../../words/distinctNames';
import { duration, type Writing } from '../../words/fill';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import { useNumber, useWords, useWriting } from '../../words/useWords';
import { rowText } from '../../rows/rowSource';
import { type Column, Pager, RowsState, RowsTable, SearchField } from '../../rows/RowsTable';
import { Subtitle } from '../../ui/layout';
import { rowCells } from './rowCells';
import { usePages, usePagesOf, useRows } from '../../rows/useRows';
import { planTotals } from './planTotals';
import { membersText, planWarnings } from './planWords';
import { planChangesText } from './sourceWords';

/** The size of a plan, how long it takes, and how many rows are known to need no change. */
export const PlanSummary = ({ plan }: { plan: PlanView }) => {
  const writing = useWriting();
  const { words, counted, locale } = writing;
  const { groups, seconds } = plan;
  const totals = planTotals(groups);
  const changes = planChangesText(groups, writing);
  return (
    <Stack space="space.050">
      <Text weight="medium">
        {words('bulk.plan.summary', { changes, time: duration(seconds, locale) })}
      </Text>
      {totals.already > 0 && totals.already < plan.rows && (
        <Text>{counted('bulk.plan.unneeded', totals.already)}</Text>
      )}
    </Stack>
  );
};

/** The whole plan, as the admin who approves it must see it. */
export const PlanDetails = ({ plan }: { plan: PlanView }) => {
  const words = useWords();
  const groups = withDistinctNames(plan.groups, words);
  return (
    <Stack space="space.300">
      <PlanCost plan={plan} />
      <PlanGroups groups={groups} />
      <PlanRows plan={{ ...plan, groups }} />
    </Stack>
  );
};

/** What an admin should know before a plan is applied: licenses, and groups with admin rights. */
export const PlanWarnings = ({ plan }: { plan: PlanView }) => {
  const writing = useWriting();
  const warnings = planWarnings(plan, useSiteKnown(), writing);
  if (warnings.length === 0) return null;
  return (
    <Stack space="space.100">
      {warnings.map(({ title, text }) => (
        <SectionMessage key={title} appearance="warning" title={writing.words(title)}>
          <Text>{text}</Text>
        </SectionMessage>
      ))}
    </Stack>
  );
};

/** What a plan costs in hourly points, and about how much time. Collapsed at first. */
const PlanCost = ({ plan: { points, seconds } }: { plan: PlanView }) => {
  const { words, locale, number } = useWriting();
  const percent = useNumber({ style: 'percent', maximumSignificantDigits: 2 });
  const [isShown, setIsShown] = useState(false);
  const { changes, looking, reading, hourly } = points;
  const all = changes + looking + reading;
  const purposes = ['changes', 'looking', ...(reading > 0 ? (['reading'] as const) : [])] as const;
  return (
    <Stack space="space.100" alignInline="start">
      <Button
        spacing="compact"
        isSelected={isShown}
        onClick={() => {
          setIsShown(!isShown);
        }}
      >
        {words(isShown ? 'bulk.cost.hide' : 'bulk.cost.show')}
      </Button>
      {isShown && (
        <List type="unordered">
          <ListItem>
            {words('bulk.cost.points', {
              points: number(all),
              hourly: number(hourly),
              share: percent(all / hourly),
            })}
          </ListItem>
          {purposes.map((purpose) => (
            <ListItem key={purpose}>
              {words(`bulk.cost.${purpose}`, { points: number(points[purpose]) })}
            </ListItem>
          ))}
          <ListItem>{words('bulk.cost.time', { time: duration(seconds, locale) })}</ListItem>
        </List>
      )}
    </Stack>
  );
};

const GROUP_COLUMNS: Column[] = [
  { title: 'recent.group', width: 35 },
  { title: 'bulk.groups.adds', width: 16 },
  { title: 'bulk.groups.removals', width: 17 },
  { title: 'bulk.groups.members', width: 16 },
  { title: 'bulk.groups.already', width: 16 },
];

/** The changes of a plan, group by group. */
const PlanGroups = ({ groups }: { groups: readonly PlanGroupView[] }) => {
  const writing = useWriting();
  const pages = usePagesOf(groups);
  return (
    <Stack space="space.100">
      <RowsTable
        label="bulk.groups.title"
        columns={GROUP_COLUMNS}
        rows={pages.rows.map((group) => groupCells(group, writing))}
      />
      {(pages.toPrevious ?? pages.toNext) && <Pager pages={pages} />}
    </Stack>
  );
};

/** A plan's group as a row of the table. */
const groupCells = (group: PlanGroupView, writing: Writing) => {
  const { words, number } = writing;
  const { name, adds, removals, already, givesAccess, isProtected, refusal } = group;
  return [
    <Stack space="space.050">
      <Text maxLines={2}>{name}</Text>
      <Inline space="space.050" rowSpace="space.050" shouldWrap>
        {refusal && <Lozenge appearance="removed">{words(outcomeLozenge(refusal).text)}</Lozenge>}
        {givesAccess && <Lozenge appearance="moved">{words('bulk.groups.access')}</Lozenge>}
        {isProtected && <Lozenge appearance="moved">{words('bulk.groups.protected')}</Lozenge>}
      </Inline>
    </Stack>,
    <Text>{number(adds)}</Text>,
    <Text>{number(removals)}</Text>,
    <Text>{membersText(group, writing)}</Text>,
    <Text>{already === undefined ? '–' : number(already)}</Text>,
  ];
};

const ROW_COLUMNS: Column[] = [
  { title: 'bulk.rows.row', width: 9 },
  { title: 'recent.person', width: 24 },
  { title: 'bulk.rows.action', width: 17 },
  { title: 'recent.group', width: 25 },
  { title: 'bulk.rows.reason', width: 25 },
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
      <Subtitle>{words('bulk.plan.rows')}</Subtitle>
      <SearchField id="plan-search" label="bulk.rows.search" onSearch={setQuery} />
      <RowsState source={rows} />
      <RowsTable
        label="bulk.plan.rows"
        columns={ROW_COLUMNS}
        rows={pages.rows.map((row) => [
          ...rowCells(row, groups),
          <Text maxLines={2}>{row.reason ?? '–'}</Text>,
        ])}
      />
      <Pager pages={pages} />
    </Stack>
  );
};
