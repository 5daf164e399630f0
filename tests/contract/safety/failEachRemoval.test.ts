import { failEachCall, type RequestedChange } from './failEachCall';
import { type FailingApp, openFailingApp } from './failingApp';
import { makeScriptCalls, refused } from './scriptCalls';

// Each removal by the web trigger is made once without a failure. Then it is made once for each call
// that left the app and each way in which this call can fail, always from the same state.

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

const MAX_MS = 600_000; // only computes, so a busy machine may take many times as long
const MAX_SHOWN = 20; // one fault can show in hundreds of runs
const MINUTES = 60_000;
const AFTER_CACHES_MS = 11 * MINUTES;
const AFTER_LISTS_MS = 120 * MINUTES;

const { people, group, newKey, byScript, demote } = makeScriptCalls(() => app);

const passTime = (ms = AFTER_CACHES_MS): Promise<void> => app.time.pass(ms);

type Case = [name: string, arrange: () => RequestedChange | Promise<RequestedChange>];

const REMOVAL = { kind: 'remove' as const };
const refusedRemoval = (expected: string, isMember = true) => ({
  ...REMOVAL,
  ...refused(expected, isMember),
});

/** A group that `person` is in, with others. */
const FULL = 'team-0';

const removedByKey: Case[] = [
  ['by ID', async () => byScript(await newKey(people().admin), 'id', FULL, REMOVAL)],
  ['by name', async () => byScript(await newKey(people().admin), 'name', FULL, REMOVAL)],
  [
    'by ID, with an idempotency key',
    async () =>
      byScript(await newKey(people().admin), 'id', FULL, {
        ...REMOVAL,
        idempotencyKey: 'order-4711',
      }),
  ],
  [
    'by name, with an idempotency key, where Confluence refuses the app',
    async () => {
      const key = await newKey(people().admin);
      app.site.changeSettings({ appMayWrite: false, nameEndpoints: 'retired' });
      await passTime();
      return byScript(key, 'name', FULL, { ...REMOVAL, idempotencyKey: 'order-4711' });
    },
  ],
];

const removalsRefusedByKey: Case[] = [
  [
    'that only adds',
    async () =>
      byScript(
        await newKey(people().admin, 'all-unprotected', ['add']),
        ...(['id', FULL, refusedRemoval('group-not-allowed')] as const),
      ),
  ],
  [
    'that would empty a group',
    async () => {
      const { id } = group(FULL);
      for (const accountId of app.people.slice(1))
        app.site.directory.setMember(id, accountId, false);
      const key = await newKey(people().admin);
      return byScript(key, 'id', FULL, refusedRemoval('group-not-allowed'));
    },
  ],
  [
    'for a group that gives admin rights, before anything is known',
    async () => {
      const { admin } = people();
      return byScript(await newKey(admin), 'id', 'zookeepers', {
        accountId: people().confluenceAdmin,
        ...refusedRemoval('group-not-allowed'),
      });
    },
  ],
  [
    'for a group that gives admin rights since the stored list',
    async () => {
      const key = await newKey(people().admin);
      await app.refresh();
      app.site.directory.putGroup({ ...group(FULL), accessTypes: ['admin'] });
      await passTime(AFTER_LISTS_MS);
      return byScript(key, 'id', FULL, refusedRemoval('group-not-allowed'));
    },
  ],
  [
    'for a group that the key does not cover',
    async () => {
      const key = await newKey(people().admin, [group('team-2').id]);
      return byScript(key, 'id', FULL, refusedRemoval('group-not-allowed'));
    },
  ],
  [
    'of an owner who is no longer an admin',
    async () => {
      const { admin } = people();
      const key = await newKey(admin);
      demote(admin);
      await passTime();
      return byScript(key, 'id', FULL, refusedRemoval('not-an-admin'));
    },
  ],
  [
    'of an owner who has left, whom groups still name',
    async () => {
      const { admin, other } = people();
      const key = await newKey(admin);
      const body = { groupId: group(FULL).id, accountId: other };
      expect(await app.trigger(key, body)).toBe('added');
      app.confluence.standIn = false;
      await passTime();
      return byScript(key, 'id', FULL, refusedRemoval('app-not-authorized'));
    },
  ],
  [
    'whose idempotency key has its answer',
    async () => {
      const key = await newKey(people().admin);
      const asking = byScript(key, 'id', FULL, { ...REMOVAL, idempotencyKey: 'order-4711' });
      expect(await asking.ask()).toBe('removed');
      app.site.directory.setMember(asking.groupId, asking.accountId, true);
      await passTime();
      return { ...asking, ...refusedRemoval('removed') };
    },
  ],
  [
    'whose call came before',
    async () => {
      const key = await newKey(people().admin);
      const at = new Date(app.time.now());
      const asking = byScript(key, 'id', FULL, { ...REMOVAL, at });
      expect(await asking.ask()).toBe('removed');
      app.site.directory.setMember(asking.groupId, asking.accountId, true);
      return { ...asking, ...refusedRemoval('unsigned') };
    },
  ],
];

const failEach = async (arrange: Case[1]): Promise<void> => {
  const asking = await arrange();
  await app.time.pass(1_000);
  const { problems, runs } = await failEachCall(app, asking);
  totalRuns += runs;
  expect(problems.slice(0, MAX_SHOWN)).toEqual([]);
  expect(logged).toEqual([]);
};

describe('whichever call fails, a script gets a true answer to a removal', () => {
  test.each(removedByKey)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});

describe('whichever call fails, nothing is removed by a key', () => {
  test.each(removalsRefusedByKey)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});
