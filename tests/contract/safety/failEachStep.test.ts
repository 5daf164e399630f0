import { makeOpenJobs } from '../../../src/application/jobs/openJobs';
import type { AccountId } from '../../../src/domain/accountId';
import { withCommand } from '../../../src/domain/job/job';
import type { Outcome } from '../../../src/domain/outcome';
import type { PlanId } from '../../../src/domain/plan/plan';
import { nodeCrypto } from '../../../src/forge/platform/nodeCrypto';
import { makeKvsJobs } from '../../../src/forge/storage/kvsJobs';
import { type FailingApp, type MembershipWrite, openFailingApp } from './failingApp';
import { failEachStage, type JobCase, type Known, type Stage } from './failEachStage';

// A job is taken from a list to its end once without a failure. Then it is done once for each call
// that left the app and each way in which this call can fail, from the state before this call.

let app: FailingApp;
let totalRuns = 0;
const logged: string[] = [];
beforeAll(async () => {
  app = await openFailingApp();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'error').mockImplementation((line: string) => logged.push(line));
});
beforeEach(() => {
  app.reset();
  logged.length = 0;
});
afterAll(() => {
  app.close();
  jest.restoreAllMocks();
  console.info(`${totalRuns} runs with a failure`);
});

type Row = [row: number, group: number, action: 'add' | 'remove', accountId: string];

const group = (name: string) => {
  const found = app.site.directory.byName(name);
  if (!found) throw new Error(`There is no group ${name}.`);
  return found;
};

/** A list with every kind of row: people who are in the group, and people who are not. */
const aList = (...names: string[]) => {
  const groups = names.map((name) => group(name).id);
  const person = (place: number): string => app.people[place] ?? '';
  const rows: Row[] = groups.flatMap((_id, place): Row[] => [
    [place * 4 + 1, place, 'add', person(0)],
    [place * 4 + 2, place, 'add', person(1)],
    [place * 4 + 3, place, 'remove', person(2)],
    [place * 4 + 4, place, 'remove', person(3)],
  ]);
  return { groups, rows };
};

type List = ReturnType<typeof aList>;

/** A list with one add and one removal for each group, both of which change something. */
const aShortList = (...names: string[]): List => {
  const { groups, rows } = aList(...names);
  return { groups, rows: rows.filter(([row]) => row % 4 < 2) };
};

/** The calls that lead from a list to a started job. */
const planning = (list: List, by = app.accounts.admin): Stage[] => [
  {
    name: 'beginPlan',
    attempt: () => app.invoke(by, 'beginPlan', { groups: list.groups, rows: list.rows.length }),
    note: (known, { planId }: { planId: string }) => {
      known.planId = planId;
    },
  },
  {
    name: 'addPlanRows',
    attempt: ({ planId }) => app.invoke(by, 'addPlanRows', { planId, at: 0, rows: list.rows }),
  },
  {
    name: 'finalizePlan',
    attempt: ({ planId }) => app.invoke(by, 'finalizePlan', { planId }),
    note: noteHash,
  },
];

const noteHash = (known: Known, { hash }: { hash: string }): void => {
  known.hash = hash;
};

const start = (by = app.accounts.admin): Stage => ({
  name: 'startJob',
  attempt: ({ planId, hash }) => app.invoke(by, 'startJob', { planId, hash }),
});

const step: Stage = {
  name: 'the queue',
  attempt: async () => {
    await app.deliver();
  },
};

/** Takes some stages without a failure. */
const reached = async (...stages: Stage[]): Promise<Known> => {
  const known: Known = { planId: '', hash: '' };
  for (const { name, attempt, note } of stages) {
    const answer = (await attempt(known)) as Outcome<never> | undefined;
    if (answer?.ok === false) throw new Error(`${name} answers ${answer.failure.code}`);
    if (answer?.ok) note?.(known, answer.value);
  }
  return known;
};

const NOTHING: Known = { planId: '', hash: '' };
const MAX_MS = 600_000; // only computes, so a busy machine may take many times as long
const START = '2026-11-23T12:00:00.000Z';
const MAX_SHOWN = 20; // one fault can show in hundreds of runs
const MINUTES = 60_000;
const AFTER_CACHES_MS = 11 * MINUTES;
const AFTER_LISTS_MS = 120 * MINUTES;

/** The writes of a list's rows, by some identities. */
const rowsOf =
  ({ groups, rows }: List, ...identities: string[]) =>
  ({ as, kind, groupId, accountId }: MembershipWrite): boolean =>
    identities.includes(as) &&
    rows.some(
      ([, place, action, person]) =>
        groups[place] === groupId && action === kind && person === accountId,
    );

/** The same changes the other way round. */
const opposite = ({ groups, rows }: List): List => ({
  groups,
  rows: rows.map(([row, place, action, person]) => [
    ...([row, place] as const),
    ...([action === 'add' ? 'remove' : 'add', person] as const),
  ]),
});

const nothing = (): boolean => false;

/** Delivers what is queued. */
const deliverAll = async (): Promise<void> => {
  while (await app.deliver());
};

const demote = (accountId: string): void => {
  for (const { id, accessTypes } of app.site.directory.all())
    if (accessTypes.length > 0) app.site.directory.setMember(id, accountId, false);
};

type Case = [name: string, arrange: () => JobCase | Promise<JobCase>];

const done: Case[] = [
  [
    'a job from a list to its end',
    () => {
      const list = aList('team-1');
      const mayWrite = rowsOf(list, 'app', app.accounts.admin);
      const stages = [...planning(list), start(), step];
      return { known: NOTHING, stages, groups: list.groups, mayWrite, end: 'done' };
    },
  ],
  [
    'its undo',
    async () => {
      const { admin } = app.accounts;
      const list = aList('team-1');
      const { planId: jobId } = await reached(...planning(list), start());
      await deliverAll();
      const planUndo: Stage = {
        name: 'planUndo',
        attempt: () => app.invoke(admin, 'planUndo', { jobId, uncertainRows: [] }),
        note: (known, { id, hash }: { id: string; hash: string }) => {
          known.planId = id;
          known.hash = hash;
        },
      };
      const mayWrite = rowsOf(opposite(list), 'app', admin);
      const stages = [planUndo, start(), step];
      return { known: NOTHING, stages, groups: list.groups, mayWrite, end: 'done' };
    },
  ],
  [
    'a job where Confluence refuses the app',
    async () => {
      const { admin } = app.accounts;
      app.site.changeSettings({ appMayWrite: false });
      const list = aShortList('team-1');
      const known = await reached(...planning(list), start());
      await app.time.pass(AFTER_CACHES_MS);
      const mayWrite = rowsOf(list, 'app', admin);
      return { known, stages: [step], groups: list.groups, mayWrite, end: 'done' };
    },
  ],
  [
    'a job in a group that gives admin rights, which its owner drives at the page',
    async () => {
      const { admin } = app.accounts;
      for (const person of app.people.slice(1))
        app.site.directory.setMember(group('operations').id, person, true);
      const list = aShortList('operations', 'team-1');
      const known = await reached(...planning(list));
      const drive: Stage = {
        name: 'driveJob',
        attempt: ({ planId }) => app.invoke(admin, 'driveJob', { jobId: planId }),
      };
      const [protectedGroup] = list.groups;
      const isAllowed = rowsOf(list, 'app', admin);
      const mayWrite = (write: MembershipWrite): boolean =>
        isAllowed(write) && (write.groupId !== protectedGroup || write.as === admin);
      const { groups } = list;
      return { known, stages: [start(), drive], drive, groups, mayWrite, end: 'done' };
    },
  ],
];

const refused: Case[] = [
  [
    'a group that gives admin rights since it was planned',
    async () => {
      const { admin } = app.accounts;
      const list = aShortList('team-0', 'team-1');
      const known = await reached(...planning(list), start());
      const [, groupId] = list.groups;
      app.site.directory.putGroup({ ...group('team-1'), accessTypes: ['admin'] });
      await app.time.pass(AFTER_LISTS_MS);
      const isAllowed = rowsOf(list, 'app', admin);
      const mayWrite = (write: MembershipWrite): boolean =>
        isAllowed(write) && write.groupId !== groupId;
      const forbidden = { ...(groupId !== undefined && { forbidden: groupId }) };
      return { known, stages: [step], groups: list.groups, mayWrite, ...forbidden, end: 'done' };
    },
  ],
  [
    'an owner who is no longer an admin',
    async () => {
      const list = aList('team-1');
      const known = await reached(...planning(list), start());
      demote(app.accounts.admin);
      await app.time.pass(AFTER_CACHES_MS);
      const { groups } = list;
      return { known, stages: [step], groups, mayWrite: nothing, end: 'another-owner' };
    },
  ],
  [
    'an owner who has left, whom groups still name',
    async () => {
      const { groups, ...list } = aList('team-1');
      await reached(...planning({ groups, ...list }), start());
      await deliverAll();
      const known = await reached(...planning({ groups, ...list }), start());
      app.confluence.standIn = false;
      await app.time.pass(AFTER_CACHES_MS);
      return { known, stages: [step], groups, mayWrite: nothing, end: 'another-owner' };
    },
  ],
  [
    'an owner whom Confluence refuses, in a group that is not delegated',
    async () => {
      const { confluenceAdmin } = app.accounts;
      const list = aShortList('team-1');
      const known = await reached(...planning(list, confluenceAdmin), start(confluenceAdmin));
      await app.time.pass(AFTER_CACHES_MS);
      const mayWrite = rowsOf(list, confluenceAdmin);
      const { groups } = list;
      return { known, stages: [step], groups, mayWrite, end: 'owner-at-page' };
    },
  ],
  [
    'an admin who cancels',
    async () => {
      const { admin } = app.accounts;
      const { groups, ...list } = aList('team-1');
      const known = await reached(...planning({ groups, ...list }), start());
      const cancel: Stage = {
        name: 'controlJob',
        attempt: ({ planId }) =>
          app.invoke(admin, 'controlJob', { jobId: planId, command: 'cancel' }),
      };
      return { known, stages: [cancel, step], groups, mayWrite: nothing, end: 'cancelled' };
    },
  ],
  [
    'an admin who canceled while another step ran',
    async () => {
      const { admin } = app.accounts;
      const { groups, ...list } = aList('team-1');
      const known = await reached(...planning({ groups, ...list }), start());
      const openJobs = makeOpenJobs({ jobs: makeKvsJobs(), newId: nodeCrypto.newId });
      const cancel = { command: 'cancel', by: admin as AccountId, at: START } as const;
      await app.aside(() =>
        openJobs.changeControl(known.planId as PlanId, (before) => withCommand(before, cancel)),
      );
      return { known, stages: [step], groups, mayWrite: nothing, end: 'cancelled' };
    },
  ],
  [
    'a plan whose group has another name by now',
    async () => {
      const { admin } = app.accounts;
      const { groups, ...list } = aList('team-1');
      const known = await reached(...planning({ groups, ...list }));
      app.site.directory.putGroup({ ...group('team-1'), name: 'renamed' });
      const refusedStart: Stage = {
        name: 'startJob',
        attempt: async ({ planId, hash }) => {
          const answer = await app.invoke(admin, 'startJob', { planId, hash });
          const { failure } = answer as { failure?: { code: string } };
          return failure?.code === 'plan-outdated' ? undefined : answer;
        },
      };
      const stages = [refusedStart];
      return { known, stages, groups, mayWrite: nothing, end: 'without a job' };
    },
  ],
];

const failEach = async (arrange: Case[1]): Promise<void> => {
  const job = await arrange();
  await app.time.pass(1_000);
  const { problems, runs } = await failEachStage(app, job);
  totalRuns += runs;
  expect(problems.slice(0, MAX_SHOWN)).toEqual([]);
  expect(logged).toEqual([]);
};

describe('whichever call fails, the truth is told about', () => {
  test.each(done)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});

describe('whichever call fails, a job changes nothing that is refused by', () => {
  test.each(refused)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});
