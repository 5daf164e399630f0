import type { PlanGroupView, PlanView } from '../../../../src/contract/bulkApi';
import { failureWords, readingWords, type SpecialWords } from '../../words/failureWords';
import type { MessageKey, Writing } from '../../words/fill';
import { isTooMany, isTooManyInAll, mostOfGroup, planTotals } from './planTotals';

/** Whether anything was changed and the plan can be applied. Undefined if it was applied. */
export const planStatusWords = ({
  groups,
  isStarted,
}: Pick<PlanView, 'groups' | 'isStarted'>): MessageKey | undefined => {
  if (isStarted) return undefined;
  return planTotals(groups).refused.length > 0 ? 'bulk.plan.unchanged' : 'bulk.plan.usable';
};

/** Creating a plan changes no group, so there is no doubt about a change. */
export const createPlanWords: SpecialWords = {
  ...readingWords,
  'not-permitted': {
    title: 'failure.not-permitted.title',
    next: 'failure.reading.next',
  },
};

/** The same for a plan from a list. The page checks everything else before it sends one. */
export const listPlanWords: SpecialWords = {
  ...createPlanWords,
  'invalid-input': { title: 'bulk.plan.too-large.title', next: 'bulk.plan.too-large.next' },
};

/**
 * What to do about refused groups, or nothing if there are none. A plan from a job has no list to
 * edit.
 */
export const refusedWords = (
  plan: Pick<PlanView, 'groups' | 'origin' | 'ceilings'>,
): (MessageKey | typeof IN_ALL)[] => {
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

export const IN_ALL = 'bulk.plan.refused.in-all' as const;

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

const again = 'bulk.apply.again';

/**
 * A failed start may have started the job. Trying again is safe, because a plan starts only once.
 */
export const startJobWords: SpecialWords = {
  'timed-out': { title: 'failure.timed-out.title', next: again },
  'no-answer': { title: 'failure.no-answer.title', next: again },
  unavailable: { title: 'failure.unavailable.title', next: again },
};

/**
 * Why nothing can run in a group. For too many removals, it names their number, and the limit if
 * the group's own limit is exceeded.
 */
export const whyRefused = (
  group: PlanGroupView,
  ceilings: PlanView['ceilings'],
  { words, counted, number }: Writing,
  percent: (share: number) => string,
): string => {
  const { removals, members = 0, refusal = 'unexpected' } = group;
  if (!ceilings || !isTooMany(group))
    return words(failureWords({ code: refusal, field: 'group' }).title);
  const most = mostOfGroup(group, ceilings);
  return counted(removals > most ? 'bulk.plan.refused.share' : 'bulk.plan.removals', removals, {
    members: number(members),
    most: number(most),
    share: percent(ceilings.mostRemovedPercent / 100),
  });
};
