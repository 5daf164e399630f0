import React from 'react';
import { Button, Text, User } from '@forge/react';
import type { PlanView } from '../../../../src/application/bulkApi';
import { moment } from '../../words/moment';
import type { Words } from '../../words/useWords';
import { planTotals } from './planTotals';

type Writing = { words: Words; locale: string; number: (value: number) => string };

/** A plan as a row of a DynamicTable; each cell holds a component of UI Kit's own. */
export const planRow = (
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
