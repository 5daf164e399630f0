import type { ChangeRecord } from '../../../src/domain/change';
import type { PlanId } from '../../../src/domain/plan/plan';
import { aJob, planIdOf } from '../../fakes/bulk/aPlan';
import { createJob } from '../../fakes/bulk/putJob';
import { aGroup, aKey, groupIdOf, keyId, PEOPLE } from '../../fakes/examples';
import type { ForgeFetch } from '../../seams/seamGlobals';
import { type Intercepted, startIntercepted } from './interceptedSeam';

const COUNT = 7;
const NUMBERS = Array.from({ length: COUNT }, (_, at) => at + 1);

let storage: Intercepted;
beforeAll(async () => {
  storage = await startIntercepted();
});
beforeEach(() => {
  storage.moveOn();
});
afterAll(() => {
  storage.close();
});

type Query = { limit: number; after?: string; cursor?: string };
const CURSOR_TO_NOTHING = 'none yet: ';

const asQuery = (init?: RequestInit): Query =>
  JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Query;

/** Cuts every page to one result. */
const onePerPage =
  (fetch: ForgeFetch): ForgeFetch =>
  (auth, path, init) =>
    path.endsWith('/query')
      ? fetch(auth, path, { ...init, body: JSON.stringify({ ...asQuery(init), limit: 1 }) })
      : fetch(auth, path, init);

/** The same, with an empty page, which has a cursor, before each of them. */
const emptyBetween = (fetch: ForgeFetch): ForgeFetch => {
  const cut = onePerPage(fetch);
  return (auth, path, init) => {
    if (!path.endsWith('/query')) return fetch(auth, path, init);
    const { after, cursor, ...query } = asQuery(init);
    const from = after ?? cursor ?? '';
    if (!from.startsWith(CURSOR_TO_NOTHING))
      return Promise.resolve(Response.json({ data: [], cursor: `${CURSOR_TO_NOTHING}${from}` }));
    const rest = from.slice(CURSOR_TO_NOTHING.length);
    const named = path.includes('/entity/') ? { cursor: rest } : { after: rest };
    const body = JSON.stringify({ ...query, ...(rest !== '' && named) });
    return cut(auth, path, { ...init, body });
  };
};

const record = (number: number): ChangeRecord => ({
  ...{ schema: 1, id: `record${number}`, actor: { kind: 'account', accountId: PEOPLE.siteAdmin } },
  ...{ action: 'add', accountId: PEOPLE.newcomer, group: { id: aGroup().id, name: aGroup().name } },
  begunAt: new Date(Date.UTC(2026, 10, 23, 12, 0, number)).toISOString(),
});

const beginPlan = (id: PlanId) =>
  storage.plans.saveDraft({
    ...{ id, authorId: PEOPLE.siteAdmin, groups: [groupIdOf(1)], rows: 1 },
    ...{ origin: { kind: 'import' }, createdAt: '2026-11-23T12:00:00.000Z' },
  });

describe.each([
  ['whole', (fetch: ForgeFetch) => fetch],
  ['cut to one result', onePerPage],
  ['cut to one result or none', emptyBetween],
])('from pages that are %s', (_how, between) => {
  const newestFirst = NUMBERS.toReversed().map(planIdOf);

  test('all keys are listed', async () => {
    for (const number of NUMBERS)
      await storage.keys.save(aKey({ id: keyId(`keykeykey${number}`) }));
    await storage.keys.remove(keyId('keykeykey3'));
    storage.between = between;
    const listed = (await storage.keys.list()).map(({ id }) => id);
    expect(listed).toEqual([1, 2, 4, 5, 6, 7].map((number) => `keykeykey${number}`));
  });

  test('all plans that were not applied are listed, and the oldest are found', async () => {
    for (const number of NUMBERS) await beginPlan(planIdOf(number));
    storage.between = between;
    expect(await storage.plans.unapplied()).toEqual(newestFirst);
    expect(await storage.plans.oldestUnapplied(2)).toEqual([1, 2].map(planIdOf));
    expect(await storage.plans.oldestUnapplied(100)).toEqual(NUMBERS.map(planIdOf));
  });

  test.each([1, 3, 6, 7, 20])('jobs are listed to the oldest, %i at a time', async (limit) => {
    for (const number of NUMBERS) await createJob(storage.jobs, aJob({ id: planIdOf(number) }));
    storage.between = between;
    const listed: string[][] = [];
    let from: string | undefined;
    do {
      const list = await storage.jobs.list(limit, from);
      listed.push((list?.jobs ?? []).map(({ id }) => id));
      from = list?.next;
    } while (from !== undefined);
    expect(listed.flat()).toEqual(newestFirst);
    expect(listed).toHaveLength(Math.ceil(COUNT / limit));
  });

  test('as many of the newest records are listed as requested', async () => {
    for (const number of NUMBERS) await storage.audit.begin(record(number));
    storage.between = between;
    const listed = async (limit: number) =>
      (await storage.audit.list(limit))?.records.map(({ id }) => id);
    expect(await listed(3)).toEqual(['record7', 'record6', 'record5']);
    expect(await listed(50)).toHaveLength(COUNT);
  });

  test.each([1, 3, 7, 20])('records of a group are listed, %i at a time', async (limit) => {
    for (const number of NUMBERS) await storage.audit.begin(record(number));
    await storage.audit.begin({ ...record(8), group: { id: groupIdOf(9), name: aGroup().name } });
    storage.between = between;
    const listed: string[][] = [];
    let from: string | undefined;
    do {
      const which = { groupId: aGroup().id, ...(from !== undefined && { from }) };
      const list = await storage.audit.list(limit, which);
      listed.push((list?.records ?? []).map(({ id }) => id));
      from = list?.next;
    } while (from !== undefined);
    expect(listed.flat()).toEqual(NUMBERS.toReversed().map((number) => `record${number}`));
    expect(listed).toHaveLength(Math.ceil(COUNT / limit));
  });

  test('an empty storage gives an empty list', async () => {
    storage.between = between;
    expect(await storage.keys.list()).toEqual([]);
    expect(await storage.plans.unapplied()).toEqual([]);
    expect(await storage.jobs.list(20)).toEqual({ jobs: [] });
    expect(await storage.audit.list(50)).toEqual({ records: [] });
  });
});

test('keys are listed with as many requests, however many were revoked', async () => {
  const countRequests = async (): Promise<number> => {
    let requests = 0;
    storage.between = (fetch) => (auth, path, init) => {
      requests += 1;
      return fetch(auth, path, init);
    };
    await storage.keys.list();
    storage.between = (fetch) => fetch;
    return requests;
  };
  for (const number of NUMBERS) await storage.keys.save(aKey({ id: keyId(`keykeykey${number}`) }));
  const before = await countRequests();
  for (let number = 0; number < 120; number += 1)
    await storage.keys.remove(keyId(`revoked${number.toString().padStart(4, '0')}`));
  expect(await countRequests()).toBe(before);
});

test('the oldest and the newest of more than a hundred plans are found', async () => {
  for (let number = 1; number <= 205; number += 1) await beginPlan(planIdOf(number));
  expect(await storage.plans.oldestUnapplied(2)).toEqual([1, 2].map(planIdOf));
  const listed = await storage.plans.unapplied();
  expect([listed.length, listed[0], listed.at(-1)]).toEqual([100, planIdOf(205), planIdOf(106)]);
});

test('pages without an end are a storage failure', async () => {
  let pages = 0;
  storage.between = () => () => {
    pages += 1;
    return Promise.resolve(Response.json({ data: [], cursor: 'round and round' }));
  };
  const tooMany = { name: 'StoreUnavailable', code: 'too many pages' };
  await expect(storage.keys.list()).rejects.toMatchObject(tooMany);
  await expect(storage.plans.unapplied()).rejects.toMatchObject(tooMany);
  await expect(storage.jobs.list(20)).rejects.toMatchObject(tooMany);
  await expect(storage.audit.list(50)).rejects.toMatchObject(tooMany);
  expect(pages).toBeLessThanOrEqual(500);
});
