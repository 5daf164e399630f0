import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { ROWS_PER_CHUNK } from '../../../src/domain/limits';
import type { Plan, PlanDraft } from '../../../src/domain/plan/plan';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { aPlan, planIdOf } from '../../fakes/bulk/aPlan';
import { accountId, aGroup, groupIdOf, groupName, PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';

const id = planIdOf(1);

const draft: PlanDraft = {
  id,
  authorId: PEOPLE.siteAdmin,
  groups: [groupIdOf(1), groupIdOf(2)],
  rows: 3,
  origin: { kind: 'import' },
  createdAt: '2026-11-23T12:00:00.000Z',
};

const rowsFrom = (first: number, count = 2): PlanRow[] =>
  Array.from({ length: count }, (_, at) => ({
    row: first + at,
    group: at % 2,
    action: at % 2 === 0 ? 'add' : 'remove',
    accountId: at % 2 === 0 ? PEOPLE.newcomer : PEOPLE.confluenceAdmin,
    ...(at % 2 === 0 && { reason: 'New in R&D, "Café" 🚀\n2nd line' }),
  }));

const RICH: Plan = aPlan({
  origin: { kind: 'undo', jobId: planIdOf(7) },
  groups: [
    { id: aGroup().id, name: groupName('R&D "Café" 🚀'), adds: 1, removals: 0, isProtected: true },
    {
      ...{ id: groupIdOf(2), name: groupName('editors'), adds: 0, removals: 1, members: 0 },
      ...{ givesAccess: false, isProtected: false, refusal: 'would-empty-group' as const },
    },
  ],
});

describeEachStorage('plans', (storage) => {
  test('do not exist initially', async () => {
    const { plans } = storage();
    expect(await plans.readDraft(id)).toBeUndefined();
    expect(await plans.readPlan(id)).toBeUndefined();
    expect(await plans.readChunks(id, 0, 1)).toBeUndefined();
  });

  test('start as a draft, which is no plan', async () => {
    await storage().plans.saveDraft(draft);
    const { plans } = storage().nextInvocation();
    expect(await plans.readDraft(id)).toEqual(draft);
    expect(await plans.readPlan(id)).toBeUndefined();
    expect(await plans.readDraft(planIdOf(2))).toBeUndefined();
  });

  test('may start from an earlier job', async () => {
    const retry: PlanDraft = { ...draft, origin: { kind: 'retry', jobId: planIdOf(7) } };
    await storage().plans.saveDraft(retry);
    expect(await storage().plans.readDraft(id)).toEqual(retry);
  });

  test.each([
    ['a plain one', aPlan()],
    ['one of a list from a file', aPlan({ origin: { kind: 'import', title: 'Über "组".xlsx' } })],
    ['one with everything that a group may have', RICH],
  ])('are read as they were saved: %s', async (_what, plan) => {
    expect(await storage().plans.savePlan(plan)).toBe(true);
    expect(await storage().nextInvocation().plans.readPlan(id)).toEqual(plan);
  });

  test('are written once', async () => {
    await storage().plans.savePlan(aPlan());
    expect(await storage().nextInvocation().plans.savePlan(RICH)).toBe(false);
    expect(await storage().plans.readPlan(id)).toEqual(aPlan());
  });

  test('written at the same moment are exactly one', async () => {
    const tries = [1, 2, 3, 4, 5].map((rows) => storage().plans.savePlan(aPlan({ rows })));
    const saved = await Promise.all(tries);
    expect(saved.filter(Boolean)).toHaveLength(1);
    expect((await storage().plans.readPlan(id))?.rows).toBe(saved.indexOf(true) + 1);
  });

  test('of another version are read as missing, and their place stays taken', async () => {
    const newer = { ...aPlan(), schema: 2, command: 'quickly' } as unknown as Plan;
    expect(await storage().plans.savePlan(newer)).toBe(true);
    expect(await storage().plans.readPlan(id)).toBeUndefined();
    expect(await storage().plans.savePlan(aPlan())).toBe(false);
    expect(await storage().plans.readPlan(id)).toBeUndefined();
  });

  test('do not change with the objects that were passed in or returned', async () => {
    const plan = structuredClone(RICH);
    await storage().plans.savePlan(plan);
    plan.groups.pop();
    (await storage().plans.readPlan(id))?.groups.pop();
    expect(await storage().plans.readPlan(id)).toEqual(RICH);
  });
});

const MAX_ID_LENGTH = accountId('a'.repeat(128));

/** The longest reason that the page's actions accept: 200 characters, and 300 bytes of JSON. */
const longestOf = (character: string): string => {
  const lengths = Array.from({ length: 200 }, (_, at) => 200 - at);
  const fits = (length: number): boolean =>
    Buffer.byteLength(JSON.stringify(character.repeat(length))) <= 300;
  return character.repeat(lengths.find(fits) ?? 0);
};

describeEachStorage('rows of a plan', (storage) => {
  test('are read chunk by chunk, in order, whatever order they were sent in', async () => {
    await storage().plans.saveChunks(id, 2, [rowsFrom(1_001)]);
    await storage().plans.saveChunks(id, 0, [rowsFrom(1), rowsFrom(501)]);
    const { plans } = storage().nextInvocation();
    expect(await plans.readChunks(id, 0, 3)).toEqual([rowsFrom(1), rowsFrom(501), rowsFrom(1_001)]);
    expect(await plans.readChunks(id, 1, 1)).toEqual([rowsFrom(501)]);
  });

  test('do not exist if one chunk is missing', async () => {
    await storage().plans.saveChunks(id, 0, [rowsFrom(1)]);
    await storage().plans.saveChunks(id, 2, [rowsFrom(1_001)]);
    expect(await storage().plans.readChunks(id, 0, 3)).toBeUndefined();
    expect(await storage().plans.readChunks(id, 2, 2)).toBeUndefined();
    expect(await storage().plans.readChunks(planIdOf(2), 0, 1)).toBeUndefined();
  });

  test('sent again replace the stored ones', async () => {
    await storage().plans.saveChunks(id, 0, [rowsFrom(1)]);
    await storage().plans.saveChunks(id, 0, [rowsFrom(7, 1)]);
    expect(await storage().plans.readChunks(id, 0, 1)).toEqual([rowsFrom(7, 1)]);
  });

  test('of 25 full chunks fit in one write and one read, with the longest reasons', async () => {
    const full = rowsFrom(49_001, ROWS_PER_CHUNK).map((row) => ({
      ...row,
      reason: 'x'.repeat(200),
    }));
    const chunks = Array.from({ length: 25 }, () => full);
    await storage().plans.saveChunks(id, 0, chunks);
    expect(await storage().plans.readChunks(id, 0, 25)).toEqual(chunks);
  });

  test.each(['x', '"', '班', '🚀', '\u0001'])(
    'of a full chunk fit under one key, whatever characters their reasons have: %j',
    async (character) => {
      const full = rowsFrom(49_001, ROWS_PER_CHUNK).map((row) => ({
        ...row,
        accountId: MAX_ID_LENGTH,
        reason: longestOf(character),
      }));
      await storage().plans.saveChunks(id, 0, [full]);
      expect(await storage().plans.readChunks(id, 0, 1)).toEqual([full]);
    },
  );
});

describeEachStorage('a storage of plans that fails', (storage) => {
  test('reports the failure, rather than a missing value', async () => {
    await storage().plans.saveDraft(draft);
    storage().breakDown();
    const { plans } = storage();
    for (const call of [
      plans.readDraft(id),
      plans.readPlan(id),
      plans.readChunks(id, 0, 1),
      plans.saveDraft(draft),
      plans.savePlan(aPlan()),
      plans.saveChunks(id, 0, [rowsFrom(1)]),
    ])
      await expect(call).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await plans.readDraft(id)).toEqual(draft);
    expect(await plans.readPlan(id)).toBeUndefined();
  });

  test('are unapplied from the draft on, until they are noted as applied', async () => {
    const { plans } = storage();
    const [older, newer] = [planIdOf(1), planIdOf(2)];
    await plans.saveDraft({ ...draft, id: older });
    await plans.saveDraft({ ...draft, id: newer });
    expect(await plans.unapplied()).toEqual([newer, older]);
    expect(await plans.oldestUnapplied(1)).toEqual([older]);
    expect(await plans.oldestUnapplied(100)).toEqual([older, newer]);
    await plans.noteApplied(newer);
    expect(await storage().nextInvocation().plans.unapplied()).toEqual([older]);
  });

  test('that are removed leave nothing behind, and do not affect others', async () => {
    const { plans } = storage();
    const [gone, kept] = [planIdOf(1), planIdOf(2)];
    for (const one of [gone, kept]) {
      await plans.saveDraft({ ...draft, id: one, rows: 30 * ROWS_PER_CHUNK });
      for (const first of [0, 25])
        await plans.saveChunks(
          one,
          first,
          Array.from({ length: first === 0 ? 25 : 5 }, () => rowsFrom(1)),
        );
      await plans.savePlan({ ...RICH, id: one });
    }
    await plans.remove(gone);
    expect(await plans.unapplied()).toEqual([kept]);
    expect(await plans.readDraft(gone)).toBeUndefined();
    expect(await plans.readPlan(gone)).toBeUndefined();
    expect(await plans.readChunks(gone, 29, 1)).toBeUndefined();
    expect(await plans.readChunks(kept, 0, 30)).toHaveLength(30);
    await plans.remove(gone); // again, as after an interrupted removal
  });
});
