import { PROFILES, type Profile } from '../../../dev-host/site/state/settings';
import { NO_ACCOUNT } from '../../conformance/fixtures';
import type { Session } from '../../conformance/session';
import { startSimulatedSite } from '../../conformance/simulated';
import { sessionWith, type SiteState, stateOf } from './openRun';

type LoggedRequest = { method: string; path: string; query: string };

const BY_NAME = ['group-read-by-name', 'member-add-by-name', 'member-list-by-name'];
const ALIKE = {
  'group-create': '201',
  'group-name-taken': '400',
  'member-add-again': '409',
  'member-remove-again': '2xx',
  'member-list-unknown-group': 'an empty page',
  'person-groups-unknown': 'an empty page',
  'access-own-email-only': '400',
};
const USUAL = {
  ...ALIKE,
  'member-add': '201',
  'member-add-body': 'empty',
  'member-remove': '204',
  'member-remove-body': 'empty',
  'group-search-total': 'shown',
  'search-brackets': 'accepted',
  'page-cut': 'whole',
  'lag-members': 'at once',
};

/** How each profile differs where sites may differ. */
const VARIANTS: Record<Profile, Record<string, string>> = {
  granted: { ...USUAL, ...Object.fromEntries(BY_NAME.map((id) => [id, 'available'])) },
  strict: { ...USUAL, ...Object.fromEntries(BY_NAME.map((id) => [id, 'retired'])) },
  wild: {
    ...ALIKE,
    'group-search-total': 'not shown',
    'search-brackets': 'refused',
    'page-cut': 'cut',
    'lag-members': 'later',
  },
};

describe.each(PROFILES)('the simulated site %s', (profile) => {
  let before: SiteState;
  let after: SiteState;
  let requests: LoggedRequest[];
  let session: Session;
  let accounts: { admin: string };
  beforeAll(async () => {
    const site = await startSimulatedSite(profile);
    before = await stateOf(site);
    session = await sessionWith(site, { profile });
    after = await stateOf(site);
    requests = await site.dev('GET', 'requests');
    ({ accounts } = site);
    await site.close();
  });

  test('answers as assumed, and differs where sites may differ', () => {
    const notAsAssumed = session.results.filter(({ verdict }) => verdict.state !== 'as-assumed');
    // Without --person and --burst.
    expect(notAsAssumed.map(({ check }) => check.assumption)).toEqual([
      'member-other-person',
      ...['limit-429-wait', 'limit-429-reason', 'limit-429-recovers'],
    ]);
    const seen = Object.fromEntries(
      session.results.map(({ check, verdict }) => [
        check.assumption,
        verdict.state === 'as-assumed' ? verdict.variant : undefined,
      ]),
    );
    expect(seen).toMatchObject(VARIANTS[profile]);
  });

  test('is left as it was', () => {
    expect(session.leftovers).toEqual([]);
    expect(after).toEqual(before);
  });

  test('saw no write that names another person or a group that existed before', () => {
    const writes = requests.filter(
      ({ method, path }) => method !== 'GET' && path.startsWith('/wiki/rest/api/group'),
    );
    expect(writes.length).toBeGreaterThan(50);
    const named = (name: string): Set<string> =>
      new Set(writes.flatMap(({ query }) => new URLSearchParams(query).get(name) ?? []));
    expect([...named('accountId')].toSorted()).toEqual([accounts.admin, NO_ACCOUNT].toSorted());
    const existing = new Set(before.groups.flatMap(({ id, name }) => [id, name]));
    for (const group of [...named('groupId'), ...named('id'), ...named('name')])
      expect(existing).not.toContain(group);
  });

  test('has a report without credentials, names, emails and account IDs', () => {
    const { report } = session;
    expect(report).toContain(`| Site | simulated Confluence, profile “${profile}” |`);
    expect(report).toContain(`| As assumed | ${session.results.length - 4} of`);
    expect(report).not.toMatch(/token-|Basic [A-Za-z0-9]/);
    const people = before.users.filter(({ displayName }) => displayName !== 'Rollcall');
    const admin = people.find(({ accountId }) => accountId === accounts.admin);
    const texts = [
      ...(admin?.displayName.split(' ') ?? []),
      ...people.flatMap(({ accountId, displayName, email }) => [accountId, displayName, email]),
      ...before.groups.flatMap(({ id, name }) => (name.length > 12 ? [id, name] : [id])),
    ];
    expect(texts.filter((text) => report.includes(text))).toEqual([]);
  });
});

test('another person is added and removed only if the run names them', async () => {
  const site = await startSimulatedSite('granted');
  const before = await stateOf(site);
  const session = await sessionWith(site, { person: site.person });
  expect(
    session.results.find(({ check }) => check.assumption === 'member-other-person'),
  ).toMatchObject({
    verdict: { state: 'as-assumed' },
  });
  expect(await stateOf(site)).toEqual(before);
  await site.close();
});
