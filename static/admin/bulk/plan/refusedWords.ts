import type { PlanView } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';
import { isTooMany, isTooManyInAll } from './limits';
import { planTotals } from './planTotals';

/**
 * What to do about a plan with groups in which nothing may run; nothing where there are none. A plan
 * that came of a job has no list that could be changed.
 */
export const refusedWords = (
  plan: Pick<PlanView, 'groups' | 'origin' | 'ceilings'>,
): MessageKey[] => {
  const { groups, origin } = plan;
  const { refused } = planTotals(groups);
  if (refused.length === 0) return [];
  const { some, all, tooMany } = origin.kind === 'import' ? OF_LIST : OF_JOB;
  return [
    refused.length === groups.length ? all : some,
    ...(isTooManyInAll(plan) ? [IN_ALL] : []),
    ...(refused.some(isTooMany) ? [tooMany] : []),
  ];
};

const IN_ALL = 'bulk.plan.refused.in-all' as const;

const OF_LIST = {
  some: 'bulk.plan.refused',
  all: 'bulk.plan.refused.all',
  tooMany: 'bulk.plan.refused.too-many',
} as const;

const OF_JOB = {
  some: 'bulk.plan.refused.of-job',
  all: 'bulk.plan.refused.of-job.all',
  tooMany: 'bulk.plan.refused.of-job.too-many',
} as const;
