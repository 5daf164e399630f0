import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { slowAdds } from '../../fakes/bulk/slowAdds';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const WRITES = ['save', 'saveChunk', 'saveControl'];

type Call = (...given: unknown[]) => Promise<unknown>;

/** Wraps each write of jobs, from the next invocation on. */
const aroundWrites = (
  site: BulkSite,
  wrap: (name: string, call: Call, given: unknown[]) => Promise<unknown>,
): void => {
  site.around = <T extends object>(port: T): T => {
    if (!('saveChunk' in port)) return port;
    const wrapped = WRITES.map((name) => {
      const call = (port as Record<string, unknown>)[name] as Call;
      return [name, (...given: unknown[]) => wrap(name, call, given)];
    });
    return { ...port, ...(Object.fromEntries(wrapped) as object) };
  };
};

/** Gives up these writes of a chunk, counted from 1. The returned function carries them out. */
const giveUp = (site: BulkSite, numbers: readonly number[]): (() => Promise<void>) => {
  const held: (() => Promise<unknown>)[] = [];
  let count = 0;
  aroundWrites(site, async (name, call, given) => {
    if (name !== 'saveChunk' || !numbers.includes(++count)) return call(...given);
    const sent = structuredClone(given);
    held.push(() => call(...sent));
    await site.time.pause(2_500);
    throw new StoreUnavailable(name, 'timed-out');
  });
  return async () => {
    for (const land of held.splice(0)) await land().catch(onlyRefused);
  };
};

const onlyRefused = (error: unknown): void => {
  if (!(error instanceof StoreUnavailable)) throw error;
};

/** Runs an action before or after one of the later writes. Counts them. */
const atWrite = (
  site: BulkSite,
  at: number,
  when: 'before' | 'after',
  happen: () => Promise<void>,
): { count: number } => {
  const writes = { count: 0 };
  aroundWrites(site, async (_name, call, given) => {
    writes.count += 1;
    const isNow = writes.count === at;
    if (isNow && when === 'before') await happen();
    const answer = await call(...given);
    if (isNow && when === 'after') await happen();
    return answer;
  });
  return writes;
};

/** A job whose step gave up writes of its chunk. */
const stepped = async (rows: number, givenUp: readonly number[]) => {
  const made = await aPlanToAdd(rows);
  const { site, plan } = made;
  slowAdds(site, 200);
  await start(site, plan);
  const land = giveUp(site, givenUp);
  await site.runNextEvent();
  site.around = (port) => port;
  return { ...made, land };
};

/** The same, after the step failed for that reason and an admin resumed the job. */
const resumedAfter = async (rows: number, givenUp: readonly number[]) => {
  const made = await stepped(rows, givenUp);
  const { site, plan } = made;
  expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'storage' } });
  valueOf(await ask(site, (bulk) => bulk.controlJob(confluenceAdmin, plan.id, 'run')));
  return made;
};

/** This job added everyone. Each row says so, or that it is uncertain. */
const expectTrue = async ({
  site,
  plan,
  people,
  group,
}: Awaited<ReturnType<typeof aPlanToAdd>>) => {
  const members = new Set(site.app.confluence.membersOf(group.id));
  expect(people.every((person) => members.has(person))).toBe(true);
  const job = await jobOf(site, plan.id);
  expect(job.state).toBe('done');
  const rows = await ask(site, (bulk) => bulk.readJobRows(job, 0, job.chunks));
  for (const { end } of rows)
    expect(end).toMatchObject({
      outcome: expect.stringMatching(/^(added|already-member)$/) as string,
      certain: end?.outcome === 'added',
    });
  const undo = (uncertainRows: number[]) =>
    ask(site, (bulk) => bulk.planUndo(siteAdmin, { jobId: plan.id, uncertainRows }));
  const all = await undo(rows.map((_, at) => at));
  expect(all).toMatchObject({ ok: true, value: { rows: people.length } });
  const { certain } = job.counts;
  if (certain > 0) expect(await undo([])).toMatchObject({ ok: true, value: { rows: certain } });
  return certain;
};

// A chunk of 60 rows is written before and after they are sent; one of 150 also in between. The
// final write is tried twice.
describe.each([
  [60, [1]],
  [60, [2, 3]],
  [60, [1, 2]],
  [150, [2]],
  [150, [3, 4]],
  [150, [2, 3]],
])('a step with %i rows keeps its results if writes %j land late', (rows, givenUp) => {
  test('after the next step has done everything', async () => {
    const made = await resumedAfter(rows, givenUp);
    await made.site.runAllEvents();
    const certain = await expectTrue(made);
    await made.land();
    expect(await expectTrue(made)).toBe(certain);
  });

  test('at any time while the next step runs', async () => {
    const first = await resumedAfter(rows, givenUp);
    const writes = atWrite(first.site, 0, 'before', first.land);
    await first.site.runAllEvents();
    expect(writes.count).toBeGreaterThanOrEqual(2);
    for (let at = 1; at <= writes.count; at += 1)
      for (const when of ['before', 'after'] as const) {
        const made = await resumedAfter(rows, givenUp);
        atWrite(made.site, at, when, made.land);
        await made.site.runAllEvents();
        await expectTrue(made);
      }
  });
});

test.each([
  [60, 2],
  [150, 3],
])('loses no result of %i rows if their first write, number %i, is late', async (rows, number) => {
  const made = await stepped(rows, [number]);
  expect(await expectTrue(made)).toBe(rows);
  await made.land();
  expect(await expectTrue(made)).toBe(rows);
});

test('no row is sent on a reservation that another holder of the chunk has replaced', async () => {
  const { site, plan, group } = await aPlanToAdd(60);
  await start(site, plan);
  let isFirst = true;
  aroundWrites(site, async (name, call, given) => {
    if (name === 'saveChunk' && isFirst) {
      isFirst = false;
      const [chunk] = await site.jobs.readChunks(plan.id, 0, 1);
      const other = given[3] as { over: readonly unknown[] };
      await call(given[0], given[1], chunk ?? given[2], { ...other, version: 'of another' });
    }
    return call(...given);
  });
  await site.runNextEvent();
  expect(site.app.confluence.membersOf(group.id)).toEqual([]);
  expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'storage' } });
});

test('the last command of an admin holds, whenever earlier ones land', async () => {
  const { site, plan } = await aPlanToAdd(60);
  await start(site, plan);
  slowAdds(site, 2_000);
  const running = site.runNextEvent(); // so that only the step carries a command out
  await site.time.pass(500);
  let land = (): Promise<unknown> => Promise.resolve();
  aroundWrites(site, (name, call, given) => {
    if (name !== 'saveControl') return call(...given);
    const sent = structuredClone(given);
    land = () => call(...sent);
    return Promise.reject(new StoreUnavailable(name, 'timed-out'));
  });
  const ordered = (command: 'cancel' | 'run') =>
    ask(site, (bulk) => bulk.controlJob(siteAdmin, plan.id, command));
  await expect(ordered('cancel')).rejects.toThrow(StoreUnavailable);
  site.around = (port) => port;
  await ordered('run');
  await expect(land()).rejects.toMatchObject({ code: 'superseded' });
  await site.time.until(running);
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
});
