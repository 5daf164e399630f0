import { openSlowApp, type SlowApp } from './slowApp';

const LIMIT_S = 17;
const FORGOTTEN_MS = 80 * 60_000; // nothing is cached any more
const QUICK = { storage: 60, confluence: 200 };

let app: SlowApp;
beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  app = await openSlowApp();
});
afterAll(() => {
  app.close();
});

/** What the page asks for when it opens, and in each tab. */
const ACTIONS: [action: string, input: () => Record<string, unknown>][] = [
  ['recallPlace', () => ({})],
  ['getSite', () => ({})],
  ['getSetup', () => ({})],
  ['searchGroups', () => ({ query: 'team' })],
  ['browseGroups', () => ({})],
  ['listAccessGroups', () => ({})],
  ['getGroup', () => ({ groupId: app.groups[0] })],
  ['listMembers', () => ({ groupId: app.groups[0], start: 0 })],
  ['listGroupsOf', () => ({ accountId: app.people[0] })],
  ['checkGroups', () => ({ groups: [{ groupId: app.groups[0] }] })],
  ['readHeaderWords', () => ({})],
  ['recallColumns', () => ({ headers: ['Group'] })],
  ['listPlans', () => ({})],
  ['listJobs', () => ({})],
  ['listKeys', () => ({})],
  ['listActivity', () => ({})],
  ['getSettings', () => ({})],
  ['addMember', () => ({ groupId: app.groups[0], accountId: app.people.at(-1) })],
];

/** The actions that fail, with their failures, while calls with this text are slow. */
const failing = async (slowKey: string, viewer: string): Promise<string[]> => {
  const failed: string[] = [];
  app.slowKey = slowKey;
  for (const [action, input] of ACTIONS) {
    await app.time.pass(FORGOTTEN_MS);
    const { seconds, answer } = await app.slowly(QUICK, action, input(), viewer);
    expect({ action, seconds }).toEqual({ action, seconds: Math.min(seconds, LIMIT_S) });
    const { ok, failure } = answer as { ok: boolean; failure?: { code: string } };
    if (!ok) failed.push(`${action} ${failure?.code ?? ''}`);
  }
  app.slowKey = undefined;
  return failed;
};

test.each<[string, string, string[]]>([
  ['of a list of groups that give an access', '"access-list:', []],
  ['of cached values', '"cache:', []],
  ['of the delegation list', '"delegation"', ['getSite unavailable']],
  ['of the settings', '"settings"', ['getSettings unavailable']],
  ['of the last place on the page', '"place:', ['recallPlace unavailable']],
  ['of the columns of lists', '"columns"', ['recallColumns unavailable']],
  ['of plans', '"plan-unapplied:', ['listPlans unavailable']],
  ['of jobs', '"job:', ['listJobs unavailable']],
  ['of automation keys', '"key:', ['listKeys unavailable']],
  ['of records', '"change-record"', ['listActivity unavailable', 'addMember unavailable']],
])('if storage is slow for the key %s, all else works', async (_what, slowKey, expected) => {
  expect(await failing(slowKey, app.admin)).toEqual(expected);
});
