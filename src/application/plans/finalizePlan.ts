import type { AccountId } from '../../domain/accountId';
import { MAX_GROUPS_BYTES } from '../../domain/limits';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { type Plan, PLAN_SCHEMA, type PlanId } from '../../domain/plan/plan';
import { hashOfPlan } from '../../domain/plan/planHash';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { type Clock, type Crypto, isoTime } from '../ports/platform';
import type { PlanStore } from '../ports/storage';
import type { AskMembership } from './askMembership';
import type { InspectGroups } from './inspectGroups';
import type { SurveyRows } from './surveyRows';

/**
 * Checks a complete draft and stores it as a plan that never changes. A repeated call returns the
 * same plan. A plan with a refused group can be read, but can't be applied.
 */
export type FinalizePlan = (authorId: AccountId, planId: PlanId) => Promise<Outcome<Plan>>;

export const makeFinalizePlan = (deps: {
  plans: PlanStore;
  surveyRows: SurveyRows;
  inspectGroups: InspectGroups;
  askMembership: AskMembership;
  digest: Crypto['digest'];
  clock: Clock;
}): FinalizePlan =>
  async function finalizePlan(authorId, planId) {
    const { plans, surveyRows, inspectGroups, askMembership, digest, clock } = deps;
    const [draft, sealed] = await allSettledOrThrow([
      plans.readDraft(planId),
      plans.readPlan(planId),
    ]);
    if (draft?.authorId !== authorId) return failed('not-found');
    if (sealed) return ok(sealed);
    const survey = await surveyRows(draft, authorId);
    if (!survey) return failed('invalid-input', { field: 'body' });
    const looked = await inspectGroups(draft, survey);
    if (!looked.ok) return looked;
    const groups = await askMembership(draft, survey, looked.value.groups);
    if (bytesOf(groups) > MAX_GROUPS_BYTES) return failed('invalid-input', { field: 'group' });
    const content = {
      groups,
      ceilings: looked.value.ceilings,
      origin: draft.origin,
      chunkDigests: survey.chunkDigests,
    };
    const plan: Plan = {
      schema: PLAN_SCHEMA,
      id: planId,
      authorId,
      createdAt: isoTime(clock),
      rows: draft.rows,
      ...content,
      hash: hashOfPlan(digest, content),
    };
    if (await plans.savePlan(plan)) return ok(plan);
    const first = await plans.readPlan(planId); // another call was quicker
    return first ? ok(first) : failed('unavailable');
  };

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
