import type { PlanView } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';
import { planTotals } from './planTotals';

/** What has come of a plan so far, and whether it can be applied; nothing where it was. */
export const planStatusWords = ({
  groups,
  isStarted,
}: Pick<PlanView, 'groups' | 'isStarted'>): MessageKey | undefined => {
  if (isStarted) return undefined;
  return planTotals(groups).refused.length > 0 ? 'bulk.plan.unchanged' : 'bulk.plan.usable';
};
