import { Button, Heading, Stack, Text, User } from '@forge/react';
import React from 'react';
import type { PlanView } from '../../../../src/contract/bulkApi';
import { moment, type Writing } from '../../words/fill';
import { useWriting } from '../../words/useWords';
import { type Column, RowsTable } from '../rows/RowsTable';
import { planTotals } from './planTotals';

const COLUMNS: Column[] = [
  { key: 'made', title: 'bulk.plans.created', width: 16 },
  { key: 'author', title: 'bulk.plans.author', width: 19 },
  { key: 'origin', title: 'bulk.jobs.origin', width: 16 },
  { key: 'rows', title: 'bulk.plans.rows', width: 13 },
  { key: 'until', title: 'bulk.plans.until', width: 17 },
  { key: 'actions', title: 'table.actions', width: 19 },
];

type Props = { plans: readonly PlanView[]; onOpen: (plan: PlanView) => void };

/** The plans not applied yet, with a button to open each. Shows nothing if there are none. */
export const Plans = ({ plans, onOpen }: Props) => {
  const writing = useWriting();
  const { words } = writing;
  if (plans.length === 0) return null;
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {words('bulk.plans.title')}
      </Heading>
      <RowsTable
        label="bulk.plans.title"
        columns={COLUMNS}
        rows={plans.map((plan) => planRow(plan, writing, onOpen))}
      />
    </Stack>
  );
};

/** A plan as a row of a DynamicTable. Each cell holds a UI Kit component. */
const planRow = (
  plan: PlanView,
  { words, locale, number }: Writing,
  onOpen: (plan: PlanView) => void,
) => ({
  key: plan.id,
  cells: [
    { key: 'made', content: <Text>{moment(plan.madeAt, locale)}</Text> },
    { key: 'author', content: <User accountId={plan.authorId} /> },
    { key: 'origin', content: <Text>{words(`bulk.origin.${plan.origin.kind}`)}</Text> },
    { key: 'rows', content: <Text>{number(plan.rows)}</Text> },
    {
      key: 'until',
      content: (
        <Text>
          {planTotals(plan.groups).refused.length > 0
            ? words('bulk.plans.refused')
            : moment(plan.usableUntil, locale)}
        </Text>
      ),
    },
    {
      key: 'actions',
      content: (
        <Button
          spacing="compact"
          onClick={() => {
            onOpen(plan);
          }}
        >
          {words('bulk.jobs.open')}
        </Button>
      ),
    },
  ],
});
