import { makeBulkSite, type BulkSite } from '../../fakes/bulk/bulkSite';
import { accountId, PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import type { AccountId } from '../../../src/domain/accountId';
import type { PlanRow } from '../../../src/domain/plan/plan';
import { inParts } from '../../../src/application/plans/addPlanRows';

const { siteAdmin } = PEOPLE;

const crowd = (site: BulkSite, count: number): AccountId[] =>
  Array.from({ length: count }, (_, number) => {
    const person = accountId(`5b10ac8d82e05b22cc${number.toString(16).padStart(6, '0')}`);
    site.app.confluence.world.people.add(person);
    return person;
  });

const planOf = async (site: BulkSite, groups: string[], rows: Omit<PlanRow, 'row'>[]) => {
  const bulk = site.invocation();
  const ids = groups.map((name) => site.app.confluence.makeGroup({ name }).id);
  const begun = await site.time.until(
    bulk.beginPlan(siteAdmin, { groups: ids, rows: rows.length, origin: { kind: 'import' } }),
  );
  const { planId } = valueOf(begun);
  const numbered = rows.map((row, at) => ({ row: at + 1, ...row }));
  for (const [part, some] of inParts(numbered).entries())
    valueOf(
      await site.time.until(bulk.addPlanRows(siteAdmin, { planId, at: part * 500, rows: some })),
    );
  return { ids, plan: valueOf(await site.time.until(bulk.sealPlan(siteAdmin, planId))) };
};

test('a plan of many adds is applied whole', async () => {
  const site = makeBulkSite();
  const people = crowd(site, 1_200);
  const { ids, plan } = await planOf(
    site,
    ['editors', 'writers'],
    people.map((person, at) => ({ group: at % 2, action: 'add', accountId: person })),
  );
  const bulk = site.invocation();
  const begun = site.time.now();
  valueOf(
    await site.time.until(bulk.startJob(siteAdmin, { planId: plan.id, hash: plan.hash })),
  );
  await site.runAllEvents();
  const job = await site.time.until(bulk.jobs.read(plan.id));
  const view = await site.time.until(bulk.viewJob(job!));
  console.error(view.state, view.counts, (site.time.now() - begun) / 1000, site.jobs.saves());
  expect(view).toMatchObject({ state: 'done', counts: { added: 1_200 }, certain: 1_200 });
  expect(site.app.confluence.membersOf(ids[0]!).length).toBe(600);
});
