import type { AccountId } from '../../../src/domain/accountId';
import { failed, ok } from '../../../src/domain/outcome';
import type { Plan } from '../../../src/domain/plan/plan';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { crowd } from '../../fakes/bulk/planForTest';
import { answered } from '../../fakes/confluence/world';
import { accountId, PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const TEN_MINUTES_MS = 600_000;
const ADDED = 6;

const planUndo = async (site: BulkSite, plan: Plan): Promise<Plan> =>
  valueOf(
    await ask(site, (bulk) =>
      bulk.planUndo(PEOPLE.siteAdmin, { jobId: plan.id, uncertainRows: [] }),
    ),
  );

const apply = async (site: BulkSite, plan: Plan) => {
  await start(site, plan);
  await site.runAllEvents();
  return await jobOf(site, plan.id);
};

/** A job that added six people to a group of others. Lists of its members show only `shown`. */
const aJobWhoseLists = async (show: (added: AccountId[], others: AccountId[]) => AccountId[]) => {
  const { site, people, group, plan } = await aPlanToAdd(ADDED);
  const others = ['aaaaaaaaaaaaaaaaaaaaaaa1', 'aaaaaaaaaaaaaaaaaaaaaaa2'].map(accountId);
  const members = site.app.confluence.world.groups.get(group.id)?.members;
  const shown = show(people, others);
  if (show(people, others).some((person) => others.includes(person)))
    others.forEach((person) => members?.add(person));
  await apply(site, plan);
  site.between = (directory) => ({
    ...directory,
    countMembers: () => Promise.resolve(ok(shown.length)),
    readMembers: (_id, from) => Promise.resolve(ok({ members: from === 0 ? shown : [] })),
  });
  const membersNow = () => site.app.confluence.membersOf(group.id);
  return { site, plan, people, others, membersNow };
};

test.each<[what: string, show: (added: AccountId[], others: AccountId[]) => AccountId[]]>([
  ['none', (_added, others) => others],
  ['some', (added, others) => [...others, ...added.slice(0, 3)]],
  ['all', (added, others) => [...others, ...added]],
])('an undo at once removes everyone, if lists show %s of them yet', async (_what, show) => {
  const { site, plan, others, membersNow } = await aJobWhoseLists(show);
  const undo = await planUndo(site, plan);
  expect(undo.groups[0]).not.toHaveProperty('refusal');
  expect(undo.groups[0]).not.toHaveProperty('already');
  expect(await apply(site, undo)).toMatchObject({
    state: 'done',
    counts: { outcomes: { removed: ADDED }, certain: ADDED },
  });
  expect(membersNow().toSorted()).toEqual(others.toSorted());
});

test('an undo at once never empties a group', async () => {
  const { site, plan, people, membersNow } = await aJobWhoseLists(() => []);
  const undo = await planUndo(site, plan);
  expect(await apply(site, undo)).toMatchObject({
    state: 'done',
    counts: { outcomes: { 'would-empty-group': ADDED } },
  });
  expect(membersNow().toSorted()).toEqual(people.toSorted());
});

test('a second undo believes the lists, so it can’t empty the group either', async () => {
  const { site, plan, people, membersNow } = await aJobWhoseLists(() => []);
  const [one, other] = [await planUndo(site, plan), await planUndo(site, plan)];
  await apply(site, one);
  const second = ask(site, (bulk) =>
    bulk.startJob(PEOPLE.siteAdmin, { planId: other.id, hash: other.hash }),
  );
  expect(await second).toEqual(failed('too-many-removals'));
  await site.runAllEvents();
  expect(membersNow().toSorted()).toEqual(people.toSorted());
});

test('ten minutes later, an undo believes the lists', async () => {
  const { site, plan } = await aJobWhoseLists((_added, others) => others);
  await site.time.pass(TEN_MINUTES_MS);
  expect((await planUndo(site, plan)).groups).toMatchObject([{ refusal: 'would-empty-group' }]);
});

test('uncertain rows that an admin selected are as the lists show them', async () => {
  const { site, people, group, plan } = await aPlanToAdd(ADDED);
  const others = crowd(site, ADDED + 3).slice(ADDED);
  const members = site.app.confluence.world.groups.get(group.id)?.members;
  others.forEach((other) => members?.add(other));
  site.app.confluence.world.nextAddAnswers.push(answered(202)); // only promised
  const job = await apply(site, plan);
  expect(job.counts).toMatchObject({ certain: ADDED - 1 });
  const undo = valueOf(
    await ask(site, (bulk) =>
      bulk.planUndo(PEOPLE.siteAdmin, { jobId: plan.id, uncertainRows: [0, 1, 2, 3, 4, 5] }),
    ),
  );
  expect(undo.groups).toMatchObject([{ removals: ADDED, exempt: ADDED - 1 }]);
  site.between = (directory) => ({
    ...directory,
    readMembers: () => Promise.resolve(ok({ members: [...others, ...people.slice(3)] })),
  });
  expect((await apply(site, undo)).counts).toMatchObject({
    outcomes: { removed: 3, 'not-a-member': 3 },
    certain: 3,
  });
});
