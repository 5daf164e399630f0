import React from 'react';
import { Stack } from '@forge/react';
import type { PlanView } from '../../../../src/application/bulkApi';
import { PlanCost } from './PlanCost';
import { PlanGroups } from './PlanGroups';
import { PlanRows } from './PlanRows';

/** The whole of a plan, as whoever approves it has to see it. */
export const PlanDetails = ({ plan }: { plan: PlanView }) => (
  <Stack space="space.300">
    <PlanCost plan={plan} />
    <PlanGroups groups={plan.groups} />
    <PlanRows plan={plan} />
  </Stack>
);
