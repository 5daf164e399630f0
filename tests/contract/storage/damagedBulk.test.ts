import { kvs } from '@forge/kvs';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { aJob, aPlan, planIdOf } from '../../fakes/bulk/aPlan';
import { createJob } from '../../fakes/bulk/putJob';
import { groupIdOf, PEOPLE } from '../../fakes/examples';
import { startKvs } from './startKvs';
import type { StorageUnderTest } from './storageUnderTest';

const id = planIdOf(1);
const COMMAND = { command: 'pause', by: PEOPLE.siteAdmin, at: '2026-11-23T13:00:02.000Z' };

let started: Awaited<ReturnType<typeof startKvs>>;
let storage: StorageUnderTest;
beforeAll(async () => {
  started = await startKvs();
});
beforeEach(() => {
  storage = started.fresh();
});
afterAll(() => {
  started.close();
});

/** Stores a value under a key whose versions storage checks. */
const put = (key: string, value: unknown): Promise<void> =>
  kvs.entity('versioned').set(key, { version: 'damaged', value });

/** The same value after JSON, with some fields changed. */
const damaged = (value: object, over: object): object =>
  JSON.parse(JSON.stringify({ ...value, ...over })) as object;

describe('damaged values in storage are read as missing', () => {
  const [group] = aPlan().groups;

  test.each<[string, unknown]>([
    ['a text', 'plan'],
    ['a list', [aPlan()]],
    ['nothing in it', {}],
    ['no version', damaged(aPlan(), { schema: undefined })],
    ['a version that is a text', damaged(aPlan(), { schema: '1' })],
    ['a field more', damaged(aPlan(), { approved: true })],
    ['a field less', damaged(aPlan(), { hash: undefined })],
    ['an unknown origin', damaged(aPlan(), { origin: { kind: 'command' } })],
    ['a title that is a number', damaged(aPlan(), { origin: { kind: 'import', title: 7 } })],
    ['a group without an id', damaged(aPlan(), { groups: [{ ...group, id: undefined }] })],
    ['an unknown refusal', damaged(aPlan(), { groups: [{ ...group, refusal: 'mood' }] })],
  ])('a plan: %s', async (_what, stored) => {
    await kvs.set(`plan:${id}`, stored);
    expect(await storage.plans.readPlan(id)).toBeUndefined();
    expect(await storage.plans.savePlan(aPlan())).toBe(false);
  });

  test.each<[string, unknown]>([
    ['a text', 'rows'],
    ['no rows', {}],
    ['an unknown action', { rows: [[1, 0, 2, PEOPLE.newcomer]] }],
    ['an email for an account', { rows: [[1, 0, 0, 'a@example.com']] }],
    ['a name for a group', { rows: [[1, 'editors', 0, PEOPLE.newcomer]] }],
    ['a row that is none', { rows: [[1, 0, 0, PEOPLE.newcomer], 'x'] }],
  ])('rows of a plan: %s', async (_what, stored) => {
    await storage.plans.saveChunks(id, 0, [[]]);
    await kvs.set(`plan-rows:${id}:1`, stored);
    expect(await storage.plans.readChunks(id, 0, 2)).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['an unknown state', damaged(aJob(), { state: 'asleep' })],
    ['an unknown wait', damaged(aJob(), { waiting: { for: 'rain' } })],
    ['a wait without an end', damaged(aJob(), { waiting: { for: 'rate-limit' } })],
    ['a step that is a text', damaged(aJob(), { step: '0' })],
    ['another version', damaged(aJob(), { schema: 0 })],
  ])('a job: %s', async (_what, stored) => {
    await put(`job:${id}`, stored);
    expect(await storage.jobs.read(id)).toBeUndefined();
    expect(await storage.jobs.list(20)).toEqual({ jobs: [] });
    expect(await createJob(storage.jobs, aJob())).toBe(false);
    expect(await storage.jobs.open(id)).toEqual({ value: undefined, version: 'damaged' });
  });
});

describe('damaged results of rows are never read as something else', () => {
  const chunk = { ends: ['added app 201', ''], reservedUpTo: 0, inDoubt: [] };

  test.each<[string, unknown]>([
    ['a text', 'done'],
    ['no ends', {}],
    ['an unknown outcome', { ...chunk, ends: ['maybe app 201', ''] }],
    ['an outcome alone', { ...chunk, ends: ['added', ''] }],
    ['an unknown identity', { ...chunk, ends: ['added nobody 201', ''] }],
    ['a status that is none', { ...chunk, ends: ['added app 2O1', ''] }],
    ['another mark than the one of doubt', { ...chunk, ends: ['added app 201 !', ''] }],
    ['more than belongs to it', { ...chunk, ends: ['added app 201 ? ?', ''] }],
    ['members that are neither', { ...chunk, wereMembers: 'yx' }],
    ['a field more', { ...chunk, certain: true }],
  ])('%s', async (_what, stored) => {
    await put(`job-rows:${id}:0`, stored);
    await expect(storage.jobs.readChunks(id, 0, 1)).rejects.toThrow(StoreUnavailable);
  });
});

describe('damaged permissions are never read as missing', () => {
  test.each<[string, unknown]>([
    ['an unknown command', { command: 'explode', by: PEOPLE.siteAdmin, at: '' }],
    ['an unknown one before', { ...COMMAND, earlier: [{ ...COMMAND, command: 'explode' }] }],
  ])('a command for a job: %s', async (_what, stored) => {
    await put(`job-control:${id}`, stored);
    await expect(storage.jobs.readControl(id)).rejects.toThrow(StoreUnavailable);
    await expect(storage.jobs.openControl(id)).rejects.toThrow(StoreUnavailable);
  });

  test.each([{}, { version: 'x' }, { value: aJob() }])(
    'a value without its version, or a version alone: %j',
    async (stored) => {
      await kvs.entity('versioned').set(`job:${id}`, stored);
      await expect(storage.jobs.read(id)).rejects.toThrow(StoreUnavailable);
    },
  );
});

test('settings of another form or version are not replaced', async () => {
  await put('settings', { schema: 2, mostRemovals: 0 });
  const changed = { by: PEOPLE.siteAdmin, at: '' };
  await expect(storage.settings.read()).rejects.toThrow(StoreUnavailable);
  await expect(storage.settings.save({ ...FIRST_SETTINGS, changed }, '')).rejects.toThrow(
    StoreUnavailable,
  );
});

test.each([
  ['another version', { schema: 2, groups: [] }],
  ['no list', { schema: 1 }],
  ['a group that is no id', { schema: 1, groups: ['editors'] }],
])('a delegation list with %s delegates nothing, and is not overwritten', async (_what, stored) => {
  await put('delegation', stored);
  const { delegation } = storage;
  await expect(delegation.list()).rejects.toThrow(StoreUnavailable);
  await expect(delegation.add(groupIdOf(1))).rejects.toThrow(StoreUnavailable);
  await expect(delegation.remove(groupIdOf(1))).rejects.toThrow(StoreUnavailable);
});
