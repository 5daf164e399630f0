import type { PlanGroupView, PlanView } from '../../../../src/application/bulkApi';
import { planTotals } from './planTotals';

type Ceilings = NonNullable<PlanView['ceilings']>;

export const isTooMany = ({ refusal }: PlanGroupView): boolean => refusal === 'too-many-removals';

/** Whether a plan is refused for what it takes out of all its groups together. */
export const isTooManyInAll = ({
  groups,
  ceilings,
}: Pick<PlanView, 'groups' | 'ceilings'>): boolean =>
  ceilings !== undefined &&
  groups.some(isTooMany) &&
  planTotals(groups).removals > ceilings.mostRemovals;

/** How many people one plan may take out of a group, whatever it takes out of others. */
export const mostOfGroup = ({ members = 0 }: PlanGroupView, ceilings: Ceilings): number =>
  Math.floor((members * ceilings.mostRemovedPercent) / 100);
