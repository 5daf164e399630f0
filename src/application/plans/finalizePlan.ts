import type { AccountId } from '../../domain/accountId';
import { MAX_GROUPS_BYTES } from '../../domain/limits';
import { failed, ok, type Outcome } from '../../domain/outcome';
import {
  hashOfPlan,
  type Plan,
  PLAN_SCHEMA,
  type PlanDraft,
  type PlanId,
} from '../../domain/plan/plan';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { type Clock, type Crypto, isoTime } from '../ports/platform';
import type { PlanStore } from '../ports/storage';
import type { AskMembership } from './askMembership';
import type { InspectGroups } from './inspectGroups';
import { type Chunks, readAllChunks } from './planRows';
import type { SurveyRows } from './surveyRows';

/**
 * Checks a complete draft and stores it as a plan that never changes. A repeated call returns the
 * same plan. A plan with a refused group can be read, but can't be applied.
 */
export type FinalizePlan = (authorId: AccountId, planId: PlanId) => Promise<Outcome<Plan>>;

export const makeFinalizePlan = (deps: {
  plans: PlanStore;
  checkDraft: CheckDraft;
  savePlan: SavePlan;
}): FinalizePlan =>
  async function finalizePlan(authorId, planId) {
    const { plans, checkDraft, savePlan } = deps;
    const [draft, sealed] = await allSettledOrThrow([
      plans.readDraft(planId),
      plans.readPlan(planId),
    ]);
    if (draft?.authorId !== authorId) return failed('not-found');
    if (sealed) return ok(sealed);
    const plan = await checkDraft(draft, () => readAllChunks(plans, draft.id, draft.rows));
    return plan.ok ? await savePlan(plan.value) : plan;
  };

/**
 * Checks the rows and groups of a draft, and makes the plan that it becomes. Nothing is stored. The
 * rows may be stored at the same time.
 */
export type CheckDraft = (draft: PlanDraft, chunks: Chunks) => Promise<Outcome<Plan>>;

export const makeCheckDraft = (deps: {
  surveyRows: SurveyRows;
  inspectGroups: InspectGroups;
  askMembership: AskMembership;
  digest: Crypto['digest'];
  clock: Clock;
}): CheckDraft =>
  async function checkDraft(draft, chunks) {
    const { surveyRows, inspectGroups, askMembership, digest, clock } = deps;
    const { id, authorId, rows, origin } = draft;
    const survey = await surveyRows(draft, chunks);
    if (!survey) return failed('invalid-input', { field: 'body' });
    const looked = await inspectGroups(draft, survey);
    if (!looked.ok) return looked;
    const groups = await askMembership(survey, looked.value.groups, chunks);
    if (bytesOf(groups) > MAX_GROUPS_BYTES) return failed('invalid-input', { field: 'group' });
    const { ceilings } = looked.value;
    const content = { groups, ceilings, origin, chunkDigests: survey.chunkDigests };
    const hash = hashOfPlan(digest, content);
    const createdAt = isoTime(clock);
    return ok({ schema: PLAN_SCHEMA, id, authorId, createdAt, rows, ...content, hash });
  };

/** Stores a checked plan, whose rows are stored. If there already is one, it returns that one. */
export type SavePlan = (plan: Plan) => Promise<Outcome<Plan>>;

export const makeSavePlan = ({ plans }: { plans: PlanStore }): SavePlan =>
  async function savePlan(plan) {
    if (await plans.savePlan(plan)) return ok(plan);
    const first = await plans.readPlan(plan.id); // another call was quicker
    return first ? ok(first) : failed('unavailable');
  };

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
