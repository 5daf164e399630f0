import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { AccountId } from '../../../src/domain/accountId';
import { commandsOf } from '../../../src/domain/job/job';
import type { RowEnd } from '../../../src/domain/job/jobChunk';
import { failed } from '../../../src/domain/outcome';
import type { Plan } from '../../../src/domain/plan/plan';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { failWhere } from '../../fakes/bulk/failWhere';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { putChunk, putJob } from '../../fakes/bulk/putJob';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const NOTHING = failed('invalid-input', { field: 'body' });

const undo = (site: BulkSite, jobId: Plan['id'], uncertainRows: number[] = [], who = siteAdmin) =>
  ask(site, (bulk) => bulk.planUndo(who, { jobId, uncertainRows }));

const retry = (site: BulkSite, jobId: Plan['id'], rows?: 'failed' | 'remaining') =>
  ask(site, (bulk) => bulk.planRetry(siteAdmin, { jobId, ...(rows && { rows }) }));

const rowsOf = async (site: BulkSite, plan: Plan): Promise<PlanRow[]> =>
  ((await site.plans.readChunks(plan.id, 0, plan.chunkDigests.length)) ?? []).flat();

const apply = async (site: BulkSite, plan: Plan): Promise<void> => {
  await start(site, plan);
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
};

/** A finished job whose rows have these ends. */
const endedSo = async (ends: (RowEnd | undefined)[], reasonOf?: (row: number) => string) => {
  const made = await aPlanToAdd(ends.length, reasonOf);
  const { site, plan } = made;
  const job = await start(site, plan);
  await putChunk(site.jobs, plan.id, 0, { ends, reservedUpTo: 0, inDoubt: new Set() });
  await putJob(site.jobs, { ...job, state: 'cancelled' });
  return made;
};

const TWO_HOURS_MS = 7_200_000;

const ADDED: RowEnd = { outcome: 'added', actedAs: 'app', httpStatus: 201, certain: true };
const THERE: RowEnd = { outcome: 'already-member', actedAs: 'app', httpStatus: 409, certain: true };

describe('an undo', () => {
  test('reverts only what the job changed', async () => {
    const site = makeBulkSite();
    const people = crowd(site, 12);
    const { makeGroup, membersOf } = site.app.confluence;
    const others = [confluenceAdmin, siteAdmin];
    const editors = makeGroup({ name: 'editors', members: [...people.slice(0, 6), ...others] }).id;
    const authors = makeGroup({ name: 'authors', members: people.slice(0, 2) }).id;
    const row = (group: number, action: PlanRow['action'], accountId: AccountId) => ({
      ...{ group, action, accountId },
    });
    const plan = await planForTest(
      site,
      siteAdmin,
      [editors, authors],
      [
        ...people.slice(0, 2).map((who) => row(0, 'remove', who)),
        ...people.slice(4, 8).map((who) => row(0, 'add', who)), // two of them are members already
        ...people.slice(8, 10).map((who) => row(0, 'remove', who)), // none of them is a member
        ...people.slice(1, 5).map((who) => row(1, 'add', who)), // one of them is a member already
      ],
    );
    await apply(site, plan);

    const made = valueOf(await undo(site, plan.id));
    expect(made).toMatchObject({
      origin: { kind: 'undo', jobId: plan.id },
      rows: 2 + 2 + 3,
      groups: [
        { id: editors, adds: 2, removals: 2 },
        { id: authors, adds: 0, removals: 3 },
      ],
    });
    await apply(site, made);
    expect(membersOf(editors).toSorted()).toEqual([...people.slice(0, 6), ...others].toSorted());
    expect(membersOf(authors).toSorted()).toEqual(people.slice(0, 2).toSorted());
  });

  test('leaves later changes by others alone', async () => {
    const { site, people, group, plan } = await aPlanToAdd(4);
    await apply(site, plan);
    const bystanders = [confluenceAdmin, siteAdmin];
    const members = site.app.confluence.world.groups.get(group.id)?.members;
    for (const bystander of bystanders) members?.add(bystander);
    const [first] = people;
    if (first) members?.delete(first); // already removed by another person
    await apply(site, valueOf(await undo(site, plan.id)));
    expect(site.app.confluence.membersOf(group.id)).toEqual(bystanders);
  });

  test('keeps the row numbers of the list, and their reasons', async () => {
    const { site, plan } = await endedSo([THERE, ADDED, ADDED], (row) => `ticket ${row}`);
    // Groups would be emptied, which does not matter here: the plan is only read.
    const made = valueOf(await undo(site, plan.id));
    expect(await rowsOf(site, made)).toMatchObject([
      { row: 2, action: 'remove', reason: 'ticket 2' },
      { row: 3, action: 'remove', reason: 'ticket 3' },
    ]);
  });

  test('includes uncertain rows only if they are selected', async () => {
    const ends: RowEnd[] = [
      ADDED,
      { ...THERE, certain: false },
      { outcome: 'timed-out', certain: false },
      { ...THERE, certain: false },
    ];
    const { site, plan } = await endedSo(ends);
    const rows = async (selected: number[]) =>
      (await rowsOf(site, valueOf(await undo(site, plan.id, selected)))).map(({ row }) => row);
    expect(await rows([])).toEqual([1]);
    expect(await rows([2, 1])).toEqual([1, 2, 3]);
    expect(await rows([0, 98])).toEqual([1]);
  });

  test('tells uncertain rows apart that come from one row of the list', async () => {
    const site = makeBulkSite();
    const people = crowd(site, 1_002);
    const { makeGroup, world } = site.app.confluence;
    const { id } = makeGroup({ name: 'editors' });
    const rows = people.map((accountId) => ({
      ...{ row: 7, group: 0, action: 'add' as const, accountId },
    }));
    const plan = await planForTest(site, siteAdmin, [id], rows);
    const job = await start(site, plan);
    const ends = Array.from({ length: 500 }, () => THERE);
    const doubtful: RowEnd = { outcome: 'timed-out', certain: false };
    const open = { reservedUpTo: 0, inDoubt: new Set<number>() };
    await putChunk(site.jobs, plan.id, 0, { ends, ...open });
    await putChunk(site.jobs, plan.id, 1, { ends, ...open });
    await putChunk(site.jobs, plan.id, 2, { ends: [doubtful, doubtful], ...open });
    await putJob(site.jobs, { ...job, state: 'done' });
    people.forEach((person) => world.groups.get(id)?.members.add(person));
    const made = valueOf(await undo(site, plan.id, [1_001]));
    expect(await rowsOf(site, made)).toMatchObject([{ row: 7, accountId: people[1_001] }]);
  });

  test.each<[string, RowEnd]>([
    ['who were members before', THERE],
    ['that Confluence did not know', { outcome: 'account-not-found', certain: true }],
    ['who were left out', { outcome: 'left-out', certain: true }],
  ])('never removes people %s, even if they are selected', async (_who, end) => {
    const { site, plan } = await endedSo([ADDED, end]);
    const made = valueOf(await undo(site, plan.id, [0, 1]));
    expect((await rowsOf(site, made)).map(({ row }) => row)).toEqual([1]);
  });

  test('is on record with the job that it undoes, once it was applied', async () => {
    const { site, group, plan } = await aPlanToAdd(3);
    site.app.confluence.world.groups.get(group.id)?.members.add(confluenceAdmin);
    await apply(site, plan);
    const viewed = async () => ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
    const made = valueOf(await undo(site, plan.id));
    expect(await viewed()).toMatchObject({ commands: [] });
    failWhere(site, 'saveControl', () => true);
    await expect(start(site, made)).rejects.toThrow(StoreUnavailable);
    site.around = (port) => port;
    await apply(site, made);
    await start(site, made); // as without an answer
    const { state, commands } = await viewed();
    expect(state).toBe('done');
    const at = expect.any(String) as string;
    expect(commands).toEqual([{ command: 'undo', by: siteAdmin, at, jobId: made.id }]);
    expect(await viewed()).not.toHaveProperty('command');
  });

  test('of an undo repeats what was undone', async () => {
    const site = makeBulkSite();
    const people = crowd(site, 6);
    const { makeGroup, membersOf } = site.app.confluence;
    const { id } = makeGroup({ name: 'editors', members: people.slice(0, 3) });
    const before = membersOf(id);
    const rows = people.slice(2).map((accountId) => ({
      ...{ group: 0, action: 'add' as const, accountId },
    }));
    const plan = await planForTest(site, siteAdmin, [id], rows);
    await apply(site, plan);
    const after = membersOf(id);
    const undone = valueOf(await undo(site, plan.id));
    await apply(site, undone);
    expect(membersOf(id)).toEqual(before);
    const again = valueOf(await undo(site, undone.id));
    expect(again).toMatchObject({ origin: { kind: 'undo', jobId: undone.id }, rows: 3 });
    await apply(site, again);
    expect(membersOf(id).toSorted()).toEqual(after.toSorted());
    expect(await undo(site, again.id)).toMatchObject({ ok: true });
  });

  test('may remove more than half of a group, but never everyone', async () => {
    const { site, group, plan } = await aPlanToAdd(9);
    site.app.confluence.world.groups.get(group.id)?.members.add(confluenceAdmin);
    await apply(site, plan);
    const made = valueOf(await undo(site, plan.id));
    expect(made.groups).toMatchObject([{ removals: 9, members: 10 }]);
    expect(made.groups[0]).not.toHaveProperty('refusal');

    site.app.confluence.world.groups.get(group.id)?.members.delete(confluenceAdmin);
    await site.time.pass(11 * 60_000); // until then, a list may lag, and the job decides
    expect(valueOf(await undo(site, plan.id)).groups).toMatchObject([
      { refusal: 'would-empty-group' },
    ]);
  });

  test('that was canceled can be tried again, and remains an undo', async () => {
    const { site, group, plan } = await aPlanToAdd(9);
    site.app.confluence.world.groups.get(group.id)?.members.add(confluenceAdmin);
    await apply(site, plan);
    const undone = valueOf(await undo(site, plan.id));
    await start(site, undone);
    await ask(site, (bulk) => bulk.controlJob(siteAdmin, undone.id, 'cancel'));

    const again = valueOf(await retry(site, undone.id));
    expect(again).toMatchObject({ origin: { kind: 'undo', jobId: plan.id }, rows: 9 });
    expect(again.groups[0]).not.toHaveProperty('refusal'); // too many for an import
    await apply(site, again);
    expect(site.app.confluence.membersOf(group.id)).toEqual([confluenceAdmin]);
    const recordOf = async (jobId: Plan['id']) =>
      commandsOf(await site.jobs.readControl(jobId)).map(({ command, planId }) => [
        ...[command, planId],
      ]);
    expect(await recordOf(plan.id)).toEqual([
      ['undo', undone.id],
      ['undo', again.id],
    ]);
    expect(await recordOf(undone.id)).toEqual([
      ['cancel', undefined],
      ['retry', again.id],
    ]);
  });

  test('is refused if the rows of the job were changed in storage', async () => {
    const { site, plan } = await endedSo([ADDED, ADDED]);
    const [rows = []] = (await site.plans.readChunks(plan.id, 0, 1)) ?? [];
    const others = rows.map((row) => ({ ...row, accountId: confluenceAdmin }));
    await site.plans.saveChunks(plan.id, 0, [others]);
    await expect(undo(site, plan.id)).rejects.toThrow(StoreUnavailable);
    await expect(retry(site, plan.id)).rejects.toThrow(StoreUnavailable);
  });

  test('is refused for an unfinished job, an unknown job, and a job without changes', async () => {
    const { site, plan } = await aPlanToAdd(2);
    expect(await undo(site, plan.id)).toEqual(failed('not-found'));
    await start(site, plan);
    expect(await undo(site, plan.id)).toEqual(failed('in-progress'));
    expect(await undo(site, planIdOf(7))).toEqual(failed('not-found'));
    const other = await endedSo([THERE, THERE]);
    expect(await undo(other.site, other.plan.id)).toEqual(NOTHING);
  });

  test('can be planned by any admin, in their own name', async () => {
    const { site, plan } = await endedSo([ADDED]);
    expect(await undo(site, plan.id, [], confluenceAdmin)).toMatchObject({
      value: { authorId: confluenceAdmin },
    });
  });
});

describe('a retry', () => {
  test('contains the rows that did not reach their goal', async () => {
    const { site, plan } = await endedSo([
      ADDED,
      { outcome: 'unavailable', certain: false },
      THERE,
      { outcome: 'no-seats', actedAs: 'app', httpStatus: 500, certain: true },
      undefined, // canceled before it started
    ]);
    const made = valueOf(await retry(site, plan.id));
    expect(made).toMatchObject({ origin: { kind: 'retry', jobId: plan.id }, rows: 3 });
    expect((await rowsOf(site, made)).map(({ row, action }) => [row, action])).toEqual([
      [2, 'add'],
      [4, 'add'],
      [5, 'add'],
    ]);
  });

  test.each([
    ['failed' as const, [2, 4]],
    ['remaining' as const, [5, 6]],
  ])('contains only the %s rows if only those are meant', async (kind, numbers) => {
    const { site, plan } = await endedSo([
      ADDED,
      { outcome: 'timed-out', certain: false },
      THERE,
      { outcome: 'not-permitted', actedAs: 'app', httpStatus: 403, certain: true },
      undefined, // never started
      { outcome: 'left-out', certain: true },
      { outcome: 'account-not-found', certain: true }, // no retry can add them
      { outcome: 'group-not-found', certain: true }, // nor these: their group would be refused
      { outcome: 'externally-managed', certain: true },
    ]);
    const made = valueOf(await retry(site, plan.id, kind));
    expect(made).toMatchObject({ origin: { kind: 'retry', jobId: plan.id } });
    expect((await rowsOf(site, made)).map(({ row }) => row)).toEqual(numbers);
  });

  test('is refused if no row is of the kind that is meant', async () => {
    const failedOnly = await endedSo([ADDED, { outcome: 'no-seats', certain: true }]);
    expect(await retry(failedOnly.site, failedOnly.plan.id, 'remaining')).toEqual(NOTHING);
    const remainingOnly = await endedSo([ADDED, undefined]);
    expect(await retry(remainingOnly.site, remainingOnly.plan.id, 'failed')).toEqual(NOTHING);
  });

  test('omits the groups in which nothing is left to do', async () => {
    const site = makeBulkSite();
    const [person = siteAdmin] = crowd(site, 1);
    const { makeGroup, world } = site.app.confluence;
    const ids = ['one', 'other', 'third'].map((name) => makeGroup({ name }).id);
    const rows = ids.map((_, group) => ({ group, action: 'add' as const, accountId: person }));
    const plan = await planForTest(site, siteAdmin, ids, rows);
    await start(site, plan);
    const [, , third] = ids;
    const gives = (third && world.groups.get(third)?.gives) ?? [];
    gives.push('admin'); // so that the job must not change it
    await site.time.pass(TWO_HOURS_MS);
    await site.runAllEvents();
    gives.pop();
    await site.time.pass(TWO_HOURS_MS);
    const made = valueOf(await retry(site, plan.id));
    expect(made.groups.map(({ id }) => id)).toEqual([third]);
    expect(await rowsOf(site, made)).toMatchObject([{ row: 3, group: 0 }]);
    await apply(site, made);
    expect(await retry(site, made.id)).toEqual(NOTHING);
  });

  test('is on record with the job whose rows it tries again, once it was applied', async () => {
    const { site, plan } = await endedSo([ADDED, { outcome: 'unavailable', certain: false }]);
    const viewed = async () => ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
    const made = valueOf(await retry(site, plan.id));
    expect(await viewed()).toMatchObject({ commands: [] });
    await apply(site, made);
    await start(site, made); // as without an answer
    const at = expect.any(String) as string;
    const { commands } = await viewed();
    expect(commands).toEqual([{ command: 'retry', by: siteAdmin, at, jobId: made.id }]);
    expect(await viewed()).not.toHaveProperty('command');
  });

  test('is refused while the job is not over, and if nothing failed', async () => {
    const { site, plan } = await aPlanToAdd(2);
    await start(site, plan);
    expect(await retry(site, plan.id)).toEqual(failed('in-progress'));
    await site.runAllEvents();
    expect(await retry(site, plan.id)).toEqual(NOTHING);
  });
});
