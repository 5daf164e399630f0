import { failed } from '../../../src/domain/outcome';
import { jobOf, start } from '../../fakes/bulk/aStartedJob';
import { makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin } = PEOPLE;

test('of two pages of its owner’s one carries a step out, and the other is told to wait', async () => {
  const site = makeBulkSite();
  const { makeGroup, membersOf, world } = site.app.confluence;
  const people = crowd(site, 40);
  const { id } = makeGroup({ name: 'space-admins' });
  const rows = people.map((accountId) => ({ group: 0, action: 'add' as const, accountId }));
  const plan = await planForTest(site, siteAdmin, [id], rows);
  await start(site, plan);
  world.viewer = siteAdmin;

  const drive = () =>
    site.invocation().driveJob({ kind: 'admin', accountId: siteAdmin }, plan.id, {
      until: site.time.now() + 10_000,
      leaseSeconds: 30,
    });
  const answers = await site.time.until(Promise.all([drive(), drive()]));
  expect(answers.filter(({ ok }) => ok)).toMatchObject([{ value: { state: 'done' } }]);
  expect(answers.filter(({ ok }) => !ok)).toEqual([failed('in-progress')]);
  expect(membersOf(id)).toHaveLength(40);
  expect(await jobOf(site, plan.id)).toMatchObject({ counts: { outcomes: { added: 40 } } });
});
