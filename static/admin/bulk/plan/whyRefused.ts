import type { PlanGroupView, PlanView } from '../../../../src/application/bulkApi';
import { failureWords } from '../../words/failureWords';
import type { Words } from '../../words/useWords';
import { isTooMany, mostOfGroup } from './limits';

type Writing = {
  words: Words;
  number: (value: number) => string;
  percent: (share: number) => string;
};

/**
 * Why nothing may run in a group. Of too many removals it is said how many there are, and how many
 * there might be where they are too many for the group and not only for the plan.
 */
export const whyRefused = (
  group: PlanGroupView,
  ceilings: PlanView['ceilings'],
  { words, number, percent }: Writing,
): string => {
  const { removals, members = 0, refusal = 'unexpected' } = group;
  if (!ceilings || !isTooMany(group))
    return words(failureWords({ code: refusal, field: 'group' }).title);
  const most = mostOfGroup(group, ceilings);
  return words(removals > most ? 'bulk.plan.refused.share' : 'bulk.plan.refused.part', {
    removals: number(removals),
    members: number(members),
    most: number(most),
    share: percent(ceilings.mostRemovedPercent / 100),
  });
};
