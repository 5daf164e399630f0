import { readdirSync } from 'node:fs';
import { CHECKS } from '../../conformance/assumptions';
import { PREFIX } from '../../conformance/ownGroups';
import { type SimulatedSite, startSimulatedSite } from '../../conformance/simulated';
import { newFolder, sessionWith, type SiteState, stateOf } from './openRun';

let site: SimulatedSite;
let before: SiteState;
let folder: string;
beforeAll(async () => {
  site = await startSimulatedSite('granted');
  before = await stateOf(site);
});
beforeEach(async () => {
  await site.dev('POST', 'reset');
  folder = newFolder();
});
afterAll(() => site.close());

const GROUP = '/wiki/rest/api/group';
const KEEP_GROUPS = {
  match: { method: 'DELETE', path: `${GROUP}/by-id` },
  effect: 'status',
  value: 403,
};
const checks = CHECKS.filter(({ assumption }) =>
  ['group-create', 'group-name-scripts', 'member-add'].includes(assumption),
);

const leftOnSite = async (): Promise<SiteState['groups']> =>
  (await stateOf(site)).groups.filter(({ name }) => name.startsWith(PREFIX));

/** A run that can't delete its groups. */
const leaveGroups = async () => {
  await site.dev('PUT', 'faults', [KEEP_GROUPS]);
  const session = await sessionWith(site, { folder, checks });
  await site.dev('DELETE', 'faults');
  return session;
};

test('a run that can’t delete its groups says which they are, why, and how to remove them', async () => {
  const { leftovers, report } = await leaveGroups();
  const left = await leftOnSite();
  expect(left).toHaveLength(4);
  expect(leftovers.map(({ id }) => id).toSorted()).toEqual(left.map(({ id }) => id).toSorted());
  for (const { id, name } of left) expect(report).toContain(`| \`${name}\` | ${id} |`);
  expect(report).toContain('the site answered 403 to its deletion');
  expect(report).toContain('--only-clean-up');
});

test('the next run removes them', async () => {
  await leaveGroups();
  const said: string[] = [];
  const next = await sessionWith(site, { folder, checks, say: (line) => said.push(line) });
  expect(said).toEqual(['Removed 4 groups that earlier runs left behind.']);
  expect(next.leftovers).toEqual([]);
  expect(await stateOf(site)).toEqual(before);
  expect(readdirSync(folder)).toEqual([]);
});

test('--only-clean-up removes them, and checks nothing', async () => {
  await leaveGroups();
  const { results, leftovers } = await sessionWith(site, { folder, onlyCleanUp: true });
  expect([results, leftovers]).toEqual([[], []]);
  expect(await stateOf(site)).toEqual(before);
});

test('a group that was renamed, or that someone else uses, stays', async () => {
  await leaveGroups();
  const [renamed, used] = await leftOnSite();
  await site.dev('PATCH', `groups/${renamed?.id}`, { name: 'now needed' });
  const response = await fetch(`${site.access.url}${GROUP}/userByGroupId?groupId=${used?.id}`, {
    method: 'POST',
    headers: { authorization: 'Bearer app', 'content-type': 'application/json' },
    body: JSON.stringify({ accountId: site.accounts.confluenceAdmin }),
  });
  expect(response.status).toBe(201);
  const { leftovers } = await sessionWith(site, { folder, onlyCleanUp: true });
  expect(leftovers.map(({ id, reason }) => [id, reason]).toSorted()).toEqual(
    [
      [renamed?.id, 'it has another name now'],
      [used?.id, 'it has members that no run added'],
    ].toSorted(),
  );
  const ids = (await stateOf(site)).groups.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([renamed?.id, used?.id]));
});

test('a group with such a name, but without a proof, stays and is named', async () => {
  const name = `${PREFIX}20260101-0123456789-1`;
  await site.dev('POST', 'groups', { name });
  const said: string[] = [];
  await sessionWith(site, { folder, checks, say: (line) => said.push(line) });
  expect(said.join('\n')).toContain(name);
  expect(await leftOnSite()).toMatchObject([{ name }]);
});

test('a group whose creation got no answer is found and removed', async () => {
  await site.dev('PUT', 'faults', [
    { match: { method: 'POST', path: GROUP }, effect: 'lose-response', times: 2 },
  ]);
  const { leftovers } = await sessionWith(site, { folder, checks });
  expect(leftovers).toEqual([]);
  expect(await stateOf(site)).toEqual(before);
});

test('a group that may have been created, and that no list shows, is named', async () => {
  await site.dev('PUT', 'faults', [
    { match: { method: 'POST', path: GROUP }, effect: 'lose-response', times: 1 },
    {
      match: { path: `${GROUP}/picker` },
      effect: 'body',
      value: { body: JSON.stringify({ results: [] }) },
    },
  ]);
  const { leftovers, report } = await sessionWith(site, { folder, checks });
  expect(leftovers).toHaveLength(1);
  expect(report).toContain('the site did not say whether it created this group');
});

test('an interruption removes the groups, and the report says so', async () => {
  const stop = new AbortController();
  const { results, report, leftovers } = await sessionWith(site, {
    ...{ folder, signal: stop.signal },
    onResult: ({ check }) => {
      if (check.assumption === 'member-add') stop.abort('SIGINT');
    },
  });
  expect(results.at(-1)?.check.assumption).toBe('member-add');
  expect(results.length).toBeLessThan(CHECKS.length);
  expect(leftovers).toEqual([]);
  expect(report).toContain('| Run | **interrupted** by SIGINT |');
  expect(report).toContain(`| Not reached | ${CHECKS.length - results.length} |`);
  expect(await stateOf(site)).toEqual(before);
});

test('an interruption during a write waits for its answer', async () => {
  const stop = new AbortController();
  await site.dev('PUT', 'faults', [
    { match: { method: 'POST', path: GROUP }, effect: 'delay', value: 300 },
  ]);
  setTimeout(() => stop.abort('SIGTERM'), 150);
  const { leftovers } = await sessionWith(site, { folder, checks, signal: stop.signal });
  expect(leftovers).toEqual([]);
  const requests = await site.dev<{ method: string; path: string; status: number }[]>(
    'GET',
    'requests',
  );
  expect(requests.filter(({ method, path }) => method === 'POST' && path === GROUP)).toMatchObject([
    { status: 201 },
  ]);
  expect(await stateOf(site)).toEqual(before);
});
