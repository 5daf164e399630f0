import type { Job } from '../../../src/domain/job/job';
import { failed } from '../../../src/domain/outcome';
import { makePlanId, type PlanId } from '../../../src/domain/plan/plan';
import { aJob } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, start } from '../../fakes/bulk/aStartedJob';
import { planForTest } from '../../fakes/bulk/planForTest';
import { putJob } from '../../fakes/bulk/putJob';
import { groupIdOf, PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const DRAFT = { groups: [groupIdOf(1)], rows: 1, origin: { kind: 'import' as const } };
const HOUR_MS = 3_600_000;

const arrange = async () => {
  const { site, plan, group } = await aPlanToAdd(1);
  const another = () =>
    planForTest(
      site,
      PEOPLE.siteAdmin,
      [group.id],
      [{ group: 0, action: 'add', accountId: PEOPLE.newcomer }],
    );
  const listed = async () => (await ask(site, (bulk) => bulk.listPlans())).map(({ id }) => id);
  return { site, plan, another, listed };
};

describe('plans that were not applied', () => {
  test('are listed, the newest first', async () => {
    const { site, plan, another, listed } = await arrange();
    await site.time.pass(60_000);
    const second = await another();
    expect(await listed()).toEqual([second.id, plan.id]);
  });

  test('are no longer listed once they were applied or have expired', async () => {
    const { site, plan, another, listed } = await arrange();
    await start(site, plan);
    expect(await listed()).toEqual([]);
    await another();
    await site.time.pass(25 * HOUR_MS);
    expect(await listed()).toEqual([]);
  });

  test('are listed behind any number of drafts and of plans whose job was not noted', async () => {
    const { site, plan, another, listed } = await arrange();
    const second = await another();
    for (let count = 0; count < 30; count += 1) {
      await site.time.pass(60_000);
      valueOf(await ask(site, (bulk) => bulk.beginPlan(PEOPLE.siteAdmin, DRAFT)));
    }
    for (let count = 0; count < 3; count += 1) {
      await site.time.pass(60_000);
      const applied = await another();
      await start(site, applied);
      const draft = await site.plans.readDraft(applied.id);
      if (draft) await site.plans.saveDraft(draft); // as if the draft had stayed
    }
    expect((await listed()).toSorted()).toEqual([plan.id, second.id].toSorted());
  });

  test('are listed up to the 20 newest, with no more reads than needed', async () => {
    const { site, another, listed } = await arrange();
    const newest: string[] = [];
    for (let count = 0; count < 25; count += 1) {
      await site.time.pass(60_000);
      newest.unshift((await another()).id);
    }
    const read: unknown[] = [];
    site.around = (port) => ({
      ...port,
      ...('readPlan' in port && {
        readPlan: (id: PlanId) => {
          read.push(id);
          return site.plans.readPlan(id);
        },
      }),
    });
    expect(await listed()).toEqual(newest.slice(0, 20));
    expect(read).toHaveLength(20);
  });

  test.each(['another', 'listed'] as const)('are deleted after two days: %s', async (tidying) => {
    const { site, plan, ...arranged } = await arrange();
    await site.time.pass(47 * HOUR_MS);
    await arranged[tidying]();
    expect(await site.plans.readPlan(plan.id)).toBeDefined();
    await site.time.pass(2 * HOUR_MS);
    await arranged[tidying]();
    expect(await site.plans.readPlan(plan.id)).toBeUndefined();
    expect(await site.plans.readChunks(plan.id, 0, 1)).toBeUndefined();
  });

  test('are never deleted if they have a job, even if that was not noted', async () => {
    const { site, plan, another } = await arrange();
    await start(site, plan);
    const draft = await site.plans.readDraft(plan.id);
    if (draft) await site.plans.saveDraft(draft); // as if the draft had stayed
    await site.time.pass(50 * HOUR_MS);
    await another();
    expect(await site.plans.readPlan(plan.id)).toBeDefined();
    expect(await site.plans.unapplied()).not.toContain(plan.id);
  });

  test('are never deleted if they have a job of unknown form', async () => {
    const { site, plan, another } = await arrange();
    await putJob(site.jobs, { ...aJob({ id: plan.id }), schema: 2 } as unknown as Job);
    await site.time.pass(50 * HOUR_MS);
    await another();
    expect(await site.plans.readPlan(plan.id)).toBeDefined();
  });

  test('are deleted from the oldest on, however many newer ones exist', async () => {
    const { site, plan, another } = await arrange();
    await site.time.pass(50 * HOUR_MS);
    for (let count = 0; count < 120; count += 1) {
      const draft = { authorId: PEOPLE.siteAdmin, createdAt: '', ...DRAFT };
      await site.plans.saveDraft({
        ...draft,
        id: makePlanId(site.time.now() + count, 'x'.repeat(24)),
      });
    }
    await another();
    expect(await site.plans.readPlan(plan.id)).toBeUndefined();
  });

  test('that cannot be deleted do not prevent a new plan', async () => {
    const { site, plan, another } = await arrange();
    await site.time.pass(50 * HOUR_MS);
    site.plans.breakDown('remove');
    expect(await another()).toMatchObject({ rows: 1 });
    expect(await site.plans.readPlan(plan.id)).toBeDefined();
  });

  test('that cannot be deleted do not prevent the list', async () => {
    const { site, plan, another, listed } = await arrange();
    await site.time.pass(50 * HOUR_MS);
    site.plans.breakDown('remove');
    const { id } = await another();
    expect(await listed()).toEqual([id]);
    expect(await site.plans.readPlan(plan.id)).toBeDefined();
    site.plans.repair();
    expect(await listed()).toEqual([id]);
    expect(await site.plans.readPlan(plan.id)).toBeUndefined();
  });
});

test('a plan that took a day to create has expired when it is finalized', async () => {
  const { site, group } = await aPlanToAdd(1);
  const draft = { ...DRAFT, groups: [group.id] };
  const { planId } = valueOf(await ask(site, (bulk) => bulk.beginPlan(PEOPLE.siteAdmin, draft)));
  await site.time.pass(25 * HOUR_MS);
  const rows = [{ row: 1, group: 0, action: 'add' as const, accountId: PEOPLE.newcomer }];
  await ask(site, (bulk) => bulk.addPlanRows(PEOPLE.siteAdmin, { planId, at: 0, rows }));
  const plan = valueOf(await ask(site, (bulk) => bulk.finalizePlan(PEOPLE.siteAdmin, planId)));
  const approved = { planId, hash: plan.hash };
  expect(await ask(site, (bulk) => bulk.startJob(PEOPLE.siteAdmin, approved))).toEqual(
    failed('plan-outdated'),
  );
});
