import { aPlanToAdd, start } from '../../fakes/bulk/aStartedJob';
import { ask } from '../../fakes/bulk/ask';
import { planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

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

  test('are listed no more once they were applied, or cannot be', async () => {
    const { site, plan, another, listed } = await arrange();
    await start(site, plan);
    expect(await listed()).toEqual([]);
    await another();
    await site.time.pass(25 * HOUR_MS);
    expect(await listed()).toEqual([]);
  });

  test('are deleted after two days, when somebody begins another', async () => {
    const { site, plan, another } = await arrange();
    await site.time.pass(47 * HOUR_MS);
    await another();
    expect(await site.plans.readPlan(plan.id)).toBeDefined();
    await site.time.pass(2 * HOUR_MS);
    await another();
    expect(await site.plans.readPlan(plan.id)).toBeUndefined();
    expect(await site.plans.readParts(plan.id, 0, 1)).toBeUndefined();
  });

  test('are never deleted where a job was made, even if that was not noted', async () => {
    const { site, plan, another } = await arrange();
    await start(site, plan);
    const draft = await site.plans.readDraft(plan.id);
    if (draft) await site.plans.saveDraft(draft); // as though the note had stayed
    await site.time.pass(50 * HOUR_MS);
    await another();
    expect(await site.plans.readPlan(plan.id)).toBeDefined();
    expect(await site.plans.unapplied()).not.toContain(plan.id);
  });

  test('that cannot be deleted keep nobody from beginning another', async () => {
    const { site, plan, another } = await arrange();
    await site.time.pass(50 * HOUR_MS);
    site.plans.breakDown('remove');
    expect(await another()).toMatchObject({ rows: 1 });
    expect(await site.plans.readPlan(plan.id)).toBeDefined();
  });
});
