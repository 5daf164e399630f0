import { DEFAULT_SEED, makeCompany } from '../../../dev-host/site/company/makeCompany';

test('a company has the requested number of accounts, and the same ones each time', () => {
  const { people, groups } = makeCompany(DEFAULT_SEED, 2_500);
  expect(people).toHaveLength(2_500);
  expect(new Set(people.map(({ accountId }) => accountId)).size).toBe(2_500);
  expect(groups).toHaveLength(makeCompany(DEFAULT_SEED).groups.length);
  makeCompany(DEFAULT_SEED + 1); // the last one is kept
  expect(makeCompany(DEFAULT_SEED, 2_500).people).toEqual(people);
});
