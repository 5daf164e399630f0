import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { GroupId } from '../../../src/domain/group';
import { failed } from '../../../src/domain/outcome';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd } from '../../fakes/bulk/planForTest';
import { groupIdOf, PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const BODY = failed('invalid-input', { field: 'body' });
const IMPORT = { kind: 'import' } as const;

const begin = (site: BulkSite, groups: GroupId[], rows: number) =>
  ask(site, (bulk) => bulk.beginPlan(siteAdmin, { groups, rows, origin: IMPORT }));

const arrange = async (rows: number) => {
  const site = makeBulkSite();
  const group = site.app.confluence.makeGroup({ name: 'editors' });
  const people = crowd(site, rows);
  const { planId } = valueOf(await begin(site, [group.id], rows));
  const add = (at: number, sent: readonly PlanRow[], who = siteAdmin) =>
    ask(site, (bulk) => bulk.addPlanRows(who, { planId, at, rows: sent }));
  const rowsOf = (first: number, end: number): PlanRow[] =>
    people.slice(first, end).map((accountId, place) => ({
      ...{ row: first + place + 1, group: 0, action: 'add', accountId },
    }));
  const seal = (who = siteAdmin) => ask(site, (bulk) => bulk.finalizePlan(who, planId));
  return { site, group, planId, add, rowsOf, seal };
};

describe('starting a plan', () => {
  test.each([1, 500, 50_000])('accepts %d rows', async (rows) => {
    expect(await begin(makeBulkSite(), [groupIdOf(1)], rows)).toMatchObject({ ok: true });
  });

  test.each([0, -1, 1.5, NaN, Infinity, 50_001])('refuses %d rows', async (rows) => {
    expect(await begin(makeBulkSite(), [groupIdOf(1)], rows)).toEqual(BODY);
  });

  test.each([
    ['none', []],
    ['501', Array.from({ length: 501 }, (_, number) => groupIdOf(number))],
    ['one twice', [groupIdOf(1), groupIdOf(2), groupIdOf(1)]],
  ])('refuses these groups: %s', async (_what, groups) => {
    expect(await begin(makeBulkSite(), groups, 1)).toEqual(
      failed('invalid-input', { field: 'group' }),
    );
  });

  test('sends no request to Confluence', async () => {
    const { site } = await arrange(3);
    expect(site.app.confluence.world.requests).toEqual([]);
  });

  test('fails if it cannot be stored', async () => {
    const site = makeBulkSite();
    site.plans.breakDown();
    await expect(begin(site, [groupIdOf(1)], 1)).rejects.toThrow(StoreUnavailable);
  });
});

describe('sending the rows of a plan', () => {
  test('in several calls and in any order completes it', async () => {
    const { add, rowsOf, seal } = await arrange(1_203);
    for (const [from, to] of [
      [1_000, 1_203],
      [0, 500],
      [500, 1_000],
    ] as const)
      expect(await add(from, rowsOf(from, to))).toMatchObject({ ok: true });
    expect(valueOf(await seal())).toMatchObject({ rows: 1_203, groups: [{ adds: 1_203 }] });
  });

  test('twice stores them once', async () => {
    const { add, rowsOf, seal } = await arrange(700);
    for (let time = 0; time < 2; time += 1) {
      valueOf(await add(0, rowsOf(0, 500)));
      valueOf(await add(500, rowsOf(500, 700)));
    }
    expect(valueOf(await seal())).toMatchObject({ rows: 700, groups: [{ adds: 700 }] });
  });

  test.each<[string, number, [number, number]]>([
    ['in between two parts', 250, [250, 700]],
    ['not to the end of a part', 0, [0, 400]],
    ['of a part and a bit, not the last', 0, [0, 600]],
    ['none', 0, [0, 0]],
  ])('is refused: %s', async (_what, at, [from, to]) => {
    const { add, rowsOf, seal } = await arrange(700);
    expect(await add(at, rowsOf(from, to))).toEqual(BODY);
    expect(await seal()).toEqual(BODY);
  });

  test('beyond the announced number is refused', async () => {
    const { add, rowsOf } = await arrange(700);
    expect(await add(500, [...rowsOf(500, 700), ...rowsOf(0, 1)])).toEqual(BODY);
    expect(await add(1_000, rowsOf(0, 500))).toEqual(BODY);
  });

  test('for a group that was not announced is refused', async () => {
    const { add, rowsOf } = await arrange(1);
    expect(
      await add(
        0,
        rowsOf(0, 1).map((row) => ({ ...row, group: 1 })),
      ),
    ).toEqual(BODY);
  });

  test('is only possible for the author, and needs a plan that was started', async () => {
    const { site, add, rowsOf } = await arrange(1);
    expect(await add(0, rowsOf(0, 1), confluenceAdmin)).toEqual(failed('not-found'));
    const unknown = { planId: planIdOf(7), at: 0, rows: rowsOf(0, 1) };
    expect(await ask(site, (bulk) => bulk.addPlanRows(siteAdmin, unknown))).toEqual(
      failed('not-found'),
    );
  });

  test('no longer changes a plan once it is finalized', async () => {
    const { site, planId, add, rowsOf, seal } = await arrange(2);
    valueOf(await add(0, rowsOf(0, 2)));
    valueOf(await seal());
    const others = rowsOf(0, 2).map((row) => ({ ...row, action: 'remove' as const }));
    expect(await add(0, others)).toEqual(failed('plan-differs'));
    expect(await site.plans.readChunks(planId, 0, 1)).toEqual([rowsOf(0, 2)]);
  });
});

describe('rows that change while their plan is being finalized', () => {
  /** A plan whose rows were replaced after they were counted, and before the plan was stored. */
  const aChangedPlan = async () => {
    const arranged = await arrange(2);
    const { site, planId, add, rowsOf, seal } = arranged;
    valueOf(await add(0, rowsOf(0, 2)));
    const others = rowsOf(0, 2).map((row) => ({ ...row, accountId: confluenceAdmin }));
    const { savePlan } = site.plans;
    site.plans.savePlan = async (plan) => {
      await site.plans.saveChunks(planId, 0, [others]);
      return await savePlan(plan);
    };
    return { ...arranged, plan: valueOf(await seal()) };
  };

  test('are not shown for approval', async () => {
    const { site, plan } = await aChangedPlan();
    expect(await ask(site, (bulk) => bulk.readPlanRows(plan, 0, 1))).toEqual(
      failed('plan-differs'),
    );
  });

  test('are not approved, even by the right hash', async () => {
    const { site, plan } = await aChangedPlan();
    const approved = { planId: plan.id, hash: plan.hash };
    expect(await ask(site, (bulk) => bulk.startJob(siteAdmin, approved))).toEqual(
      failed('plan-differs'),
    );
    expect(await site.jobs.read(plan.id)).toBeUndefined();
  });

  test('are not planned again', async () => {
    const { site, plan } = await aChangedPlan();
    expect(await ask(site, (bulk) => bulk.replanWithoutRefusedGroups(siteAdmin, plan.id))).toEqual(
      failed('plan-differs'),
    );
  });
});
