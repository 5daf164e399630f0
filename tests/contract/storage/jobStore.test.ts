import { randomUUID } from 'node:crypto';
import { makeOpenJobs } from '../../../src/application/jobs/openJobs';
import type { JobList, JobStore } from '../../../src/application/ports/storage';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { Version, Write } from '../../../src/application/ports/versions';
import type { GroupName } from '../../../src/domain/group';
import {
  commandsOf,
  type Job,
  type JobControl,
  type Waiting,
  withApproval,
  withCommand,
} from '../../../src/domain/job/job';
import { emptyChunk, type JobChunk } from '../../../src/domain/job/jobChunk';
import type { PaceState } from '../../../src/domain/job/pace';
import { MAX_GROUPS, MAX_GROUPS_BYTES, MAX_TITLE_LENGTH } from '../../../src/domain/limits';
import { aJob, planIdOf } from '../../fakes/bulk/aPlan';
import { createJob, putChunk, putControl, putJob } from '../../fakes/bulk/putJob';
import { accountId, PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';
import type { Ports } from './storageUnderTest';

const id = planIdOf(1);
const PACE: PaceState = {
  atOnce: 2.5,
  rate: {
    ...{ perSecond: 97.5, accepted: 1_234, seconds: 12.3 },
    limit: { floor: 95, ceiling: 100, holdSeconds: 60 },
  },
};
const UNTIL = '2026-11-23T13:00:02.000Z';

const WAITS: Waiting[] = [
  { for: 'rate-limit', until: UNTIL },
  { for: 'hourly-pool', until: UNTIL },
  { for: 'confluence', until: UNTIL },
  { for: 'storage', until: UNTIL },
  { for: 'owner-at-page' },
  { for: 'another-owner' },
  { for: 'approval' },
];

const WRITE: Write = { version: 'x' as Version, over: [undefined] };

const idsOf = (list: JobList | undefined): string[] | undefined => list?.jobs.map((job) => job.id);

const CHUNK: JobChunk = {
  ends: [
    { outcome: 'added', actedAs: 'app', httpStatus: 201, certain: true },
    undefined,
    { outcome: 'already-member', actedAs: 'owner', httpStatus: 409, certain: false },
    { outcome: 'left-out', certain: true },
    { outcome: 'timed-out', actedAs: 'viewer', certain: false },
  ],
  reservedUpTo: 2,
  inDoubt: new Set([1]),
  savedAt: 1_795_471_962_390,
  endedAt: [1_795_471_962_390, undefined, 1_795_471_900_390, undefined, 1_795_468_362_390],
  wereMembers: [undefined, true, false, undefined, true],
};

describeEachStorage('jobs', (storage) => {
  test('do not exist initially', async () => {
    const { jobs } = storage();
    expect(await jobs.read(id)).toBeUndefined();
    expect(await jobs.list(20)).toEqual({ jobs: [] });
    expect(await jobs.readChunks(id, 0, 2)).toEqual([undefined, undefined]);
    expect(await jobs.readControl(id)).toBeUndefined();
  });

  test.each([
    ['running', aJob()],
    [
      'with counts',
      aJob({ counts: { outcomes: { added: 7, 'left-out': 1 }, certain: 7, maybeChanged: 1 } }),
    ],
    ['that waits for storage', aJob({ state: 'paused', notBefore: UNTIL })],
    ['done', aJob({ state: 'done', endedAt: UNTIL, nextChunk: 1, pace: PACE })],
    ...WAITS.map((waiting): [string, Job] => [
      `waiting for ${waiting.for}`,
      aJob({ state: 'waiting', waiting, driver: 'page' }),
    ]),
  ])('are read as they were saved: %s', async (_what, job) => {
    expect(await createJob(storage().jobs, aJob())).toBe(true);
    await putJob(storage().jobs, job);
    expect(await storage().nextInvocation().jobs.read(id)).toEqual(job);
  });

  test('are created once', async () => {
    expect(await createJob(storage().jobs, aJob())).toBe(true);
    expect(await createJob(storage().nextInvocation().jobs, aJob({ step: 7 }))).toBe(false);
    expect(await storage().jobs.read(id)).toEqual(aJob());
  });

  test('created at the same moment are exactly one', async () => {
    const tries = [0, 1, 2, 3, 4].map((step) => createJob(storage().jobs, aJob({ step })));
    const made = await Promise.all(tries);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect((await storage().jobs.read(id))?.step).toBe(made.indexOf(true));
  });

  test('are listed with the newest first, and no more than asked for', async () => {
    for (const number of [3, 1, 5, 2, 4])
      await createJob(storage().jobs, aJob({ id: planIdOf(number) }));
    expect(idsOf(await storage().nextInvocation().jobs.list(3))).toEqual([5, 4, 3].map(planIdOf));
  });

  test.each([
    [0, [0]],
    [19, [19]],
    [20, [20]],
    [21, [20, 1]],
    [40, [20, 20]],
    [45, [20, 20, 5]],
  ])('are listed to the oldest, page by page: %i', async (count, sizes) => {
    const ids = Array.from({ length: count }, (_, place) => planIdOf(count - place));
    for (const one of ids.toReversed()) await createJob(storage().jobs, aJob({ id: one }));
    const pages: (JobList | undefined)[] = [await storage().jobs.list(20)];
    for (let from = pages[0]?.next; from !== undefined; from = pages.at(-1)?.next)
      pages.push(await storage().nextInvocation().jobs.list(20, from));
    expect(pages.map((page) => page?.jobs.length)).toEqual(sizes);
    expect(pages.flatMap(idsOf)).toEqual(ids);
  });

  test('continue from the end of a list, whatever was started since', async () => {
    for (const number of [1, 2, 3]) await createJob(storage().jobs, aJob({ id: planIdOf(number) }));
    const first = await storage().jobs.list(2);
    await createJob(storage().jobs, aJob({ id: planIdOf(4) }));
    const second = await storage().nextInvocation().jobs.list(2, first?.next);
    expect(idsOf(second)).toEqual([planIdOf(1)]);
    expect(second).not.toHaveProperty('next');
  });

  test.each(['x', '1', 'after-', 'eyJhIjoxfQ', planIdOf(1)])(
    'are not listed from a place that no list gave: %s',
    async (from) => {
      await createJob(storage().jobs, aJob());
      expect(await storage().jobs.list(20, from)).toBeUndefined();
    },
  );

  test('are not listed because of their rows or commands', async () => {
    await putChunk(storage().jobs, id, 0, CHUNK);
    await putControl(storage().jobs, id, { command: 'pause', by: PEOPLE.siteAdmin, at: UNTIL });
    expect(await storage().jobs.list(20)).toEqual({ jobs: [] });
  });

  test('of another version are read as missing, are not listed, and stay', async () => {
    const newer = { ...aJob(), schema: 2, mood: 'good' } as unknown as Job;
    await putJob(storage().jobs, newer);
    await createJob(storage().jobs, aJob({ id: planIdOf(2) }));
    expect(await storage().jobs.read(id)).toBeUndefined();
    expect(idsOf(await storage().jobs.list(20))).toEqual([planIdOf(2)]);
    expect(await createJob(storage().jobs, aJob())).toBe(false);
    expect(await storage().jobs.read(id)).toBeUndefined();
  });

  test('do not change with the objects that were passed in or returned', async () => {
    const job = aJob();
    await putJob(storage().jobs, job);
    job.approvals.pop();
    (await storage().jobs.read(id))?.approvals.pop();
    expect(await storage().jobs.read(id)).toEqual(aJob());
  });
});

describeEachStorage('the record of a job', (storage) => {
  const longId = accountId('x'.repeat(128));

  /** Groups with as long names as a plan can have. */
  const longestGroups = (): Job['groups'] => {
    const [group] = aJob().groups;
    if (!group) throw new Error('The job has a group.');
    const named = (length: number) =>
      Array.from({ length: MAX_GROUPS }, () => ({
        ...group,
        name: 'x'.repeat(length) as GroupName,
      }));
    const spare = MAX_GROUPS_BYTES - Buffer.byteLength(JSON.stringify(named(1)));
    return named(1 + Math.floor(spare / MAX_GROUPS));
  };

  test('can be stored after 3,000 takeovers, with the longest groups', async () => {
    let { approvals } = aJob();
    for (let minute = 0; minute < 3_000; minute += 1)
      approvals = withApproval(approvals, { accountId: longId, at: UNTIL });
    const job = aJob({
      ...{ approvals, groups: longestGroups(), waiting: { for: 'confluence', until: UNTIL } },
      origin: { kind: 'import', title: '組'.repeat(MAX_TITLE_LENGTH) },
    });
    await putJob(storage().jobs, job);
    expect(await storage().jobs.read(id)).toEqual(job);
  });

  test('can be stored after 3,000 commands', async () => {
    const command = { command: 'pause' as const, by: longId, at: UNTIL };
    let control: JobControl | undefined;
    for (let count = 0; count < 3_000; count += 1) control = withCommand(control, command);
    if (control) await putControl(storage().jobs, id, control);
    expect(commandsOf(await storage().jobs.readControl(id))).toHaveLength(20);
  });
});

/** The writes of a job, each over the named versions. */
const WRITERS: [string, (jobs: JobStore, write: Write) => Promise<void>][] = [
  ['a job', (jobs, write) => jobs.save(aJob(), write)],
  ['a chunk', (jobs, write) => jobs.saveChunk(id, 0, CHUNK, write)],
  [
    'a control',
    (jobs, write) =>
      jobs.saveControl(id, { command: 'run', by: PEOPLE.siteAdmin, at: UNTIL }, write),
  ],
];

describeEachStorage('a stored value of a job', (storage) => {
  const as = (version: string, ...over: (string | undefined)[]): Write => ({
    version: version as Version,
    over: over as (Version | undefined)[],
  });
  const versions = async ({ jobs }: Pick<Ports, 'jobs'>) => [
    (await jobs.open(id)).version,
    (await jobs.openChunk(id, 0)).version,
    (await jobs.openControl(id)).version,
  ];

  test.each(WRITERS)('has no version before a write, then its own: %s', async (_w, write) => {
    expect(await versions(storage())).toEqual([undefined, undefined, undefined]);
    await write(storage().jobs, as('v1', undefined));
    expect(await versions(storage().nextInvocation())).toContain('v1');
  });

  test.each(WRITERS)('is written over one of the named versions: %s', async (_w, write) => {
    const { jobs } = storage();
    await write(jobs, as('v1', undefined, 'v0'));
    await write(jobs, as('v2', undefined, 'v1'));
    await write(jobs, as('v4', 'v2', 'v3'));
    await write(jobs, as('v5', 'v3', 'v4'));
    expect(await versions(storage())).toContain('v5');
  });

  test.each(WRITERS)('is not written over any other: %s', async (_w, write) => {
    const { jobs } = storage();
    const superseded = { name: 'StoreUnavailable', code: 'superseded' };
    await expect(write(jobs, as('v1', 'v0'))).rejects.toMatchObject(superseded);
    expect(await versions(storage())).toEqual([undefined, undefined, undefined]);
    await write(jobs, as('v1', undefined));
    for (const over of [[undefined], ['v0'], ['V1'], [undefined, 'v0', 'v2'], []])
      await expect(write(jobs, as('v2', ...over))).rejects.toMatchObject(superseded);
    expect(await versions(storage())).toContain('v1');
  });

  test('keeps every command of several simultaneous changes', async () => {
    const open = makeOpenJobs({ jobs: storage().jobs, newId: randomUUID });
    await Promise.all(
      [1, 2, 3, 4].map((minute) =>
        open.changeControl(id, (before) =>
          withCommand(before, { command: 'pause', by: PEOPLE.siteAdmin, at: `12:0${minute}` }),
        ),
      ),
    );
    const commands = commandsOf(await storage().jobs.readControl(id));
    expect(commands.map(({ at }) => at).toSorted()).toEqual(['12:01', '12:02', '12:03', '12:04']);
  });
});

describeEachStorage('the results of a job’s rows', (storage) => {
  test.each([
    ['nothing yet', emptyChunk(5)],
    ['every kind of end', CHUNK],
    ['without members', { ends: CHUNK.ends, reservedUpTo: 5, inDoubt: new Set<number>() }],
  ])('are read as they were saved: %s', async (_what, chunk) => {
    await putChunk(storage().jobs, id, 0, emptyChunk(5));
    await putChunk(storage().jobs, id, 0, chunk);
    expect(await storage().nextInvocation().jobs.readChunks(id, 0, 1)).toEqual([chunk]);
  });

  test('are in their place, even with others missing around them', async () => {
    await putChunk(storage().jobs, id, 1, CHUNK);
    await putChunk(storage().jobs, planIdOf(2), 0, emptyChunk(1));
    expect(await storage().jobs.readChunks(id, 0, 3)).toEqual([undefined, CHUNK, undefined]);
  });

  test('are read from a hundred chunks at once', async () => {
    await putChunk(storage().jobs, id, 99, CHUNK);
    const chunks = await storage().jobs.readChunks(id, 0, 100);
    expect(chunks).toHaveLength(100);
    expect(chunks[99]).toEqual(CHUNK);
  });

  test('are not read as never started if their form is unknown', async () => {
    const odd = { ...CHUNK, ends: [{ outcome: 'perhaps', certain: true }] } as unknown as JobChunk;
    await putChunk(storage().jobs, id, 0, odd);
    await expect(storage().jobs.readChunks(id, 0, 1)).rejects.toThrow(StoreUnavailable);
    await expect(storage().jobs.openChunk(id, 0)).rejects.toThrow(StoreUnavailable);
  });
});

describeEachStorage('the control of a job', (storage) => {
  test('is the last command', async () => {
    const asked = (command: JobControl['command']): JobControl => ({
      ...{ command, by: PEOPLE.confluenceAdmin, at: UNTIL },
    });
    for (const command of ['pause', 'run', 'cancel', 'undo', 'retry'] as const) {
      await putControl(storage().jobs, id, asked(command));
      expect(await storage().nextInvocation().jobs.readControl(id)).toEqual(asked(command));
    }
    expect(await storage().jobs.readControl(planIdOf(2))).toBeUndefined();
  });

  test('keeps the earlier commands', async () => {
    const command = { command: 'pause', by: PEOPLE.siteAdmin, at: UNTIL } as const;
    const control: JobControl = { ...command, command: 'run', earlier: [command, command] };
    await putControl(storage().jobs, id, control);
    expect(await storage().nextInvocation().jobs.readControl(id)).toEqual(control);
  });
});

describeEachStorage('a job’s control of another form', (storage) => {
  test('is not read as missing', async () => {
    const odd = { command: 'explode', by: PEOPLE.siteAdmin, at: UNTIL } as unknown as JobControl;
    await putControl(storage().jobs, id, odd);
    await expect(storage().jobs.readControl(id)).rejects.toThrow(StoreUnavailable);
    await expect(storage().jobs.openControl(id)).rejects.toThrow(StoreUnavailable);
  });
});

describeEachStorage('a storage of jobs that fails', (storage) => {
  test('reports the failure, rather than a missing value', async () => {
    await createJob(storage().jobs, aJob());
    await createJob(storage().jobs, aJob({ id: planIdOf(2) }));
    const next = (await storage().jobs.list(1))?.next;
    expect(next).toBeDefined();
    storage().breakDown();
    const { jobs } = storage();
    for (const call of [
      createJob(jobs, aJob()),
      jobs.read(id),
      jobs.open(id),
      jobs.save(aJob({ step: 7 }), WRITE),
      jobs.list(20),
      jobs.list(20, next),
      jobs.readChunks(id, 0, 1),
      jobs.openChunk(id, 0),
      jobs.saveChunk(id, 0, CHUNK, WRITE),
      jobs.readControl(id),
      jobs.openControl(id),
      jobs.saveControl(id, { command: 'run', by: PEOPLE.siteAdmin, at: UNTIL }, WRITE),
    ])
      await expect(call).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await jobs.read(id)).toEqual(aJob());
  });
});
