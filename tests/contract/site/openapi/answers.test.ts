import { groupRoutes } from '../../../../dev-host/site/routes/groups';
import type { Route } from '../../../../dev-host/site/routes/route';
import { searchRoutes } from '../../../../dev-host/site/routes/search';
import { userLookupRoutes, userRoutes } from '../../../../dev-host/site/routes/users';
import { writeRoutes } from '../../../../dev-host/site/routes/writes';
import { type Profile, PROFILES } from '../../../../dev-host/site/state/settings';
import { nameOf, operationsOf, problemsOfAnswer, VERSIONS } from './description';
import { ANSWERS, makeExplanations } from './deviations';
import { type Exchange, sweep } from './sweep';

// The answers of the simulated site on every profile, compared with Atlassian's description.

let exchanges: Exchange[];
beforeAll(async () => {
  exchanges = [];
  for (const profile of PROFILES) exchanges.push(...(await sweep(profile)));
}, 120_000); // some 2,500 requests, a few seconds on a machine that does nothing else

const explanations = makeExplanations(ANSWERS);
const everyPair = VERSIONS.flatMap((version) =>
  PROFILES.map((profile): [Profile, (typeof VERSIONS)[number]] => [profile, version]),
);

test.each(everyPair)(
  '%s answers as the version of %s describes, or explained',
  (profile, version) => {
    const unexplained = new Map<string, string>(); // with the first request that led to it
    for (const exchange of exchanges.filter((each) => each.profile === profile)) {
      const operation = nameOf(exchange);
      for (const problem of problemsOfAnswer(version, exchange))
        if (!explanations.isExplained(problem, operation, version))
          unexplained.set(`${operation}: ${problem}`, exchange.request);
    }
    expect(Object.fromEntries(unexplained)).toEqual({});
  },
);

test('every explained deviation occurs', () => {
  expect(explanations.unneeded()).toEqual([]);
});

test.each(VERSIONS)('the site gives every status that the version of %s describes', (version) => {
  const given = new Set(exchanges.map((each) => `${nameOf(each)} ${each.status}`));
  const described = operationsOf(version).flatMap(({ name, operation }) =>
    Object.keys(operation.responses).map((status) => `${name} ${status}`),
  );
  expect(described.filter((each) => !given.has(each))).toEqual([]);
});

const named = (base: string) => (route: Route) => ({
  name: `${route.method} ${base}${route.path}`,
  byName: route.byName === true,
});
const ROUTES = [
  ...[...groupRoutes, ...writeRoutes, ...userRoutes, ...searchRoutes].map(named('')),
  ...userLookupRoutes.map(named('/wiki/api/v2')),
];

test.each(PROFILES)('every operation of %s was carried out', (profile) => {
  const carriedOut = exchanges
    .filter((each) => each.profile === profile && each.status < 300)
    .map(nameOf);
  const expected = ROUTES.filter(({ byName }) => profile !== 'strict' || !byName);
  expect([...new Set(carriedOut)].toSorted()).toEqual(expected.map(({ name }) => name).toSorted());
});

/** The entries of an answer that is a list or a page. Undefined for all others. */
const entriesOf = ({ status, body }: Exchange): unknown[] | undefined => {
  if (status !== 200) return undefined;
  const value = JSON.parse(body) as unknown[] | { results?: unknown[] };
  return Array.isArray(value) ? value : value.results;
};

test.each(PROFILES)('each list of %s had entries to compare', (profile) => {
  const lists = exchanges
    .filter((each) => each.profile === profile)
    .flatMap((each) => {
      const entries = entriesOf(each);
      return entries === undefined ? [] : [{ name: nameOf(each), isEmpty: entries.length === 0 }];
    });
  const filled = new Set(lists.filter(({ isEmpty }) => !isEmpty).map(({ name }) => name));
  expect(filled.size).toBeGreaterThanOrEqual(profile === 'strict' ? 7 : 8);
  expect(lists.filter(({ name }) => !filled.has(name))).toEqual([]);
});
