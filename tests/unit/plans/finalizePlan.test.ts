import type { AccountId } from '../../../src/domain/accountId';
import { failed } from '../../../src/domain/outcome';
import type { Plan } from '../../../src/domain/plan/plan';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { aPlan } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd } from '../../fakes/bulk/planForTest';
import { groupIdOf, PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin, newcomer, nobodySpecial } = PEOPLE;
const BODY = failed('invalid-input', { field: 'body' });

type Row = [group: number, action: PlanRow['action'], accountId: AccountId];

/** A plan over three groups whose rows were sent, before it is finalized. */
const arrange = async (sent: readonly Row[], said = sent.length) => {
  const site = makeBulkSite();
  const { makeGroup } = site.app.confluence;
  const groups = [
    makeGroup({ name: 'editors', members: crowd(site, 10) }),
    makeGroup({ name: 'users', gives: ['user'] }),
    makeGroup({ name: 'hr', management: 'external' }),
  ];
  const ids = groups.map(({ id }) => id);
  const draft = { groups: ids, rows: said, origin: { kind: 'import' as const } };
  const { planId } = valueOf(await ask(site, (bulk) => bulk.beginPlan(siteAdmin, draft)));
  const rows = sent.map(([group, action, accountId], at) => ({
    ...{ row: at + 1, group, action, accountId },
  }));
  // Stored as one chunk, to bypass the checks of the use case.
  await site.plans.saveChunks(planId, 0, [rows]);
  const seal = (who: AccountId = siteAdmin) => ask(site, (bulk) => bulk.finalizePlan(who, planId));
  return { site, planId, groups, seal };
};

const TWO: Row[] = [
  [0, 'add', newcomer],
  [1, 'add', newcomer],
];

/** A plan with one row for each of 500 groups whose names have this many characters of three bytes. */
const arrangeLongNames = async (length: number) => {
  const site = makeBulkSite();
  const groups = Array.from({ length: 500 }, (_, at) =>
    site.app.confluence.makeGroup({ name: `${at} `.padEnd(length, '班') }),
  ).map(({ id }) => id);
  const draft = { groups, rows: 500, origin: { kind: 'import' as const } };
  const { planId } = valueOf(await ask(site, (bulk) => bulk.beginPlan(siteAdmin, draft)));
  const rows = groups.map((_id, group) => ({
    ...{ row: group + 1, group, action: 'add' as const, accountId: newcomer },
  }));
  await site.plans.saveChunks(planId, 0, [rows]);
  return { site, finalize: () => ask(site, (bulk) => bulk.finalizePlan(siteAdmin, planId)) };
};

describe('finalizing a plan', () => {
  test('refuses groups whose names are too long together for one stored value', async () => {
    const { site, finalize } = await arrangeLongNames(255);
    expect(await finalize()).toEqual(failed('invalid-input', { field: 'group' }));
    expect(await site.plans.unapplied()).toHaveLength(1); // the draft, which can be removed later
  });

  test('accepts 500 groups with long names', async () => {
    const { finalize } = await arrangeLongNames(60);
    expect(valueOf(await finalize()).groups).toHaveLength(500);
  });

  test('looks up each group and counts its changes', async () => {
    const { groups, seal } = await arrange([...TWO, [0, 'remove', nobodySpecial]]);
    const [editors, users, hr] = groups;
    expect(valueOf(await seal())).toMatchObject({
      authorId: siteAdmin,
      createdAt: expect.stringMatching(/^2026-11-23T12:00:00/) as string,
      origin: { kind: 'import' },
      rows: 3,
      groups: [
        { ...named(editors), adds: 1, removals: 1, members: 10, givesAccess: false },
        { ...named(users), adds: 1, removals: 0, givesAccess: true, isProtected: false },
        { ...named(hr), adds: 0, removals: 0, refusal: 'externally-managed' },
      ],
    });
  });

  test('reports a group that is gone, and gives the plan anyway', async () => {
    const { site, groups, seal } = await arrange(TWO);
    site.app.confluence.world.groups.delete(groups[1]?.id ?? groupIdOf(0));
    expect(valueOf(await seal()).groups[1]).toMatchObject({ refusal: 'group-not-found' });
  });

  test('reports groups that give admin rights as protected', async () => {
    const { site, groups, seal } = await arrange(TWO);
    site.app.confluence.renameGroup(groups[0]?.id ?? groupIdOf(0), 'space-admins');
    expect(valueOf(await seal()).groups[0]).toMatchObject({ isProtected: true });
  });

  test('needs all rows', async () => {
    const { seal } = await arrange(TWO, 501);
    expect(await seal()).toEqual(BODY);
  });

  test.each<[string, Row[]]>([
    ['the same row twice', [...TWO, [0, 'add', newcomer]]],
    ['rows that contradict each other', [...TWO, [1, 'remove', newcomer]]],
    ['a group that the plan has not', [[3, 'add', newcomer]]],
  ])('refuses %s', async (_what, rows) => {
    const { site, planId, seal } = await arrange(rows);
    expect(await seal()).toEqual(BODY);
    expect(await site.plans.readPlan(planId)).toBeUndefined();
    expect(site.app.confluence.world.requests).toEqual([]);
  });

  test('is only possible for the author', async () => {
    const { seal } = await arrange(TWO);
    expect(await seal(confluenceAdmin)).toEqual(failed('not-found'));
  });

  test('gives the same plan again, even if the site has changed', async () => {
    const { site, groups, seal } = await arrange(TWO);
    const first = valueOf(await seal());
    site.app.confluence.renameGroup(groups[0]?.id ?? groupIdOf(0), 'renamed');
    await site.time.pass(3_600_000);
    expect(valueOf(await seal())).toEqual(first);
  });

  test('twice at the same moment gives one plan', async () => {
    const { site, planId } = await arrange(TWO);
    const both = [1, 2].map(() => site.invocation().finalizePlan(siteAdmin, planId));
    const [one, other] = await site.time.until(Promise.all(both));
    expect(one).toEqual(other);
    expect(one).toEqual({ ok: true, value: await site.plans.readPlan(planId) });
  });

  test('does not guess at an existing plan of another version', async () => {
    const { site, planId, seal } = await arrange(TWO);
    await site.plans.savePlan({ ...aPlan({ id: planId }), schema: 2 } as unknown as Plan);
    expect(await seal()).toEqual(failed('unavailable'));
  });

  test('waits for Confluence instead of guessing what a group is', async () => {
    const { site, planId, seal } = await arrange(TWO);
    site.app.confluence.world.down.add('groups');
    expect(await seal()).toEqual(failed('unavailable'));
    expect(await site.plans.readPlan(planId)).toBeUndefined();
    site.app.confluence.world.down.clear();
    expect(await seal()).toMatchObject({ ok: true });
  });

  test('waits if the members of a group with removals cannot be counted', async () => {
    const { site, seal } = await arrange([...TWO, [0, 'remove', nobodySpecial]]);
    site.app.confluence.world.down.add('members');
    expect(await seal()).toEqual(failed('unavailable'));
    site.app.confluence.world.down.clear();
    expect(await seal()).toMatchObject({ ok: true });
  });
});

describe('the hash of a plan', () => {
  const hashOf = async (rows: Row[]): Promise<string> =>
    valueOf(await (await arrange(rows)).seal()).hash;

  test('is the same for the same changes', async () => {
    expect(await hashOf(TWO)).toBe(await hashOf(TWO));
  });

  test.each<[string, Row[]]>([
    ['another action', [[0, 'remove', newcomer], ...TWO.slice(1)]],
    ['another person', [[0, 'add', nobodySpecial], ...TWO.slice(1)]],
    ['another group', [[2, 'add', newcomer], ...TWO.slice(1)]],
    ['another order', TWO.toReversed()],
    ['a row less', TWO.slice(1)],
  ])('is different with %s', async (_what, rows) => {
    expect(await hashOf(rows)).not.toBe(await hashOf(TWO));
  });
});

const named = (group: { id: string; name: string } | undefined) => ({
  id: group?.id,
  name: group?.name,
});
