import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { ChangeAction } from '../../../src/domain/change';
import { hasCertainlyChanged } from '../../../src/domain/job/jobChunk';
import { ask } from '../../fakes/bulk/ask';
import { jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin } = PEOPLE;
const GIVEN_UP_MS = 2_500;

type Call = (...given: unknown[]) => Promise<unknown>;
type Trouble = 'refused' | 'unanswered' | 'late' | 'lands late';

/** A job of six adds and four removals in two groups, and its real changes. */
const arrange = async () => {
  const site = makeBulkSite();
  const people = crowd(site, 12);
  const { makeGroup, membersOf } = site.app.confluence;
  const editors = makeGroup({ name: 'editors', members: people.slice(0, 9) }).id;
  const authors = makeGroup({ name: 'authors' }).id;
  const row = (group: number, action: ChangeAction, at: number) => ({
    ...{ group, action, accountId: people[at] ?? siteAdmin },
  });
  const rows = [
    ...[0, 1, 2, 3].map((at) => row(0, 'remove', at)),
    ...[8, 9, 10].map((at) => row(0, 'add', at)), // the first of them is a member
    ...[0, 1, 2].map((at) => row(1, 'add', at)),
  ];
  const groups = [editors, authors];
  const plan = await planForTest(site, siteAdmin, groups, rows);
  const changed = new Set<string>();
  site.between = (directory) => {
    const witness =
      (call: typeof directory.addMember): typeof directory.addMember =>
      async (target, account, identity) => {
        const id = 'groupId' in target ? target.groupId : editors;
        const before = membersOf(id).includes(account);
        const answer = await call(target, account, identity);
        if (membersOf(id).includes(account) !== before) changed.add(`${id} ${account}`);
        return answer;
      };
    const { addMember, removeMember } = directory;
    return { ...directory, addMember: witness(addMember), removeMember: witness(removeMember) };
  };
  await start(site, plan);
  return { site, plan, groups, changed };
};

/** Makes the n-th storage operation from now on go wrong. Counts them. */
const troubleAt = (site: BulkSite, at: number, trouble: Trouble): { count: number } => {
  const operations = { count: 0 };
  const troubled =
    (name: string, call: Call): Call =>
    async (...given) => {
      operations.count += 1;
      if (operations.count !== at) return call(...given);
      if (trouble === 'unanswered') await call(...given);
      if (trouble === 'late') {
        await call(...given);
        await site.time.pause(GIVEN_UP_MS);
      }
      if (trouble === 'lands late') {
        const sent = structuredClone(given);
        void site.time.pause(4 * GIVEN_UP_MS).then(() => call(...sent).catch(() => undefined));
        await site.time.pause(GIVEN_UP_MS);
      }
      throw new StoreUnavailable(name, 'trouble');
    };
  site.around = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, value]) => [
        name,
        typeof value === 'function' ? troubled(name, value as Call) : (value as unknown),
      ]),
    ) as T;
  return operations;
};

/** The job is done, each row has one true end, and each certain end matches a real change. */
const expectTrueRows = async ({
  site,
  plan,
  groups,
  changed,
}: Awaited<ReturnType<typeof arrange>>) => {
  const job = await jobOf(site, plan.id);
  expect(job.state).toBe('done');
  const rows = await ask(site, (bulk) => bulk.readJobRows(job, 0, job.chunks));
  expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: plan.rows }, (_, at) => at + 1));
  for (const { group, action, accountId, end } of rows) {
    const id = groups[group] ?? 'no group';
    const isMember =
      groups[group] && site.app.confluence.membersOf(groups[group]).includes(accountId);
    expect([id, accountId, isMember]).toEqual([id, accountId, action === 'add']);
    if (!end) throw new Error(`The row of ${accountId} has no end.`);
    if (end.certain)
      expect([accountId, end, changed.has(`${id} ${accountId}`)]).toEqual([
        accountId,
        end,
        hasCertainlyChanged(end),
      ]);
  }
};

test.each<Trouble>(['refused', 'unanswered', 'late', 'lands late'])(
  'a job ends with true results whichever storage operation of its step is %s',
  async (trouble) => {
    const undisturbed = await arrange();
    const { count } = await stepThrough(undisturbed, Infinity, trouble);
    await expectTrueRows(undisturbed);
    expect(count).toBeGreaterThan(10);
    for (let at = 1; at <= count; at += 1) {
      const arranged = await arrange();
      await stepThrough(arranged, at, trouble);
      await expectTrueRows(arranged);
    }
  },
);

/** Runs the job to its end with one faulty operation; the platform repeats a failed invocation. */
const stepThrough = async (
  { site, plan }: Awaited<ReturnType<typeof arrange>>,
  at: number,
  trouble: Trouble,
): Promise<{ count: number }> => {
  const operations = troubleAt(site, at, trouble);
  for (let tries = 0; tries < 5 && (await jobOf(site, plan.id)).state !== 'done'; tries += 1) {
    await site.runAllEvents().catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error;
    });
    await site.time.pass(200_000);
    const job = await jobOf(site, plan.id);
    await ask(site, (bulk) => bulk.wakeIfStalled(job)).catch(() => undefined);
  }
  await site.runAllEvents();
  return operations;
};
