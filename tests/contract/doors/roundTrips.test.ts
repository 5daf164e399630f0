import { countRoundTrips, type RoundTrips } from '../../seams/roundTrips';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, runRule, trigger } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn(); // nothing is cached
  await app.site.reset();
});
afterAll(() => app.close());

const GROUP = 'marketing';

/** Two people who are not in the group, and whose emails are like their names. */
const strangers = async (): Promise<[string, string]> => {
  const members = (await app.site.groups()).find(({ name }) => name === GROUP)?.members ?? [];
  const [first, second] = (await app.site.users()).filter(
    ({ accountId, displayName, email, active, accountType }) =>
      active &&
      accountType === 'atlassian' &&
      !members.includes(accountId) &&
      email.startsWith(`${displayName.toLowerCase().replace(' ', '.')}@`),
  );
  if (!first || !second) throw new Error('Everyone is in the group.');
  return [first.accountId, second.accountId];
};

const SUCCESSES = [
  'added',
  'removed',
  expect.objectContaining({ ok: true }),
  expect.objectContaining({ status: expect.stringMatching(/^(added|removed)$/) as unknown }),
];

/** The round trips of a call that is made a second time, when the site is known. */
const warmTrips = async (
  call: (accountId: string) => Promise<unknown>,
  people = strangers(),
): Promise<RoundTrips> => {
  const [first, second] = await people;
  await call(first);
  const trips = await countRoundTrips(async (gate) => {
    const usual = app.gate;
    app.gate = gate;
    try {
      expect(SUCCESSES).toContainEqual(await call(second));
    } finally {
      app.gate = usual;
    }
  });
  return trips;
};

const groupId = async (): Promise<string> => {
  const found = (await app.site.groups()).find(({ name }) => name === GROUP);
  return found?.id ?? '';
};

const expectAtMost = (trips: RoundTrips, storage: number, confluence: number): void => {
  const { rounds } = trips; // compared, so that a failure shows the calls
  expect({ rounds, confluence: trips.confluence }).toEqual({ rounds, confluence });
  expect({ rounds, storage: Math.max(storage, trips.storage) }).toEqual({ rounds, storage });
};

type Listed = { value: { members: { accountId: string }[] } };

describe('sequential round trips of a warm', () => {
  const asPage = (action: 'addMember' | 'removeMember', group: object) => (accountId: string) =>
    invoke(app, app.site.accounts.admin, action, { ...group, accountId });

  test('add by ID on the page', async () => {
    const group = { groupId: await groupId() };
    expectAtMost(await warmTrips(asPage('addMember', group)), 3, 1);
  });

  test('add by name on the page', async () => {
    expectAtMost(await warmTrips(asPage('addMember', { groupName: GROUP })), 3, 3);
  });

  test('removal on the page', async () => {
    const group = { groupId: await groupId() };
    for (const accountId of await strangers()) await asPage('addMember', group)(accountId);
    expectAtMost(await warmTrips(asPage('removeMember', group)), 3, 2);
  });

  test.each<[string, (place: number) => object]>([
    ['in the list of members', (place) => ({ kind: 'members', place })],
    ['among the groups of the person', () => ({ kind: 'groups' })],
  ])('removal on the page of a person whom it saw %s, which is certain', async (_where, seenAt) => {
    const group = { groupId: await groupId() };
    const { admin } = app.site.accounts;
    const listed = await invoke(app, admin, 'listMembers', { ...group, start: 0 });
    const places = [12, 11];
    const remove = async (): Promise<unknown> => {
      const place = places.pop() ?? 0;
      const { accountId } = (listed as Listed).value.members[place] ?? {};
      const answer = await invoke(app, admin, 'removeMember', {
        ...{ ...group, accountId },
        seen: seenAt(place),
      });
      expect(answer).toMatchObject({ ok: true, value: { status: 'removed', certain: true } });
      return answer;
    };
    expectAtMost(await warmTrips(remove), 3, 2);
  });

  test('removal by name on the page', async () => {
    const group = { groupName: GROUP };
    for (const accountId of await strangers()) await asPage('addMember', group)(accountId);
    expectAtMost(await warmTrips(asPage('removeMember', group)), 4, 4);
  });

  test('add on the page by a Confluence admin, in a delegated group', async () => {
    const group = { groupId: await groupId() };
    const { admin, confluenceAdmin } = app.site.accounts;
    await invoke(app, admin, 'delegateGroup', group);
    const add = (accountId: string) =>
      invoke(app, confluenceAdmin, 'addMember', { ...group, accountId });
    expectAtMost(await warmTrips(add), 3, 1);
  });

  test('signed call by ID', async () => {
    const key = await newKey(app, app.site.accounts.admin);
    const group = await groupId();
    const call = (accountId: string) =>
      trigger(app, { key, body: JSON.stringify({ groupId: group, accountId }) });
    expectAtMost(await warmTrips(call), 4, 1);
  });

  test('signed call by ID with an idempotency key', async () => {
    const key = await newKey(app, app.site.accounts.admin);
    const group = await groupId();
    const call = (accountId: string) =>
      trigger(
        app,
        { key, body: JSON.stringify({ groupId: group, accountId }) },
        { 'idempotency-key': `order-${accountId}` },
      );
    expectAtMost(await warmTrips(call), 4, 1);
  });
});

describe('sequential round trips of a warm removal by script', () => {
  // As many as a removal on the page, and one to read the key's secret before anything else.
  test.each([
    ['by ID', (): Promise<object> => groupId().then((id) => ({ groupId: id })), {}, 4, 2],
    ['by name', () => Promise.resolve({ group: GROUP }), {}, 5, 4],
    [
      'by ID with an idempotency key',
      (): Promise<object> => groupId().then((id) => ({ groupId: id })),
      { 'idempotency-key': 'order-' },
      4,
      2,
    ],
  ] as const)('%s', async (_how, groupOf, once, storage, confluence) => {
    const key = await newKey(app, app.site.accounts.admin);
    const group = await groupOf();
    const id = await groupId();
    const people = await strangers();
    for (const accountId of people) await app.site.setMember(id, accountId, true);
    const call = (accountId: string) =>
      trigger(
        app,
        { trigger: 'remove-member', key, body: JSON.stringify({ ...group, accountId }) },
        'idempotency-key' in once
          ? { 'idempotency-key': `${once['idempotency-key']}${accountId}` }
          : {},
      );
    expectAtMost(await warmTrips(call, Promise.resolve(people)), storage, confluence);
  });
});

describe('sequential round trips of a warm Automation action', () => {
  const byRule =
    (key: 'add-person' | 'remove-person', group: object) =>
    (person: string): Promise<unknown> =>
      runRule(app, app.site.accounts.admin, key, { ...group, person, reason: 'IT-4711' });

  test('that adds by ID', async () => {
    const group = { groupId: await groupId(), groupName: GROUP };
    expectAtMost(await warmTrips(byRule('add-person', group)), 3, 1);
  });

  test('that adds by name', async () => {
    expectAtMost(await warmTrips(byRule('add-person', { groupName: GROUP })), 3, 3);
  });

  test('that adds by email', async () => {
    const group = { groupId: await groupId(), groupName: GROUP };
    const users = await app.site.users();
    const emailOf = (id: string) => users.find(({ accountId }) => accountId === id)?.email ?? '';
    const add = byRule('add-person', group);
    // A search, and the emails of those who were found.
    expectAtMost(await warmTrips((accountId) => add(emailOf(accountId))), 4, 3);
  });

  test('that removes', async () => {
    const group = { groupId: await groupId(), groupName: GROUP };
    const people = await strangers();
    for (const accountId of people) await byRule('add-person', group)(accountId);
    expectAtMost(await warmTrips(byRule('remove-person', group), Promise.resolve(people)), 3, 2);
  });
});

describe('sequential round trips of what the page shows first', () => {
  const page = (functionKey: string) => () => invoke(app, app.site.accounts.admin, functionKey, {});

  test.each(['recallPlace', 'getSite', 'browseGroups', 'listActivity', 'listJobs'])(
    'by %s are two at most, if the site is known',
    async (functionKey) => {
      const { rounds } = await warmTrips(page(functionKey));
      expect({ rounds, isFew: rounds.length <= 2 }).toEqual({ rounds, isFew: true });
    },
  );
});
