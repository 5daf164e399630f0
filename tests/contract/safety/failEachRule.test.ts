import { failEachCall, type RequestedChange } from './failEachCall';
import { type FailingApp, openFailingApp } from './failingApp';
import { outcomeOfRule } from './outcomeOfRule';

// Like failEachChange.test.ts, for the actions of Atlassian Automation.

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
const AFTER_CACHES_MS = 11 * 60_000;
const AFTER_LISTS_MS = 120 * 60_000;

const people = () => ({ ...app.accounts, person: app.people[0] ?? '', other: app.people[1] ?? '' });
const group = (name: string) => {
  const found = app.site.directory.byName(name);
  if (!found) throw new Error(`There is no group ${name}.`);
  return found;
};

/** A group that the person is not in. */
const FREE = 'team-1';

type Case = [name: string, arrange: () => RequestedChange | Promise<RequestedChange>];

const refused = (expected: string, isMember = false) => ({
  ...{ expected, isMember, mayWriteAs: [] },
});

/** A change by an Automation rule, which runs as its user only. */
const byRule = (
  kind: 'add' | 'remove',
  by: 'id' | 'name',
  name: string,
  over: Partial<RequestedChange> & { person?: string } = {},
): RequestedChange => {
  const { admin } = people();
  const { id: groupId } = group(name);
  const { responsible = admin, accountId = people().person, person = accountId, ...rest } = over;
  const inputs = { ...(by === 'id' && { groupId }), groupName: name, person, reason: 'IT-4711' };
  return {
    ...{ door: 'rule', kind, byName: by === 'name', groupId, responsible, accountId },
    ask: async () => outcomeOfRule(await app.rule(responsible, kind, inputs), groupId),
    expected: kind === 'add' ? 'added' : 'removed',
    mayWriteAs: [responsible],
    isMember: kind === 'add',
    ...rest,
  };
};

const madeByRule: Case[] = [
  ['an add by ID', () => byRule('add', 'id', FREE)],
  ['an add by name', () => byRule('add', 'name', FREE)],
  [
    'an add of a person by email',
    () =>
      byRule('add', 'id', FREE, { person: `${people().person.split(':')[1] ?? ''}@example.com` }),
  ],
  ['a removal by ID', () => byRule('remove', 'id', 'team-0')],
  [
    'an add where Confluence refuses the app and names',
    () => {
      app.site.changeSettings({ appMayWrite: false, nameEndpoints: 'retired' });
      return byRule('add', 'name', FREE);
    },
  ],
];

const refusedByRule: Case[] = [
  [
    'of a user who is no admin',
    () => byRule('add', 'id', FREE, { responsible: people().other, ...refused('not-an-admin') }),
  ],
  [
    'of a Confluence admin whom Confluence refuses, in a delegated group',
    async () => {
      const { admin, confluenceAdmin } = people();
      await app.invoke(admin, 'delegateGroup', { groupId: group(FREE).id });
      await app.time.pass(AFTER_CACHES_MS);
      return byRule('add', 'id', FREE, {
        ...refused('not-permitted'),
        ...{ responsible: confluenceAdmin, mayWriteAs: [confluenceAdmin] },
      });
    },
  ],
  [
    'for a group that gives admin rights, before anything is known',
    () => byRule('add', 'id', 'operations', refused('group-not-allowed')),
  ],
  [
    'for a group that gives admin rights since the stored list',
    async () => {
      await app.refresh();
      app.site.directory.putGroup({ ...group(FREE), accessTypes: ['admin'] });
      await app.time.pass(AFTER_LISTS_MS);
      return byRule('add', 'id', FREE, refused('group-not-allowed'));
    },
  ],
  [
    'that would empty a group',
    () => {
      const { id } = group('team-0');
      for (const accountId of app.people.slice(1))
        app.site.directory.setMember(id, accountId, false);
      return byRule('remove', 'id', 'team-0', refused('would-empty-group', true));
    },
  ],
  [
    'with a smart value that was not filled in',
    () => byRule('add', 'id', FREE, { person: '{{issue.who}}', ...refused('invalid-input') }),
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

describe('whichever call fails, a rule gets a true answer to', () => {
  test.each(madeByRule)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});

describe('whichever call fails, nothing is changed by a rule', () => {
  test.each(refusedByRule)('%s', async (_name, arrange) => failEach(arrange), MAX_MS);
});
