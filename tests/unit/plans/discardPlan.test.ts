import { failed, ok } from '../../../src/domain/outcome';
import type { Plan, PlanId } from '../../../src/domain/plan/plan';
import { aJob, planIdOf } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, aPlanToRemove, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { putJob } from '../../fakes/bulk/putJob';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin } = PEOPLE;

const discard = (site: BulkSite, planId: PlanId) => ask(site, (bulk) => bulk.discardPlan(planId));

const tryStart = (site: BulkSite, { id, hash }: Pick<Plan, 'id' | 'hash'>) =>
  ask(site, (bulk) => bulk.startJob(siteAdmin, { planId: id, hash }));

const storedParts = async (site: BulkSite, id: PlanId): Promise<unknown[]> => [
  await site.plans.readPlan(id),
  await site.plans.readDraft(id),
  await site.plans.readChunks(id, 0, 1),
  (await site.plans.unapplied()).find((other) => other === id),
];

const NOTHING = [undefined, undefined, undefined, undefined];

describe('a plan that is discarded', () => {
  test('is gone from storage and from the list', async () => {
    const { site, plan } = await aPlanToAdd(3);
    expect(await discard(site, plan.id)).toEqual(ok(null));
    expect(await storedParts(site, plan.id)).toEqual(NOTHING);
    expect(await ask(site, (bulk) => bulk.listPlans())).toEqual([]);
  });

  test('can’t be applied any more', async () => {
    const { site, plan } = await aPlanToAdd(1);
    await discard(site, plan.id);
    expect(await tryStart(site, plan)).toEqual(failed('not-found'));
    expect(site.events).toEqual([]);
  });

  test('can be discarded again, also if the first call ended halfway', async () => {
    const { site, plan } = await aPlanToAdd(1);
    site.plans.breakDown('remove');
    await expect(discard(site, plan.id)).rejects.toThrow();
    site.plans.repair();
    // A broken removal may have deleted the plan, and left its rows and its note.
    expect(await tryStart(site, plan)).toEqual(failed('not-found'));
    for (let count = 0; count < 2; count += 1)
      expect(await discard(site, plan.id)).toEqual(ok(null));
    expect(await storedParts(site, plan.id)).toEqual(NOTHING);
  });
});

describe('a plan is kept', () => {
  test('if it has a job', async () => {
    const { site, plan } = await aPlanToAdd(1);
    await start(site, plan);
    expect(await discard(site, plan.id)).toEqual(failed('in-progress'));
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
    expect(await discard(site, plan.id)).toEqual(failed('in-progress'));
    expect(await site.plans.readPlan(plan.id)).toEqual(plan);
  });

  test('if it has a job whose start is not on record', async () => {
    const { site, plan } = await aPlanToAdd(1);
    await putJob(site.jobs, aJob({ id: plan.id }));
    expect(await discard(site, plan.id)).toEqual(failed('in-progress'));
    expect(await site.plans.readPlan(plan.id)).toEqual(plan);
  });

  test('if a start of its job may still arrive in storage', async () => {
    const { site, plan } = await aPlanToAdd(1);
    site.jobs.breakDown('save');
    await expect(tryStart(site, plan)).rejects.toThrow();
    site.jobs.repair();
    expect(await discard(site, plan.id)).toEqual(failed('in-progress'));
    expect(await tryStart(site, plan)).toMatchObject({ ok: true });
  });

  test('if storage does not say whether it has a job', async () => {
    const { site, plan } = await aPlanToAdd(1);
    site.jobs.breakDown('open');
    await expect(discard(site, plan.id)).rejects.toThrow();
    site.jobs.repair();
    expect(await site.plans.readPlan(plan.id)).toEqual(plan);
  });
});

test('a plan whose start was refused can be discarded', async () => {
  const { site, group, plan } = await aPlanToAdd(1);
  site.app.confluence.renameGroup(group.id, 'former editors');
  expect(await tryStart(site, plan)).toEqual(failed('plan-outdated'));
  expect(await discard(site, plan.id)).toEqual(ok(null));
});

test('a plan whose start was refused by the limits can be discarded', async () => {
  const { site, plan } = await aPlanToRemove(2, { of: 8 });
  await site.settings.save({ ...(await site.settings.read()), mostRemovals: 1 });
  expect(await tryStart(site, plan)).toEqual(failed('too-many-removals'));
  expect(await discard(site, plan.id)).toEqual(ok(null));
});

test('nothing is discarded that isn’t a plan', async () => {
  const { site } = await aPlanToAdd(1);
  expect(await discard(site, planIdOf(7))).toEqual(failed('not-found'));
  const draft = { groups: [groupIdOf(1)], rows: 1, origin: { kind: 'import' as const } };
  const answer = await ask(site, (bulk) => bulk.beginPlan(siteAdmin, draft));
  const planId = answer.ok ? answer.value.planId : planIdOf(8);
  expect(await discard(site, planId)).toEqual(failed('not-found'));
  expect(await site.plans.readDraft(planId)).toBeDefined();
});

test.each([0, 5, 10, 15, 20, 25, 30, 40])(
  'a plan that is applied and discarded at once is either, after %i ms',
  async (ms) => {
    const { site, plan } = await aPlanToAdd(1);
    const started = site.invocation().startJob(siteAdmin, { planId: plan.id, hash: plan.hash });
    const [job, discarded] = await site.time.until(
      Promise.all([
        started,
        site.time.pause(ms).then(() => site.invocation().discardPlan(plan.id)),
      ]),
    );
    expect([job.ok, discarded.ok].filter(Boolean)).toHaveLength(1);
    await site.runAllEvents();
    if (job.ok) expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
    else expect(await storedParts(site, plan.id)).toEqual(NOTHING);
  },
);
