import type { PlanStore } from '../../../src/application/ports/storage';
import { type Plan, PLAN_SCHEMA, type PlanDraft, type PlanId } from '../../../src/domain/plan/plan';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { type Breakable, makeOutage } from '../breakable';

const MAX_UNAPPLIED = 100;

export type FakePlans = PlanStore &
  Breakable & {
    /** Replaces a stored plan, as the app never does. */
    tamper: (plan: Plan) => void;
  };

/** Plans in memory. */
export const makeFakePlans = (): FakePlans => {
  const drafts = new Map<string, PlanDraft>();
  const plans = new Map<string, Plan>();
  const chunks = new Map<string, PlanRow[]>();
  const unapplied = new Set<PlanId>();
  const outage = makeOutage();
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve();
    outage.check(operation);
    return structuredClone(run());
  };
  return {
    saveDraft: (draft) =>
      on('saveDraft', () => {
        unapplied.add(draft.id);
        drafts.set(draft.id, structuredClone(draft));
      }),
    readDraft: (id) => on('readDraft', () => drafts.get(id)),
    saveChunks: (id, first, rows) =>
      on('saveChunks', () => {
        rows.forEach((chunk, place) =>
          chunks.set(`${id} ${first + place}`, structuredClone(chunk)),
        );
      }),
    readChunks: (id, first, count) =>
      on('readChunks', () => {
        const read = Array.from({ length: count }, (_, place) =>
          chunks.get(`${id} ${first + place}`),
        );
        return read.every((chunk) => chunk !== undefined) ? read : undefined;
      }),
    savePlan: (plan) =>
      on('savePlan', () => {
        if (plans.has(plan.id)) return false;
        plans.set(plan.id, structuredClone(plan));
        return true;
      }),
    readPlan: (id) =>
      on('readPlan', () => {
        const plan = plans.get(id);
        return (plan?.schema as number | undefined) === PLAN_SCHEMA ? plan : undefined;
      }),
    unapplied: () => on('unapplied', () => [...unapplied].toSorted().slice(0, MAX_UNAPPLIED)),
    oldestUnapplied: (count) =>
      on('oldestUnapplied', () => [...unapplied].toSorted().slice(-count).toReversed()),
    noteApplied: (id) => on('noteApplied', () => void unapplied.delete(id)),
    remove: (id) =>
      on('remove', () => {
        for (const key of chunks.keys()) if (key.startsWith(`${id} `)) chunks.delete(key);
        plans.delete(id);
        drafts.delete(id);
        unapplied.delete(id);
      }),
    tamper: (plan) => {
      plans.set(plan.id, structuredClone(plan));
    },
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
