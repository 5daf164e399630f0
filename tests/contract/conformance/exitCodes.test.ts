import { readFileSync } from 'node:fs';
import path from 'node:path';
import { main } from '../../conformance/main';
import { type SimulatedSite, startSimulatedSite } from '../../conformance/simulated';
import { newFolder, type SiteState, stateOf } from './openRun';

let site: SimulatedSite;
let before: SiteState;
let printed: string[];
beforeAll(async () => {
  site = await startSimulatedSite('granted');
  before = await stateOf(site);
});
beforeEach(async () => {
  await site.dev('POST', 'reset');
  await site.dev('PATCH', 'site', { burstPerSecond: 10_000 }); // its clock stands still
  printed = [];
  for (const method of ['log', 'error'] as const)
    jest
      .spyOn(console, method)
      .mockImplementation((...texts: unknown[]) => void printed.push(texts.join(' ')));
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => site.close());

const tokenOf = (account: 'admin' | 'confluenceAdmin') => {
  const accountId = site.accounts[account];
  const email = before.users.find((user) => user.accountId === accountId)?.email;
  return { ROLLCALL_EMAIL: email, ROLLCALL_API_TOKEN: `token-${accountId}` };
};

/** Runs the command in this process. Returns its exit code and its report. */
const run = async (more: string[] = [], env: NodeJS.ProcessEnv = tokenOf('admin')) => {
  const file = path.join(newFolder(), 'report.md');
  const code = await main(['--site', site.access.url, '--report', file, ...more], env);
  return { code, report: more.includes('--only-clean-up') ? '' : readFileSync(file, 'utf8') };
};

test('0 if nothing is different, although some checks need an option', async () => {
  const { code, report } = await run();
  expect(code).toBe(0);
  expect(report).toContain('| Different | 0 |');
  expect(printed[0]).toContain('The only account that it adds to them');
});

test('1 if something is different', async () => {
  await site.dev('PUT', 'faults', [
    { match: { path: '/wiki/rest/api/group/by-name' }, effect: 'status', value: 500 },
  ]);
  const { code, report } = await run();
  expect(code).toBe(1);
  expect(report).toContain('| Different | 2 |');
  expect(report).toMatch(/^## Different$/m);
});

test('3 if groups are left, and 0 after they were removed', async () => {
  await site.dev('PUT', 'faults', [
    {
      match: { method: 'DELETE', path: '/wiki/rest/api/group/by-id' },
      effect: 'status',
      value: 403,
    },
  ]);
  const { code, report } = await run();
  expect(code).toBe(3);
  expect(report).toMatch(/^## Left behind$/m);
  expect(printed.join('\n')).toContain('These groups may be left on the site');
  await site.dev('DELETE', 'faults');
  expect(await run(['--only-clean-up'])).toMatchObject({ code: 0 });
  expect(await stateOf(site)).toEqual(before);
});

test('4 if the account may not create groups', async () => {
  const { code, report } = await run([], tokenOf('confluenceAdmin'));
  expect(code).toBe(4);
  expect(report).toContain('may not create groups (403: ');
});

test('2 if the site asks to wait for the next hour', async () => {
  const value = { status: 429, headers: { 'Retry-After': '1800' } };
  await site.dev('PUT', 'faults', [{ match: {}, effect: 'status', value }]);
  expect(await main(['--site', site.access.url], tokenOf('admin'))).toBe(2);
  expect(printed.join('\n')).toContain('Try later');
});
