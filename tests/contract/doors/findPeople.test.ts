import type { SiteUser } from '../../seams/siteControl';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke } from './doors';

const printed: unknown[] = [];
let app: WholeApp;
let ana: SiteUser;
let bo: SiteUser;
beforeAll(async () => {
  app = await startWholeApp();
  jest.spyOn(console, 'log').mockImplementation((line) => {
    printed.push(line);
  });
});
beforeEach(async () => {
  app.storage.moveOn();
  await app.site.reset();
  await app.site.settings({ searchRefuses: '()[]{}' });
  [ana, bo] = await twoPeople();
});
afterEach(() => {
  expect(printed).toEqual([]);
});
afterAll(() => app.close());

/** Two people whose names are unique, and are those in their emails. */
const twoPeople = async (): Promise<[SiteUser, SiteUser]> => {
  const users = await app.site.users();
  const names = users.map(({ displayName }) => displayName);
  const [one, other] = users.filter(
    ({ active, accountType, displayName, email }) =>
      active &&
      accountType === 'atlassian' &&
      names.filter((name) => name === displayName).length === 1 &&
      displayName.toLowerCase().replace(' ', '.') === email.split('@')[0],
  );
  if (!one || !other) throw new Error('The site lacks two such people.');
  return [one, other];
};

const find = (people: unknown[]): Promise<unknown> =>
  invoke(app, app.site.accounts.admin, 'findPeople', { people });

const found = ({ accountId }: SiteUser) => ({ is: 'found', accountId });

/** The points of the requests that look for people since the last reset. */
const pointsSpent = async (): Promise<number> => {
  const response = await fetch(`${app.site.url}/dev/requests`);
  const requests = (await response.json()) as { path: string; points: number }[];
  return requests
    .filter(({ path }) => /\/(?:search\/user|user\/email\/bulk)$/.test(path))
    .reduce((total, { points }) => total + points, 0);
};

test('brackets in one name leave no one open', async () => {
  const berg = { name: `${bo.displayName} (ext.)`, email: 'x.berg@example.com' };
  expect(await find([berg, { name: ana.displayName, email: ana.email }])).toMatchObject({
    ok: true,
    value: [{ is: 'open', asked: true }, found(ana)],
  });
  expect(
    await find([
      { ...berg, email: bo.email },
      { name: `(${ana.displayName})`, email: ana.email },
    ]),
  ).toEqual({ ok: true, value: [found(bo), found(ana)] });
});

test('a search that the site refuses leaves only this person open', async () => {
  await app.site.settings({ searchRefuses: 'Q' });
  expect(await find([{ email: 'q@example.com', name: 'Qq' }, { email: ana.email }])).toEqual({
    ok: true,
    value: [{ is: 'open', candidates: [], asked: false, gap: 'not-searched' }, found(ana)],
  });
});

test('a login name in place of a name does not hide a person', async () => {
  expect(await find([{ name: 'as4711', email: ana.email }])).toEqual({
    ok: true,
    value: [found(ana)],
  });
});

test('the sign-in name of a guest has the person as a candidate', async () => {
  const guest = `${bo.email.replace('@', '_')}#EXT#@contoso.onmicrosoft.com`;
  expect(await find([{ email: guest }, { email: bo.email, name: guest }])).toEqual({
    ok: true,
    value: [{ is: 'open', candidates: [bo.accountId], asked: true }, found(bo)],
  });
});

test('a name without an email has candidates', async () => {
  expect(await find([{ name: ana.displayName }, { name: 'Nobody Known' }])).toEqual({
    ok: true,
    value: [
      { is: 'open', candidates: [ana.accountId], asked: true },
      { is: 'open', candidates: [], asked: true },
    ],
  });
});

describe('a person costs', () => {
  test.each<[string, () => unknown, number]>([
    ['6 points with one candidate', () => ({ email: ana.email, name: ana.displayName }), 6],
    ['1 more for each further search', () => ({ email: ana.email, name: 'as4711' }), 7],
    ['3 points by name only', () => ({ name: ana.displayName }), 3],
    ['1 point without candidates', () => ({ email: 'nobody.known@example.com' }), 1],
    ['nothing without a name', () => ({ email: '4711@example.com' }), 0],
  ])('%s', async (_what, person, points) => {
    await find([person()]);
    expect(await pointsSpent()).toBe(points);
  });

  test('less if several are asked about at once', async () => {
    await find([{ email: ana.email }, { email: bo.email }, { name: ana.displayName }]);
    expect(await pointsSpent()).toBe(3 + 3 + 3 + 5);
  });
});
