import type { PlanRow } from '../../../src/domain/plan/planRow';
import { ask } from '../../fakes/bulk/ask';
import { jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

/** Runs all events that are due at the same moment concurrently, until there are none. */
const runConcurrently = async (site: BulkSite): Promise<void> => {
  for (let rounds = 0; site.events.length > 0; rounds += 1) {
    if (rounds > 100) throw new Error('The jobs do not come to an end.');
    const soonest = Math.max(site.time.now(), Math.min(...site.events.map(({ at }) => at)));
    await site.time.pass(soonest - site.time.now());
    const due = site.events.filter(({ at }) => at <= site.time.now());
    for (const event of due) site.events.splice(site.events.indexOf(event), 1);
    await Promise.all(due.map((event) => site.runEvent(event)));
  }
};

const arrange = async (second: PlanRow['action']) => {
  const site = makeBulkSite();
  const people = crowd(site, 300);
  const others = crowd(site, 900).slice(300);
  const group = site.app.confluence.makeGroup({ name: 'editors', members: others });
  const rows = (action: PlanRow['action']) =>
    people.map((accountId) => ({ group: 0, action, accountId }));
  const plans = [
    await planForTest(site, siteAdmin, [group.id], rows('add')),
    await planForTest(site, siteAdmin, [group.id], rows(second)),
  ] as const;
  for (const plan of plans) await start(site, plan);
  await runConcurrently(site);
  const ends = async (which: 0 | 1) => {
    const job = await jobOf(site, plans[which].id);
    expect(job).toMatchObject({ state: 'done' });
    return (await ask(site, (bulk) => bulk.readJobRows(job, 0, 1))).map(({ end }) => end);
  };
  return { site, group, people, plans, one: await ends(0), other: await ends(1) };
};

describe('two jobs on the same group', () => {
  test('that add the same people each add some, and count no one twice', async () => {
    const { site, group, people, one, other } = await arrange('add');
    expect(site.app.confluence.membersOf(group.id)).toHaveLength(600 + people.length);
    for (const [at] of people.entries()) {
      const outcomes = [one[at]?.outcome, other[at]?.outcome].toSorted();
      expect(outcomes).toEqual(['added', 'already-member']);
      expect([one[at]?.certain, other[at]?.certain]).toEqual([true, true]);
    }
  });

  test('that want opposite changes both end, each row with a result that was true', async () => {
    const { one, other } = await arrange('remove');
    for (const end of one) expect(end?.outcome).toBe('added');
    // Whether a person was a member when the other job checked is all that it can know.
    for (const end of other) {
      expect(['removed', 'not-a-member']).toContain(end?.outcome);
      if (end?.outcome === 'not-a-member') expect(end.certain).toBe(false);
    }
  });

  test('that remove the same people can both say that it is certain', async () => {
    const site = makeBulkSite();
    const people = crowd(site, 20);
    const { id } = site.app.confluence.makeGroup({ name: 'editors', members: people });
    const rows = people.slice(0, 5).map((accountId) => ({
      ...{ group: 0, action: 'remove' as const, accountId },
    }));
    const jobs = [
      await planForTest(site, siteAdmin, [id], rows),
      await planForTest(site, siteAdmin, [id], rows),
    ];
    for (const plan of jobs) await start(site, plan);
    await runConcurrently(site); // both read the members before either removes one
    for (const plan of jobs)
      expect(await jobOf(site, plan.id)).toMatchObject({
        state: 'done',
        counts: { outcomes: { removed: 5 }, certain: 5 },
      });
  });

  test('do not undo each other: an undo reverts its own job’s changes', async () => {
    const { site, group, plans, one, other } = await arrange('add');
    const undo = async (which: 0 | 1) => {
      const jobId = plans[which].id;
      const made = await ask(site, (bulk) =>
        bulk.planUndo(confluenceAdmin, { jobId, uncertainRows: [] }),
      );
      return made.ok ? made.value.rows : 0;
    };
    const added = (ends: typeof one) => ends.filter((end) => end?.outcome === 'added').length;
    expect([await undo(0), await undo(1)]).toEqual([added(one), added(other)]);
    expect(added(one) + added(other)).toBe(300);
    expect(site.app.confluence.membersOf(group.id)).toHaveLength(900);
  });
});
