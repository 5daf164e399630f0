import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { failed, ok } from '../../../src/domain/outcome';
import type { AccountId } from '../../../src/domain/accountId';
import type { Plan } from '../../../src/domain/plan/plan';
import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, aPlanToRemove, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { atThePage } from '../../fakes/callers';
import type { ConfluenceGroups } from '../../fakes/confluence/fakeGroupDirectory';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, newcomer, nobodySpecial, confluenceAdmin } = PEOPLE;
const FIVE_MINUTES_MS = 5 * 60_000;

/** The directory, with lists of members that stay as they are now. */
const lagging =
  (members: readonly AccountId[]) =>
  (directory: ConfluenceGroups): ConfluenceGroups => ({
    ...directory,
    countMembers: () => Promise.resolve(ok(members.length)),
    readMembers: (_id, from, limit) => {
      const page = members.slice(from, from + limit);
      const next = from + page.length;
      return Promise.resolve(ok({ members: page, ...(next < members.length && { next }) }));
    },
  });

const apply = async (site: BulkSite, plan: Plan) => {
  await start(site, plan);
  await site.runAllEvents();
  return await jobOf(site, plan.id);
};

const planUndo = async (site: BulkSite, { id }: Plan): Promise<Plan> =>
  valueOf(await ask(site, (bulk) => bulk.planUndo(siteAdmin, { jobId: id, uncertainRows: [] })));

describe('while lists lag by five minutes behind a job', () => {
  test('its adds are undone, for certain, although no one of them is listed yet', async () => {
    const { site, people, plan, group } = await aPlanToAdd(60);
    const others = crowd(site, 80).slice(60);
    for (const person of others)
      site.app.confluence.world.groups.get(group.id)?.members.add(person);
    site.between = lagging(others);
    expect((await apply(site, plan)).counts.outcomes).toEqual({ added: 60 });
    await site.time.pass(FIVE_MINUTES_MS);
    const undo = await planUndo(site, plan);
    expect(undo.groups).toMatchObject([{ removals: 60, exempt: 60, members: 20 }]);
    expect((await apply(site, undo)).counts).toMatchObject({
      outcomes: { removed: 60 },
      certain: 60,
    });
    const members = site.app.confluence.membersOf(group.id);
    expect(members.filter((member) => people.includes(member))).toEqual([]);
    expect(members).toHaveLength(20);
  });

  test('its removals are undone, and a second removal of the same people is none', async () => {
    const { site, people, plan, group } = await aPlanToRemove(5, { of: 20 });
    site.between = lagging(people);
    expect((await apply(site, plan)).counts).toMatchObject({
      outcomes: { removed: 5 },
      certain: 5,
    });
    const again = await planForTest(
      site,
      siteAdmin,
      [group.id],
      people.slice(0, 5).map((accountId) => ({ group: 0, action: 'remove', accountId })),
    );
    expect(again.groups).toMatchObject([{ already: 5, members: 15 }]);
    expect((await apply(site, again)).counts.outcomes).toEqual({ 'not-a-member': 5 });
    expect((await apply(site, await planUndo(site, plan))).counts.outcomes).toEqual({ added: 5 });
    expect(site.app.confluence.membersOf(group.id)).toHaveLength(20);
  });

  test('the stricter number of members decides whether a plan may remove people', async () => {
    const { site, people, plan, group } = await aPlanToRemove(5, { of: 12 });
    site.between = lagging(people);
    await apply(site, plan);
    // The list shows 12 members, and 7 are left: half of 12 are too many by now.
    const more = await planForTest(
      site,
      siteAdmin,
      [group.id],
      people.slice(5, 11).map((accountId) => ({ group: 0, action: 'remove', accountId })),
    );
    expect(more.groups).toMatchObject([{ members: 7, refusal: 'too-many-removals' }]);
  });

  test.each([
    [40, { members: 7, refusal: 'too-many-removals' }],
    [50, 'unavailable'], // the first job isn't listed any more, so its removals aren't known
  ])('the removals of a job count, or nothing is known, after %i newer jobs', async (jobs, is) => {
    const { site, people, plan, group } = await aPlanToRemove(5, { of: 12 });
    site.between = lagging(people);
    await apply(site, plan);
    const other = site.app.confluence.makeGroup({ name: 'writers' });
    const row = { group: 0, action: 'add' as const, accountId: newcomer };
    for (let made = 0; made < jobs; made += 1)
      await start(site, await planForTest(site, siteAdmin, [other.id], [row]));
    const more = planForTest(
      ...[site, siteAdmin, [group.id]],
      people.slice(5, 11).map((accountId) => ({ group: 0, action: 'remove', accountId })),
    );
    if (is === 'unavailable') await expect(more).rejects.toThrow(StoreUnavailable);
    else expect((await more).groups).toMatchObject([is]);
  });

  test('people are added, however many jobs there were', async () => {
    const { site, plan, group } = await aPlanToRemove(5, { of: 12 });
    await apply(site, plan);
    const row = { group: 0, action: 'add' as const, accountId: newcomer };
    for (let made = 0; made < 60; made += 1)
      await start(site, await planForTest(site, siteAdmin, [group.id], [row]));
    await site.runAllEvents();
    expect(site.app.confluence.membersOf(group.id)).toContain(newcomer);
  });

  test('no job removes the last member after a removal whose answer was lost', async () => {
    const { site, people, plan, group } = await aPlanToRemove(1, { of: 2 });
    site.between = (directory) => ({
      ...lagging(people)(directory),
      removeMember: async (...given) => {
        await directory.removeMember(...given);
        return { kind: 'no-answer' };
      },
    });
    await apply(site, plan);
    site.between = lagging(people);
    const removal = (place: number) => [
      { group: 0, action: 'remove' as const, accountId: people[place] ?? newcomer },
    ];
    const other = await planForTest(site, siteAdmin, [group.id], removal(1));
    expect((await apply(site, other)).counts.outcomes).toEqual({ 'would-empty-group': 1 });
    expect(site.app.confluence.membersOf(group.id)).toEqual([people[1]]);
    // The same removal again is no danger.
    const again = await planForTest(site, siteAdmin, [group.id], removal(0));
    expect((await apply(site, again)).counts.outcomes).toEqual({ removed: 1 });
  });

  test('nothing is known if the rows of a job can’t be read', async () => {
    const { site, people, plan, group } = await aPlanToRemove(5, { of: 12 });
    site.between = lagging(people);
    await apply(site, plan);
    await site.plans.remove(plan.id);
    const [, , , , , , person = newcomer] = people;
    const more = planForTest(
      site,
      siteAdmin,
      [group.id],
      [{ group: 0, action: 'remove', accountId: person }],
    );
    await expect(more).rejects.toThrow(StoreUnavailable);
  });

  test('a row keeps its time, however late the rest of its job ends', async () => {
    const { site, people, plan, group } = await aPlanToAdd(60);
    const [person = newcomer] = people;
    const { members } = site.app.confluence.world.groups.get(group.id) ?? {};
    members?.add(person);
    let sent = 0;
    site.between = (directory) => ({
      ...directory,
      addMember: (...given) => {
        sent += 1;
        return sent === 30
          ? Promise.resolve({ ...answered(429), retryAfterSeconds: 20 * 60 } as const)
          : directory.addMember(...given);
      },
    });
    await start(site, plan);
    await site.runNextEvent();
    expect((await jobOf(site, plan.id)).state).toBe('waiting');
    await site.time.pass(5 * 60_000);
    members?.delete(person); // by hand, after the job found them there

    await site.runAllEvents(); // 15 minutes later
    const { id } = await jobOf(site, plan.id);
    const ends = await site.jobs.readChunks(id, 0, 1);
    expect(ends[0]?.ends[0]).toMatchObject({ outcome: 'already-member' });
    const removal = [{ group: 0, action: 'remove' as const, accountId: person }];
    const again = await planForTest(site, siteAdmin, [group.id], removal);
    expect((await apply(site, again)).counts.outcomes).toEqual({ 'not-a-member': 1 });
  });

  test('after ten minutes the list decides again', async () => {
    const { site, people, plan, group } = await aPlanToRemove(5, { of: 20 });
    await apply(site, plan);
    for (const person of people.slice(0, 5))
      site.app.confluence.world.groups.get(group.id)?.members.add(person); // put back by hand
    await site.time.pass(11 * 60_000);
    const again = await planForTest(
      site,
      siteAdmin,
      [group.id],
      people.slice(0, 5).map((accountId) => ({ group: 0, action: 'remove', accountId })),
    );
    expect(again.groups).toMatchObject([{ already: 0, members: 20 }]);
  });
});

describe('while lists lag behind single changes', () => {
  const arrange = (members: readonly AccountId[]) => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors', members: [...members] });
    Object.assign(app.confluence.directory, {
      readMembers: lagging(members)(app.confluence.directory).readMembers,
      readNamedMembers: () =>
        Promise.resolve(ok({ members: members.map((accountId) => ({ accountId, name: 'A' })) })),
    });
    const change = (action: 'add' | 'remove', accountId: AccountId) => {
      app.clock.advance(2); // each change has an invocation of its own
      return app.changeMembership(atThePage(app, siteAdmin), {
        action,
        groupId: group.id,
        accountId,
      });
    };
    return { app, group, change };
  };

  test('the removal of a person who was just added is certain', async () => {
    const { change } = arrange([nobodySpecial, confluenceAdmin]);
    await change('add', newcomer);
    expect(await change('remove', newcomer)).toMatchObject({
      value: { status: 'removed', certain: true },
    });
  });

  test('no one removes the last member, even if the list still shows another one', async () => {
    const { change, app, group } = arrange([nobodySpecial, newcomer]);
    await change('remove', nobodySpecial);
    expect(await change('remove', newcomer)).toEqual(failed('would-empty-group'));
    expect(app.confluence.membersOf(group.id)).toEqual([newcomer]);
  });

  test.each([
    ['is lost', { kind: 'no-answer' as const }],
    ['is only promised', answered(202)],
  ])('no one removes the last member after another removal that %s', async (_what, answer) => {
    const { change, app, group } = arrange([nobodySpecial, newcomer]);
    app.confluence.world.nextRemoveAnswers.push(answer);
    await change('remove', nobodySpecial);
    app.confluence.world.groups.get(group.id)?.members.delete(nobodySpecial); // it was carried out
    expect(await change('remove', newcomer)).toEqual(failed('would-empty-group'));
    expect(app.confluence.membersOf(group.id)).toEqual([newcomer]);
    // The same removal again is no danger.
    expect(await change('remove', nobodySpecial)).toMatchObject({ ok: true });
  });

  /** Records of as many other changes of the group, at this moment. */
  const keepBusy = async ({ audit, clock }: AppOverFakes, changes: number): Promise<void> => {
    const latest = audit.records().at(-1);
    const begunAt = new Date(clock.now()).toISOString();
    for (let made = 0; latest && made < changes; made += 1)
      await audit.begin({ ...latest, id: made.toString(), accountId: confluenceAdmin, begunAt });
    clock.advance(2); // a record is read at most once a second
  };

  test('no one removes the last member, however many other changes there were since', async () => {
    const { change, app, group } = arrange([nobodySpecial, newcomer]);
    await change('remove', nobodySpecial);
    await keepBusy(app, 300);
    expect(await change('remove', newcomer)).toEqual(failed('would-empty-group'));
    expect(app.confluence.membersOf(group.id)).toEqual([newcomer]);
  });

  test('no one is removed while there are more changes than Rollcall reads', async () => {
    const { change, app, group } = arrange([nobodySpecial, newcomer]);
    await change('remove', nobodySpecial);
    await keepBusy(app, 1_100);
    await expect(change('remove', newcomer)).rejects.toThrow(StoreUnavailable);
    expect(app.confluence.membersOf(group.id)).toEqual([newcomer]);
  });

  test('no one is removed if the rest of the changes can’t be listed', async () => {
    const { change, app, group } = arrange([nobodySpecial, newcomer]);
    await change('remove', nobodySpecial);
    await keepBusy(app, 150);
    const { list } = app.audit;
    app.audit.list = (limit, which) =>
      which?.from === undefined ? list(limit, which) : Promise.resolve(undefined);
    await expect(change('remove', newcomer)).rejects.toThrow(StoreUnavailable);
    expect(app.confluence.membersOf(group.id)).toEqual([newcomer]);
  });

  test('a person who was just added does not count as the member who stays', async () => {
    const { change } = arrange([nobodySpecial]);
    await change('add', newcomer);
    expect(await change('remove', nobodySpecial)).toEqual(failed('would-empty-group'));
  });

  test('the page shows members as they are, and a person in the groups that they are in', async () => {
    const { app, group, change } = arrange([nobodySpecial, confluenceAdmin]);
    await change('add', newcomer);
    await change('remove', nobodySpecial);
    app.clock.advance(2);
    expect(await app.listMembers(group.id, 0)).toEqual(
      ok({
        members: [
          { accountId: nobodySpecial, name: 'A' },
          { accountId: confluenceAdmin, name: 'A' },
          { accountId: newcomer },
        ],
        gone: [nobodySpecial],
      }),
    );
    app.confluence.world.groups.get(group.id)?.members.delete(newcomer); // as a list that lags
    const groups = valueOf(await app.listGroupsOf(siteAdmin, newcomer));
    expect(groups.map(({ id }) => id)).toContain(group.id);
  });

  test('an uncertain change says nothing', async () => {
    const { app, group, change } = arrange([nobodySpecial, confluenceAdmin]);
    app.confluence.world.nextAddAnswers.push({ kind: 'no-answer' });
    await change('add', newcomer);
    expect(await app.listMembers(group.id, 0)).toEqual(
      ok({
        members: [
          { accountId: nobodySpecial, name: 'A' },
          { accountId: confluenceAdmin, name: 'A' },
        ],
      }),
    );
  });

  test('a list is shown even if storage fails', async () => {
    const { app, group } = arrange([nobodySpecial]);
    app.audit.breakDown();
    expect(await app.listMembers(group.id, 0)).toMatchObject({ ok: true });
  });
});
