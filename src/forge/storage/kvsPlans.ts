import type { PlanStore } from '../../application/ports/storage';
import { encodeRows, readDraft, readPlan, readRows } from '../../contract/storedBulk';
import { chunksOf, isPlanId, type PlanId } from '../../domain/plan/plan';
import { deleteMany, readMany, writeMany } from './batches';
import { readPlain } from './pages';
import { inStore, isKeyConflict } from './store';

const draftOf = (id: PlanId): string => `plan-draft:${id}`;
const UNAPPLIED = 'plan-unapplied:'; // sorts the newest first, because IDs do
const MAX_LISTED = 100;

const unappliedOf = (id: PlanId): string => `${UNAPPLIED}${id}`;
const planOf = (id: PlanId): string => `plan:${id}`;
const chunkOf = (id: PlanId, number: number): string => `plan-rows:${id}:${number}`;

/**
 * Plans in the app's storage: a draft, rows in chunks of 500, and the plan itself, which is written
 * once. docs/decisions explains this layout.
 */
export const makeKvsPlans = (): PlanStore => ({
  saveDraft: async (draft) => {
    // The note comes first, so that all stored parts of a plan can be found again and deleted.
    await inStore('note draft', (store) => store.set(unappliedOf(draft.id), true));
    await inStore('save draft', (store) => store.set(draftOf(draft.id), draft));
  },
  readDraft: async (id) =>
    readDraft(await inStore('read draft', (store) => store.get<unknown>(draftOf(id)))),
  saveChunks: async (id, first, chunks) => {
    const items = chunks.map((rows, place) => ({
      key: chunkOf(id, first + place),
      value: encodeRows(rows),
    }));
    await writeMany('save plan rows', items);
  },
  readChunks: async (id, first, count) => {
    const keys = Array.from({ length: count }, (_, place) => chunkOf(id, first + place));
    const found = await readMany('read plan rows', keys, { size: 'large' });
    const chunks = keys.map((key) => readRows(found.get(key)));
    return chunks.every((chunk) => chunk !== undefined) ? chunks : undefined;
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
    readPlan(await inStore('read plan', (store) => store.get<unknown>(planOf(id)))),
  unapplied: async () => {
    const noted = await readPlain('list plans', UNAPPLIED, MAX_LISTED);
    return noted.map(({ key }) => key.slice(UNAPPLIED.length)).filter(isPlanId);
  },
  oldestUnapplied: async (count) => {
    const noted = await readPlain('list plans', UNAPPLIED);
    const ids = noted.map(({ key }) => key.slice(UNAPPLIED.length)).filter(isPlanId);
    return ids.slice(-count).toReversed();
  },
  noteApplied: (id) => inStore('note applied', (store) => store.delete(unappliedOf(id))),
  remove: async (id) => {
    const stored = await inStore('read draft', (store) => store.get<unknown>(draftOf(id)));
    const chunks = chunksOf(readDraft(stored)?.rows ?? 0);
    const rows = Array.from({ length: chunks }, (_, number) => chunkOf(id, number));
    await deleteMany('remove plan', [planOf(id), ...rows]);
    // The note comes last, so that a removal that broke off is repeated. The draft says how many
    // chunks there are.
    await deleteMany('remove plan', [draftOf(id), unappliedOf(id)]);
  },
});
