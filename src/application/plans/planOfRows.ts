import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/group';
import { MAX_GROUPS, MAX_ROWS, ROWS_PER_CHUNK } from '../../domain/limits';
import { failed, ok, type Outcome } from '../../domain/outcome';
import {
  makePlanId,
  type Plan,
  type PlanDraft,
  type PlanGroup,
  type PlanId,
  type PlanOrigin,
} from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { type Clock, type Crypto, isoTime } from '../ports/platform';
import type { PlanStore } from '../ports/storage';
import type { CheckDraft, SavePlan } from './finalizePlan';
import type { RemoveOldPlans } from './listPlans';
import { readAllPlanRows, type ReadPlanRows } from './planRows';

/**
 * Creates a plan from rows of an earlier plan, in its groups. Groups without a row are left out.
 * `exempt` of a group says how many of the removals may not count toward the limits. Without any
 * rows, the failure is `invalid-input`.
 */
export type PlanOfRows = (
  authorId: AccountId,
  source: { groups: readonly SourceGroup[]; rows: readonly PlanRow[]; origin: PlanOrigin },
) => Promise<Outcome<Plan>>;

export const makePlanOfRows = (deps: {
  plans: PlanStore;
  makeDraft: MakeDraft;
  checkDraft: CheckDraft;
  savePlan: SavePlan;
  removeOldPlans: RemoveOldPlans;
}): PlanOfRows => {
  const { plans, makeDraft, checkDraft, savePlan, removeOldPlans } = deps;

  const store = async (draft: PlanDraft, chunks: PlanRow[][]): Promise<void> => {
    await plans.saveDraft(draft);
    await plans.saveChunks(draft.id, 0, chunks);
  };

  return async function planOfRows(authorId, { origin, ...source }) {
    if (source.rows.length === 0) return failed('invalid-input', { field: 'body' });
    const { groups, exempt, rows } = renumbered(source.groups, source.rows);
    const draft = makeDraft(authorId, { groups, exempt, rows: rows.length, origin });
    if (!draft.ok) return draft;
    const chunks = inChunks(rows);
    const [plan] = await allSettledOrThrow([
      checkDraft(draft.value, () => chunks),
      store(draft.value, chunks),
      removeOldPlans(),
    ]);
    // The plan comes last, so that all of its rows are stored.
    return plan.ok ? await savePlan(plan.value) : plan;
  };
};

type SourceGroup = Pick<PlanGroup, 'id' | 'exempt'>;

const renumbered = (
  groups: readonly SourceGroup[],
  rows: readonly PlanRow[],
): { groups: GroupId[]; exempt: number[]; rows: PlanRow[] } => {
  const places = new Map<number, number>();
  for (const { group } of rows) if (!places.has(group)) places.set(group, places.size);
  const kept = [...places.keys()].flatMap((place) => groups[place] ?? []);
  return {
    groups: kept.map(({ id }) => id),
    exempt: kept.map(({ exempt = 0 }) => exempt),
    rows: rows.map((row) => ({ ...row, group: places.get(row.group) ?? 0 })),
  };
};

/**
 * Begins a plan of 1 to 50,000 rows in 1 to 500 different groups. Its rows follow. A few old plans
 * are deleted then.
 */
export type BeginPlan = (
  authorId: AccountId,
  size: SizeOfPlan,
) => Promise<Outcome<{ planId: PlanId }>>;

type SizeOfPlan = Pick<PlanDraft, 'rows' | 'origin'> & {
  groups: readonly GroupId[];
  /** For each group. Absent if all removals count toward the limits. */
  exempt?: readonly number[];
};

export const makeBeginPlan = (deps: {
  plans: PlanStore;
  makeDraft: MakeDraft;
  removeOldPlans: RemoveOldPlans;
}): BeginPlan =>
  async function beginPlan(authorId, size) {
    const { plans, makeDraft, removeOldPlans } = deps;
    const draft = makeDraft(authorId, size);
    if (!draft.ok) return draft;
    await allSettledOrThrow([plans.saveDraft(draft.value), removeOldPlans()]);
    return ok({ planId: draft.value.id });
  };

/** Makes a draft with a new ID. It is not stored yet. */
export type MakeDraft = (authorId: AccountId, size: SizeOfPlan) => Outcome<PlanDraft>;

export const makeMakeDraft = ({
  clock,
  newId,
}: {
  clock: Clock;
  newId: Crypto['newId'];
}): MakeDraft =>
  function makeDraft(authorId, { groups, exempt = [], rows, origin }) {
    if (groups.length < 1 || groups.length > MAX_GROUPS || new Set(groups).size < groups.length)
      return failed('invalid-input', { field: 'group' });
    if (!Number.isInteger(rows) || rows < 1 || rows > MAX_ROWS)
      return failed('invalid-input', { field: 'body' });
    const id = makePlanId(clock(), newId());
    const createdAt = isoTime(clock);
    const hasExempt = exempt.some((count) => count > 0);
    return ok({
      ...{ id, authorId, groups: [...groups], rows, origin, createdAt },
      ...(hasExempt && { exempt: [...exempt] }),
    });
  };

/**
 * Stores rows of an unfinished plan, starting at `at`, a multiple of 500. Their number must be a
 * multiple of 500, unless they are the last. Sending the same rows again changes nothing.
 */
export type AddPlanRows = (
  authorId: AccountId,
  addition: { planId: PlanId; at: number; rows: readonly PlanRow[] },
) => Promise<Outcome<{ planId: PlanId }>>;

export const makeAddPlanRows = ({ plans }: { plans: PlanStore }): AddPlanRows =>
  async function addPlanRows(authorId, { planId, at, rows }) {
    const [draft, plan] = await allSettledOrThrow([
      plans.readDraft(planId),
      plans.readPlan(planId),
    ]);
    // Only its author can change a draft, and a finished plan never changes.
    if (draft?.authorId !== authorId) return failed('not-found');
    if (plan) return failed('plan-differs');
    if (!fits(draft, at, rows)) return failed('invalid-input', { field: 'body' });
    await plans.saveChunks(planId, at / ROWS_PER_CHUNK, inChunks(rows));
    return ok({ planId });
  };

const fits = (draft: PlanDraft, at: number, rows: readonly PlanRow[]): boolean => {
  const end = at + rows.length;
  return (
    at % ROWS_PER_CHUNK === 0 &&
    rows.length > 0 &&
    end <= draft.rows &&
    (rows.length % ROWS_PER_CHUNK === 0 || end === draft.rows) &&
    rows.every(({ group }) => group < draft.groups.length)
  );
};

/** Splits rows into the chunks in which they are stored. */
export const inChunks = (rows: readonly PlanRow[]): PlanRow[][] => {
  const chunks: PlanRow[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_CHUNK)
    chunks.push(rows.slice(start, start + ROWS_PER_CHUNK));
  return chunks;
};

/**
 * Creates a copy of a plan without the groups in which nothing may run. Its origin stays the same,
 * so an undo stays an undo. If no rows are left, the failure is `invalid-input`.
 */
export type ReplanWithoutRefusedGroups = (
  authorId: AccountId,
  planId: PlanId,
) => Promise<Outcome<Plan>>;

export const makeReplanWithoutRefusedGroups = (deps: {
  plans: Pick<PlanStore, 'readPlan'>;
  readPlanRows: ReadPlanRows;
  planOfRows: PlanOfRows;
}): ReplanWithoutRefusedGroups =>
  async function replanWithoutRefusedGroups(authorId, planId) {
    const { plans, readPlanRows, planOfRows } = deps;
    const plan = await plans.readPlan(planId);
    if (!plan) return failed('not-found');
    const { groups, origin } = plan;
    const kept: PlanRow[] = [];
    for await (const read of readAllPlanRows(readPlanRows, plan)) {
      if (!read.ok) return read;
      for (const rows of read.value)
        kept.push(...rows.filter(({ group }) => groups[group]?.refusal === undefined));
    }
    return await planOfRows(authorId, { groups, rows: kept, origin });
  };
