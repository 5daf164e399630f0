import type { PlanStore } from '../../application/ports/planStore';
import type { PlanId } from '../../domain/plan/planId';
import { readMany, writeMany } from './batches';
import { inStore, isKeyConflict } from './store';
import { readStoredDraft, readStoredPlan, readStoredRows, storedRows } from './storedPlan';

const draftOf = (id: PlanId): string => `plan-draft:${id}`;
const planOf = (id: PlanId): string => `plan:${id}`;
const partOf = (id: PlanId, number: number): string => `plan-rows:${id}:${number}`;

/**
 * Plans in the app's storage: a draft, rows in parts of 500, and the plan itself, which is written
 * once. See docs/decisions for why it is laid out so.
 */
export const makeKvsPlans = (): PlanStore => ({
  saveDraft: (draft) => inStore('save draft', (store) => store.set(draftOf(draft.id), draft)),
  readDraft: async (id) =>
    readStoredDraft(await inStore('read draft', (store) => store.get<unknown>(draftOf(id)))),
  saveParts: async (id, first, parts) => {
    const items = parts.map((rows, place) => ({
      key: partOf(id, first + place),
      value: storedRows(rows),
    }));
    await writeMany('save plan rows', items);
  },
  readParts: async (id, first, count) => {
    const keys = Array.from({ length: count }, (_, place) => partOf(id, first + place));
    const found = await readMany('read plan rows', keys);
    const parts = keys.map((key) => readStoredRows(found.get(key)));
    return parts.every((part) => part !== undefined) ? parts : undefined;
  },
  savePlan: async (plan) => {
    try {
      await inStore('save plan', (store) =>
        store.set(planOf(plan.id), plan, { keyPolicy: 'FAIL_IF_EXISTS' }),
      );
      return true;
    } catch (error) {
      if (isKeyConflict(error)) return false;
      throw error;
    }
  },
  readPlan: async (id) =>
    readStoredPlan(await inStore('read plan', (store) => store.get<unknown>(planOf(id)))),
});
