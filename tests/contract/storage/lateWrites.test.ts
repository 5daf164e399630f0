import type { JobControl } from '../../../src/domain/job/job';
import { emptyChunk } from '../../../src/domain/job/jobChunk';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { aJob, planIdOf } from '../../fakes/bulk/aPlan';
import { groupIdOf, keyId, PEOPLE } from '../../fakes/examples';
import { type Intercepted, startIntercepted } from './interceptedSeam';

const id = planIdOf(1);
const AT = '2026-11-23T13:00:02.000Z';

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

/**
 * Runs a write that storage does not answer. The returned function carries it out and gives its
 * status. The caller of the write gets a timeout.
 */
const giveUp = async (write: () => Promise<unknown>): Promise<() => Promise<number>> => {
  const held: (() => Promise<Response>)[] = [];
  storage.between = (fetch) => (auth, path, init) => {
    if (/\/(get|query)$/.test(path)) return fetch(auth, path, init);
    held.push(() => fetch(auth, path, init));
    return Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }));
  };
  await expect(write()).rejects.toMatchObject({ code: 'no-answer' });
  storage.between = (fetch) => fetch;
  expect(held).toHaveLength(1);
  return async () => {
    const answers = await Promise.all(held.map((land) => land()));
    return answers[0]?.status ?? 0;
  };
};

type Subject = {
  /** The value stored before, if there is one. */
  before?: () => Promise<unknown>;
  late: () => Promise<unknown>;
  newer: () => Promise<unknown>;
  read: () => Promise<unknown>;
};

const control = (command: JobControl['command']) => () =>
  storage.openJobs.changeControl(id, () => ({ command, by: PEOPLE.siteAdmin, at: AT }));
const saveSettings = (mostRemovals: number) => () =>
  storage.settings.save(
    { ...FIRST_SETTINGS, mostRemovals, changed: { by: PEOPLE.siteAdmin, at: AT } },
    AT,
  );
const saveJob = (ownerId: typeof PEOPLE.siteAdmin) => async () => {
  const opened = await storage.openJobs.job(id);
  await opened?.save(aJob({ ownerId }));
};
const rememberColumns = (headersHash: string) => () =>
  storage.columnMemory.change((before) => [{ headersHash, roles: ['group'] }, ...before]);
const saveChunk = (reservedUpTo: number) => async () => {
  const { save } = await storage.openJobs.chunk(id, 0);
  await save({ ...emptyChunk(5), reservedUpTo });
};

const SUBJECTS: [string, () => Subject][] = [
  [
    'an old state of a job',
    () => ({
      before: () => storage.openJobs.create(aJob()),
      late: saveJob(PEOPLE.newcomer),
      newer: saveJob(PEOPLE.confluenceAdmin),
      read: async () => (await storage.jobs.read(id))?.ownerId,
    }),
  ],
  [
    'the first write of a chunk',
    () => ({
      late: saveChunk(1),
      newer: saveChunk(2),
      read: async () => (await storage.jobs.readChunks(id, 0, 1))[0]?.reservedUpTo,
    }),
  ],
  [
    'a later write of a chunk',
    () => ({
      before: saveChunk(3),
      late: saveChunk(1),
      newer: saveChunk(2),
      read: async () => (await storage.jobs.readChunks(id, 0, 1))[0]?.reservedUpTo,
    }),
  ],
  [
    'the first command',
    () => ({
      late: control('cancel'),
      newer: control('run'),
      read: async () => (await storage.jobs.readControl(id))?.command,
    }),
  ],
  [
    'a later command',
    () => ({
      before: control('pause'),
      late: control('cancel'),
      newer: control('run'),
      read: async () => (await storage.jobs.readControl(id))?.command,
    }),
  ],
  [
    'the first settings',
    () => ({
      late: saveSettings(5_000),
      newer: saveSettings(10),
      read: async () => (await storage.settings.read()).mostRemovals,
    }),
  ],
  [
    'later settings',
    () => ({
      before: saveSettings(100),
      late: saveSettings(5_000),
      newer: saveSettings(10),
      read: async () => (await storage.settings.read()).mostRemovals,
    }),
  ],
  [
    'the first delegation, after its removal',
    () => ({
      late: () => storage.delegation.add(groupIdOf(1)),
      newer: () => storage.delegation.remove(groupIdOf(1)),
      read: async () => (await storage.delegation.list()).includes(groupIdOf(1)),
    }),
  ],
  [
    'a later delegation, after its removal',
    () => ({
      before: () => storage.delegation.add(groupIdOf(2)),
      late: () => storage.delegation.add(groupIdOf(1)),
      newer: () => storage.delegation.remove(groupIdOf(1)),
      read: async () => (await storage.delegation.list()).includes(groupIdOf(1)),
    }),
  ],
  [
    'the first remembered columns',
    () => ({
      late: rememberColumns('late'),
      newer: () => storage.columnMemory.change(() => []),
      read: () => storage.columnMemory.read(),
    }),
  ],
  [
    'later remembered columns',
    () => ({
      before: rememberColumns('before'),
      late: rememberColumns('late'),
      newer: () => storage.columnMemory.change(() => []),
      read: () => storage.columnMemory.read(),
    }),
  ],
];

describe('a write that was given up and lands after a newer one', () => {
  test.each(SUBJECTS)('is refused by storage: %s', async (_what, subject) => {
    const { before, late, newer, read } = subject();
    await before?.();
    const land = await giveUp(late);
    await newer();
    const value = await read();
    expect([400, 409]).toContain(await land());
    expect(await read()).toEqual(value);
  });

  test.each(SUBJECTS)('is overwritten if it lands first: %s', async (_what, subject) => {
    const { before, late, newer, read } = subject();
    await before?.();
    await newer();
    const value = await read();
    storage.moveOn();
    await before?.();
    const land = await giveUp(late);
    expect(await land()).toBe(204);
    expect(await read()).not.toEqual(value);
    await newer();
    expect(await read()).toEqual(value);
  });
});

describe('the holder of an opened value', () => {
  const storedReservation = async () => (await storage.jobs.readChunks(id, 0, 1))[0]?.reservedUpTo;
  const chunk = (reservedUpTo: number) => ({ ...emptyChunk(5), reservedUpTo });

  test.each([
    ['nothing', false],
    ['something', true],
  ])(
    'overwrites its own writes that were given up, landed or not: %s was stored',
    async (_what, isThere) => {
      for (const landed of [0, 1, 2]) {
        storage.moveOn();
        if (isThere) await saveChunk(4)();
        const { save } = await storage.openJobs.chunk(id, 0);
        const lands = [await giveUp(() => save(chunk(1))), await giveUp(() => save(chunk(2)))];
        for (const land of lands.slice(0, landed)) await land();
        await save(chunk(3));
        for (const land of lands.slice(landed)) expect([400, 409]).toContain(await land());
        expect(await storedReservation()).toBe(3);
      }
    },
  );

  test('never overwrites what another caller stored', async () => {
    const { save } = await storage.openJobs.chunk(id, 0);
    const land = await giveUp(() => save(chunk(1)));
    await saveChunk(2)();
    await expect(save(chunk(3))).rejects.toMatchObject({ code: 'superseded' });
    await land();
    await expect(save(chunk(4))).rejects.toMatchObject({ code: 'superseded' });
    expect(await storedReservation()).toBe(2);
  });

  test('fails at the first write if another holder has written', async () => {
    await saveChunk(1)();
    const [one, other] = [await storage.openJobs.chunk(id, 0), await storage.openJobs.chunk(id, 0)];
    await one.save(chunk(2));
    await expect(other.save(chunk(3))).rejects.toMatchObject({ code: 'superseded' });
    await one.save(chunk(4));
    expect(await storedReservation()).toBe(4);
  });

  test('gets any other refusal as a storage failure', async () => {
    const { save } = await storage.openJobs.chunk(id, 0);
    for (const [status, code] of [
      [409, 'CONDITIONAL_CHECK_FAILED'],
      [400, 'CONDITION_NOT_MET'],
      [409, 'CONDITION_NOT_MET'],
    ] as const) {
      storage.between = () => () =>
        Promise.resolve(Response.json({ code, message: '' }, { status }));
      await expect(save(chunk(1))).rejects.toMatchObject({ code });
    }
    storage.between = (fetch) => fetch;
    await save(chunk(2));
    expect(await storedReservation()).toBe(2);
  });
});

test('a key whose write lands after its removal stays removed', async () => {
  const { keys } = storage;
  const key = {
    ...{ id: keyId('keykeykey1'), label: 'HR', ownerId: PEOPLE.siteAdmin, createdAt: AT },
    groups: 'all-unprotected' as const,
    actions: ['add'] as const,
  };
  await keys.save(key);
  const late = [
    await giveUp(() => keys.saveSecret(key.id, { secret: 'new', ownerId: PEOPLE.newcomer })),
    await giveUp(() => keys.save({ ...key, ownerId: PEOPLE.newcomer })),
  ];
  await keys.remove(key.id);
  for (const land of late) expect(await land()).toBe(204);
  expect(await keys.read(key.id)).toBeUndefined();
  expect(await keys.list()).toEqual([]);
});
