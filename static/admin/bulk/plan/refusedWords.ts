import type { PlanView } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';
import { planTotals } from './planTotals';

/**
 * What to do about a plan with groups in which nothing may run; nothing where there are none. A plan
 * that came of a job has no list that could be changed.
 */
export const refusedWords = ({
  groups,
  origin,
}: Pick<PlanView, 'groups' | 'origin'>): MessageKey[] => {
  const { refused } = planTotals(groups);
  if (refused.length === 0) return [];
  const { some, all, tooMany } = origin.kind === 'import' ? OF_LIST : OF_JOB;
  const isTooMany = refused.some(({ refusal }) => refusal === 'too-many-removals');
  return [refused.length === groups.length ? all : some, ...(isTooMany ? [tooMany] : [])];
};

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
