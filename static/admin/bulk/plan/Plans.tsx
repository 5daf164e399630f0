import React from 'react';
import { Heading, Stack } from '@forge/react';
import type { PlanView } from '../../../../src/application/bulkApi';
import { useLocale } from '../../words/useLocale';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { RowsTable, type Column } from '../rows/RowsTable';
import { planRow } from './planRow';

const COLUMNS: Column[] = [
  { key: 'made', title: 'bulk.plans.made', width: 16 },
  { key: 'author', title: 'bulk.plans.author', width: 19 },
  { key: 'origin', title: 'bulk.jobs.origin', width: 16 },
  { key: 'rows', title: 'bulk.plans.rows', width: 13 },
  { key: 'until', title: 'bulk.plans.until', width: 17 },
  { key: 'actions', title: 'table.actions', width: 19 },
];

type Props = { plans: readonly PlanView[]; onOpen: (plan: PlanView) => void };

/** Plans that nobody has applied yet, and the way into each; nothing where there are none. */
export const Plans = ({ plans, onOpen }: Props) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  if (plans.length === 0) return null;
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {words('bulk.plans.title')}
      </Heading>
      <RowsTable
        label="bulk.plans.title"
        columns={COLUMNS}
        rows={plans.map((plan) => planRow(plan, { words, locale, number }, onOpen))}
      />
    </Stack>
  );
};
