import React from 'react';
import { Heading, Stack, Text } from '@forge/react';
import type { JobView, PlanView } from '../../../../src/application/bulkApi';
import { moment } from '../../words/moment';
import { useLocale } from '../../words/useLocale';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { ApplyPlan } from './ApplyPlan';
import { PlanDetails } from './PlanDetails';
import { RefusedGroups } from './RefusedGroups';
import { planStatusWords } from './planStatusWords';

type Props = {
  plan: PlanView;
  /** Another plan was made of this one. */
  onPlan: (plan: PlanView) => void;
  onApplied: () => void;
  onJob: (job: Pick<JobView, 'id'>) => void;
};

/** A plan to be read and approved: what it changes, what that costs, and what stands against it. */
export const PlanPage = ({ plan, onPlan, ...then }: Props) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  const status = planStatusWords(plan);
  return (
    <Stack space="space.300">
      <Stack space="space.050">
        <Heading as="h2" size="small">
          {words('bulk.plan.title', { rows: number(plan.rows) })}
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
