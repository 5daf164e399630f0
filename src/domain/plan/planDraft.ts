import type { AccountId } from '../accountId';
import type { GroupId } from '../groupId';
import type { PlanOrigin } from './plan';
import type { PlanId } from './planId';

/** A list that is being sent in chunks, and becomes a plan when it is whole. */
export type PlanDraft = {
  id: PlanId;
  authorId: AccountId;
  groups: GroupId[];
  rows: number;
  origin: PlanOrigin;
  madeAt: string;
};
