import type { Change, Outcome } from '../../../src/contract/adminApi';
import type { KeyId } from '../../../src/domain/automationKey';
import { makeKvsKeys } from '../../../src/forge/storage/kvsKeys';
import { type RequestedChange, failEachCall } from './failEachCall';
import { type FailingApp, openFailingApp } from './failingApp';
import { makeScriptCalls, refused } from './scriptCalls';

// Each change is made once without a failure. Then it is made once for each call that left the app
// and each way in which this call can fail, always from the same state.

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

/** A group that this person is not in. `team-1` is one for `person`, and `team-0` for `other`. */
const FREE = 'team-1';

const invoke = async (
  as: string,
  action: string,
  payload: Record<string, unknown>,
): Promise<Outcome<Change>> => (await app.invoke(as, action, payload)) as Outcome<Change>;

/** A change at the page. */
const atPage = (
  kind: 'add' | 'remove',
  by: 'id' | 'name',
  name: string,
  over: Partial<RequestedChange> = {},
): RequestedChange => {
  const { admin, person } = people();
  const { id: groupId } = group(name);
  const { responsible = admin, accountId = person } = over;
  const selector = by === 'name' ? { groupName: name } : { groupId };
  return {
    ...{ door: 'page', kind, byName: by === 'name', groupId, responsible, accountId },
    ask: () => invoke(responsible, `${kind}Member`, { ...selector, accountId }),
    expected: kind === 'add' ? 'added' : 'removed',
    mayWriteAs: ['app', responsible],
    isMember: kind === 'add',
    ...over,
  };
};

const passTime = (ms = AFTER_CACHES_MS): Promise<void> => app.time.pass(ms);

type Case = [name: string, arrange: () => RequestedChange | Promise<RequestedChange>];

const made: Case[] = [
  ['an add by ID', () => atPage('add', 'id', FREE)],
  ['an add by name', () => atPage('add', 'name', FREE)],
  ['a removal by ID', () => atPage('remove', 'id', 'team-0')],
  ['a removal by name', () => atPage('remove', 'name', 'team-0')],
  [
    'an add by a name that is cached',
    async () => {
      const { admin } = people();
      await invoke(admin, 'addMember', { groupName: FREE, accountId: people().other });
      return atPage('add', 'name', FREE, { accountId: app.people[2] ?? '' });
    },
  ],
  [
    'an add where Confluence refuses the app and names',
    () => {
      app.site.changeSettings({ appMayWrite: false, nameEndpoints: 'retired' });
      return atPage('add', 'name', FREE);
    },
  ],
  [
    'an add to a group that gives admin rights',
    () => {
      const { admin } = people();
      return atPage('add', 'id', 'operations', { mayWriteAs: [admin] });
    },
  ],
  [
    'an add by a Confluence admin to a delegated group',
    async () => {
      const { admin, confluenceAdmin } = people();
      await app.invoke(admin, 'delegateGroup', { groupId: group(FREE).id });
      await passTime();
      return atPage('add', 'id', FREE, { responsible: confluenceAdmin });
    },
  ],
];

const refusedAtPage: Case[] = [
  [
    'a person who is no admin',
    () => atPage('add', 'id', FREE, { responsible: people().other, ...refused('not-an-admin') }),
  ],
  [
    'a Confluence admin in a group that is not delegated, whom Confluence refuses',
    () => {
      const { confluenceAdmin } = people();
      return atPage('add', 'id', FREE, {
        ...refused('not-permitted'),
        ...{ responsible: confluenceAdmin, mayWriteAs: [confluenceAdmin] },
      });
    },
  ],
  [
    'a Confluence admin in a group that gives admin rights, whom Confluence refuses',
    () => {
      const { confluenceAdmin } = people();
      return atPage('add', 'name', 'operations', {
        ...refused('not-permitted'),
        ...{ responsible: confluenceAdmin, mayWriteAs: [confluenceAdmin] },
      });
    },
  ],
  [
    'a removal that would empty a group',
    () => {
      const { id } = group('team-0');
      for (const accountId of app.people.slice(1))
        app.site.directory.setMember(id, accountId, false);
      return atPage('remove', 'id', 'team-0', refused('would-empty-group', true));
    },
  ],
  [
    'a removal of the own admin rights',
    () => {
      const { admin } = people();
      return atPage('remove', 'id', 'zookeepers', {
        accountId: admin,
        ...refused('own-admin-group', true),
      });
    },
  ],
];

const byKey: Case[] = [
  ['by ID', async () => byScript(await newKey(people().admin), 'id', FREE)],
  ['by name', async () => byScript(await newKey(people().admin), 'name', FREE)],
  [
    'by ID, with an idempotency key',
    async () =>
      byScript(await newKey(people().admin), 'id', FREE, { idempotencyKey: 'order-4711' }),
  ],
  [
    'by name, with an idempotency key, where Confluence refuses the app',
    async () => {
      const key = await newKey(people().admin);
      app.site.changeSettings({ appMayWrite: false, nameEndpoints: 'retired' });
      await passTime();
      return byScript(key, 'name', FREE, { idempotencyKey: 'order-4711' });
    },
  ],
];

const refusedByKey: Case[] = [
  [
    'for a group that gives admin rights, before anything is known',
    async () =>
      byScript(await newKey(people().admin), 'id', 'operations', refused('group-not-allowed')),
  ],
  [
    'for a group that gives admin rights, by a stored list',
    async () => {
      const key = await newKey(people().admin);
      await app.refresh();
      return byScript(key, 'name', 'operations', refused('group-not-allowed'));
    },
  ],
  [
    'for a group that gives admin rights since the stored list',
    async () => {
      const key = await newKey(people().admin);
      await app.refresh();
      app.site.directory.putGroup({ ...group(FREE), accessTypes: ['admin'] });
      await passTime(AFTER_LISTS_MS);
      return byScript(key, 'id', FREE, refused('group-not-allowed'));
    },
  ],
  [
    'for a group that the key does not cover',
    async () => {
      const { admin } = people();
      const key = await newKey(admin, [group('team-2').id]);
      return byScript(key, 'id', FREE, refused('group-not-allowed'));
    },
  ],
  [
    'of an owner who is no longer an admin',
    async () => {
      const { admin } = people();
      const key = await newKey(admin);
      demote(admin);
      await passTime();
      return byScript(key, 'id', FREE, refused('not-an-admin'));
    },
  ],
  [
    'of an owner who is no longer an admin, where no one is impersonated',
    async () => {
      const { admin } = people();
      const key = await newKey(admin);
      app.confluence.standIn = false;
      demote(admin);
      await passTime();
      return byScript(key, 'id', FREE, refused('not-an-admin'));
    },
  ],
  [
    'of an owner who has left, whom groups still name',
    async () => {
      const { admin, other } = people();
      const key = await newKey(admin);
      const body = { groupId: group('team-0').id, accountId: other };
      expect(await app.trigger(key, body)).toBe('added');
      app.confluence.standIn = false;
      await passTime();
      return byScript(key, 'id', FREE, refused('app-not-authorized'));
    },
  ],
  [
    'that was revoked',
    async () => {
      const { admin } = people();
      const key = await newKey(admin);
      await app.invoke(admin, 'revokeKey', { keyId: key.id });
      return byScript(key, 'id', FREE, refused('unsigned'));
    },
  ],
  [
    'that was revoked, and stored again by late writes',
    async () => {
      const { admin } = people();
      const key = await newKey(admin);
      const id = key.id as KeyId;
      const keys = makeKvsKeys();
      const [stored, secret] = await app.aside(() =>
        Promise.all([keys.read(id), keys.readSecret(id)]),
      );
      if (!stored || !secret) throw new Error('The key should be stored.');
      await app.invoke(admin, 'revokeKey', { keyId: id });
      await app.aside(() => keys.saveSecret(id, secret));
      await app.aside(() => keys.save(stored));
      return byScript(key, 'id', FREE, refused('unsigned'));
    },
  ],
  [
    'whose call came before',
    async () => {
      const key = await newKey(people().admin);
      const asking = byScript(key, 'id', FREE, { at: new Date(app.time.now()) });
      expect(await asking.ask()).toBe('added');
      app.site.directory.setMember(asking.groupId, asking.accountId, false);
      return { ...asking, ...refused('unsigned') };
    },
  ],
  [
    'whose idempotency key has its answer',
    async () => {
      const key = await newKey(people().admin);
      const asking = byScript(key, 'id', FREE, { idempotencyKey: 'order-4711' });
      expect(await asking.ask()).toBe('added');
      app.site.directory.setMember(asking.groupId, asking.accountId, false);
      await passTime();
      return { ...asking, ...refused('added') };
    },
  ],
  [
    'whose idempotency key came with another body',
    async () => {
      const key = await newKey(people().admin);
      const first = byScript(key, 'id', 'team-3', { idempotencyKey: 'order-4711' });
      expect(await first.ask()).toBe('added');
      await passTime();
      return byScript(key, 'id', FREE, {
        idempotencyKey: 'order-4711',
        ...refused('invalid-input'),
      });
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

describe('whichever call fails, the page tells the truth about', () => {
  test.each(made)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});

describe('whichever call fails, the page changes nothing for', () => {
  test.each(refusedAtPage)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});

describe('whichever call fails, a script gets a true answer to an add', () => {
  test.each(byKey)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});

describe('whichever call fails, nothing is changed by a key', () => {
  test.each(refusedByKey)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});
