import { refreshAccessLists } from '../../../src';
import { TRIGGERS } from '../../fakes/webTriggers';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

// An organization of 12,000 groups on many sites. Its lists of groups that give an access have the
// groups of all sites, and names are repeated.

const ALMOST_ALL = 4_900; // Rollcall reads up to 5,000 groups that give admin rights
const TOO_MANY = 12_000;
const NOT_TO_BE_GUESSED = { ok: false, failure: { code: 'invalid-input', field: 'group' } };

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn(); // nothing is cached
  await app.site.reset();
});
afterEach(() => app.site.faults([]));
afterAll(() => app.close());

/** Reads the lists as the queue does, with as much time as that takes. */
const readLists = async (otherSites: number): Promise<void> => {
  await app.site.settings({ accessLists: { delayMs: 0, otherSites } });
  app.begin(undefined);
  await refreshAccessLists({ body: { askedAt: Date.now(), why: 'group-event' } });
};

const idOf = async (name: string): Promise<string> => {
  const group = (await app.site.groups()).find((each) => each.name === name);
  if (!group) throw new Error(`The site has no group "${name}".`);
  return group.id;
};

test.each(TRIGGERS)(
  'a key changes its own site’s groups by $trigger, and none that gives admin rights',
  async ({ trigger: name, done, again, isMemberBefore }) => {
    const { admin, nonAdmin: accountId } = app.site.accounts;
    const zebra = await app.site.makeGroup({ name: 'zebra' });
    await app.site.setMember(zebra.id, admin, true);
    await app.site.setMember(zebra.id, accountId, isMemberBefore);
    await readLists(ALMOST_ALL);
    const key = await newKey(app, admin);
    const send = (group: Record<string, string>): Promise<string> =>
      trigger(app, { trigger: name, key, body: JSON.stringify({ ...group, accountId }) });
    expect(await send({ group: 'zebra' })).toBe(done);
    expect(await send({ groupId: zebra.id })).toBe(again);
    // It gives admin rights, and its name doesn't say so. Other sites have groups of this name.
    expect(await send({ groupId: await idOf('it-operations') })).toBe('group-not-allowed');
    expect(await send({ group: 'it-operations' })).toBe('group-not-allowed');
    expect(app.writes()).toEqual([]);
  },
);

test('a list that is too long permits nothing to a key, and an admin acts as themselves', async () => {
  const { admin, nonAdmin: accountId } = app.site.accounts;
  const { id: groupId } = await app.site.makeGroup({ name: 'zebra' });
  await readLists(TOO_MANY);
  const key = await newKey(app, admin);
  const body = JSON.stringify({ groupId, accountId });
  for (const { trigger: name } of TRIGGERS)
    expect(await trigger(app, { trigger: name, key, body })).toBe('unavailable');
  expect(app.writes()).toEqual([]);
  expect(await invoke(app, admin, 'addMember', { groupId, accountId })).toMatchObject({
    value: { status: 'added', actedAs: 'viewer' },
  });
});

/** Lets searches find more groups of the same name, with other IDs, as on a site of its own. */
const shareName = async (name: string, twins: number): Promise<void> => {
  const own = { type: 'group', id: await idOf(name), name };
  const others = Array.from({ length: twins }, (_, at) => ({
    ...own,
    id: `${(at + 1).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
  }));
  const results = [...others, own].slice(0, 200);
  await app.site.faults([
    {
      match: { path: '/group/picker' },
      effect: 'body',
      value: {
        status: 200,
        contentType: 'application/json',
        body: JSON.stringify({ results, start: 0, limit: 200, size: results.length, _links: {} }),
      },
    },
  ]);
};

test.each([1, 150])('a name of %p more groups is asked about, never guessed', async (twins) => {
  const { admin, nonAdmin: accountId } = app.site.accounts;
  const { id: groupId } = await app.site.makeGroup({ name: 'zebra' });
  await readLists(ALMOST_ALL);
  const key = await newKey(app, admin);
  await shareName('zebra', twins);
  const byName = { groupName: 'zebra', accountId };
  expect(await invoke(app, admin, 'addMember', byName)).toEqual(NOT_TO_BE_GUESSED);
  expect(await invoke(app, admin, 'removeMember', byName)).toEqual(NOT_TO_BE_GUESSED);
  const body = JSON.stringify({ group: 'zebra', accountId });
  for (const { trigger: name } of TRIGGERS)
    expect(await trigger(app, { trigger: name, key, body })).toBe('invalid-input');
  expect(app.writes()).toEqual([]);
  expect(await invoke(app, admin, 'checkGroups', { groups: [{ groupName: 'zebra' }] })).toEqual({
    ok: true,
    value: [{ ok: false, code: 'invalid-input' }],
  });
  expect(await invoke(app, admin, 'addMember', { groupId, accountId })).toMatchObject({
    value: { status: 'added', groupId },
  });
});
