import { Stack, Text, User } from '@forge/react';
import React from 'react';
import type { JobView, PlanView } from '../../../../src/contract/bulkApi';
import { moment, type Writing } from '../../words/fill';
import { useWriting } from '../../words/useWords';
import { type Column, RowsTable } from '../../rows/RowsTable';
import { Title } from '../../ui/layout';
import type { MovedFocus } from '../../ui/useMovedFocus';
import { useDiscardPlan } from './DiscardPlan';
import { planTotals } from './planTotals';
import { SOURCE_COLUMNS, sourceCells } from './sourceCells';

const COLUMNS: Column[] = [
  ...SOURCE_COLUMNS,
  { title: 'bulk.plans.until', width: 31 },
  { title: 'bulk.plans.created', width: 21 },
];

type Props = {
  plans: readonly PlanView[];
  /** The jobs that the page knows, to name those that a plan undoes or retries. */
  known: readonly JobView[];
  focus: MovedFocus;
  onOpen: (plan: PlanView) => void;
  onJob: (job: Pick<JobView, 'id'>) => void;
  /** Whether the page still has the list from which a plan was created. */
  isOfList: (plan: PlanView) => boolean;
  onDiscarded: (plan: PlanView) => void;
};

/** The plans not applied yet, to open or discard each. Shows nothing if there are none. */
export const Plans = (props: Props) => {
  const { plans, known, focus, onOpen, onJob, isOfList, onDiscarded } = props;
  const writing = useWriting();
  const { words } = writing;
  const discarding = useDiscardPlan(isOfList, onDiscarded);
  if (plans.length === 0) return null;
  return (
    <Stack space="space.100">
      <Title>{words('bulk.plans.title')}</Title>
      {discarding.view}
      <RowsTable
        label="bulk.plans.title"
        columns={COLUMNS}
        rows={plans.map((plan) => [
          ...sourceCells(plan, known, writing, {
            focus,
            onOpen: () => {
              onOpen(plan);
            },
            onJob,
            onDiscard: () => {
              discarding.discard(plan);
            },
            discarding: discarding.running,
          }),
          ...planCells(plan, writing),
        ])}
      />
    </Stack>
  );
};

/** Until when a plan can be applied, and who created it. */
const planCells = (plan: PlanView, { words, locale }: Writing) => [
  <Text>
    {planTotals(plan.groups).refused.length > 0
      ? words('bulk.plans.refused')
      : moment(plan.usableUntil, locale)}
  </Text>,
  <Stack>
    <User accountId={plan.authorId} />
    <Text size="small">{moment(plan.madeAt, locale)}</Text>
  </Stack>,
];
