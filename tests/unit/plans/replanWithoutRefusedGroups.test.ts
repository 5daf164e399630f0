import { failed } from '../../../src/domain/outcome';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { start } from '../../fakes/bulk/aStartedJob';
import { makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin } = PEOPLE;

/** A site where a plan of 900 rows in three groups is refused for one of them. */
const arrange = async () => {
  const site = makeBulkSite();
  const people = crowd(site, 300);
  const groups = [
    site.app.confluence.makeGroup({ name: 'editors', members: [confluenceAdmin] }),
    site.app.confluence.makeGroup({ name: 'from-the-directory', management: 'external' }),
    site.app.confluence.makeGroup({ name: 'writers', members: [confluenceAdmin] }),
  ];
  const rows = people.flatMap((accountId): Omit<PlanRow, 'row'>[] =>
    [0, 1, 2].map((group) => ({ group, action: 'add', accountId })),
  );
  const ids = groups.map(({ id }) => id);
  const plan = await planForTest(site, siteAdmin, ids, rows);
  const again = (id = plan.id, who = siteAdmin) =>
    ask(site, (bulk) => bulk.replanWithoutRefusedGroups(who, id));
  return { site, people, groups, plan, again };
};

describe('planning again without refused groups', () => {
  test('omits the refused groups, and keeps the row numbers', async () => {
    const { site, people, groups, plan, again } = await arrange();
    expect(plan.groups[1]?.refusal).toBe('externally-managed');
    const replanned = valueOf(await again());
    expect(replanned).toMatchObject({ rows: 600, origin: { kind: 'import' }, authorId: siteAdmin });
    expect(replanned.groups.map(({ id }) => id)).toEqual([groups[0]?.id, groups[2]?.id]);
    const [first, second] = (await site.plans.readChunks(replanned.id, 0, 1))?.flat() ?? [];
    expect(first).toMatchObject({ row: 1, group: 0, accountId: people[0] });
    expect(second).toMatchObject({ row: 3, group: 1, accountId: people[0] });
  });

  test('creates a plan of the admin who asks', async () => {
    const { again, plan } = await arrange();
    const replanned = valueOf(await again(plan.id, confluenceAdmin));
    expect(replanned.authorId).toBe(confluenceAdmin);
  });

  test('keeps an undo an undo', async () => {
    const { site, groups, plan, again } = await arrange();
    const applied = valueOf(await again(plan.id));
    await start(site, applied);
    await site.runAllEvents();
    const writers = groups[2]?.id ?? '';
    const world = site.app.confluence.world.groups;
    for (const [id, group] of world)
      if (id === writers) world.set(id, { ...group, management: 'external' });
    await site.time.pass(61_000); // how long a group is cached
    const undo = valueOf(
      await ask(site, (bulk) => bulk.planUndo(siteAdmin, { jobId: applied.id, uncertainRows: [] })),
    );
    expect(undo.groups.map(({ refusal }) => refusal)).toContain('externally-managed');
    expect(valueOf(await again(undo.id))).toMatchObject({
      origin: { kind: 'undo', jobId: applied.id },
    });
  });

  test('is refused if nothing would be left, or no plan exists', async () => {
    const { site, people, groups, again } = await arrange();
    const all = await planForTest(
      site,
      siteAdmin,
      [groups[1]?.id ?? ('' as never)],
      [{ group: 0, action: 'add', accountId: people[0] ?? siteAdmin }],
    );
    expect(await again(all.id)).toEqual(failed('invalid-input', { field: 'body' }));
    expect(await again(planIdOf(7))).toEqual(failed('not-found'));
  });
});
