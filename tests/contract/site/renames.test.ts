import { startControlledSite, type ControlledSite } from '../../seams/siteControl';

let site: ControlledSite;
let zebra: string;
let okapi: string;
beforeAll(async () => {
  site = await startControlledSite();
});
beforeEach(async () => {
  await site.reset();
  zebra = (await site.makeGroup({ name: 'zebra' })).id;
  okapi = (await site.makeGroup({ name: 'okapi' })).id;
});
afterAll(() => site.close());

/** The name of a group in an answer. */
const nameOf = async (id: string): Promise<unknown> => {
  const response = await fetch(`${site.url}/wiki/rest/api/group/by-id?id=${id}`, {
    headers: { authorization: 'Bearer app' },
  });
  return response.ok ? ((await response.json()) as { name: string }).name : response.status;
};

const rename = (value: object[], more: object = {}): object => ({
  match: { path: '/wiki/rest/api/group/by-id' },
  times: 1,
  effect: 'rename',
  value,
  ...more,
});

test('groups are renamed right before the matching request', async () => {
  await site.faults([rename([{ group: zebra, to: 'quagga' }])]);
  expect(await nameOf(zebra)).toBe('quagga');
});

test('groups are renamed right after it, before it is answered', async () => {
  await site.faults([rename([{ group: 'zebra', to: 'quagga' }], { when: 'after' })]);
  expect(await nameOf(zebra)).toBe('zebra');
  expect(await nameOf(zebra)).toBe('quagga');
});

test('groups can swap their names, and keep them', async () => {
  await site.faults([
    rename([
      { group: 'zebra', to: 'okapi' },
      { group: 'okapi', to: 'zebra' },
    ]),
  ]);
  expect(await nameOf(zebra)).toBe('okapi');
  expect(await nameOf(okapi)).toBe('zebra');
  const named = (await site.groups()).filter(({ name }) => name === 'zebra');
  expect(named.map(({ id }) => id)).toEqual([okapi]);
});

test('a name that is released at one request can be given to another group at the next', async () => {
  const first = rename([{ group: 'zebra', to: 'quagga' }]);
  const second = rename([{ group: 'okapi', to: 'zebra' }], { match: { path: okapi } });
  await site.faults([{ ...first, match: { path: zebra } }, second]);
  expect(await nameOf(zebra)).toBe('quagga');
  expect(await nameOf(okapi)).toBe('zebra');
  const byName = await fetch(`${site.url}/wiki/rest/api/group/by-name?name=zebra`, {
    headers: { authorization: 'Bearer app' },
  });
  expect(await byName.json()).toMatchObject({ id: okapi });
});

test('another fault can affect the same request', async () => {
  await site.faults([
    rename([{ group: zebra, to: 'quagga' }], { when: 'after' }),
    { match: {}, times: 1, effect: 'status', value: 503 },
  ]);
  expect(await nameOf(zebra)).toBe(503);
  expect(await nameOf(zebra)).toBe('quagga');
});

test('other requests rename nothing', async () => {
  await site.faults([rename([{ group: zebra, to: 'quagga' }], { match: { method: 'POST' } })]);
  expect(await nameOf(zebra)).toBe('zebra');
});

test.each<[string, () => object[], string]>([
  ['a group that there is not', () => [{ group: 'giraffe', to: 'quagga' }], 'giraffe'],
  ['a name that no group can have', () => [{ group: 'zebra', to: ' ' }], 'not a valid group name'],
  ['nothing', () => [], 'value'],
  [
    'two groups with one name',
    () => [
      { group: 'zebra', to: 'quagga' },
      { group: 'okapi', to: 'quagga' },
    ],
    'quagga',
  ],
  [
    'one group twice',
    () => [
      { group: 'zebra', to: 'quagga' },
      { group: zebra, to: 'gnu' },
    ],
    'twice',
  ],
])('refuses to rename %s', async (_what, value, reason) => {
  await expect(site.faults([rename(value())])).rejects.toThrow(reason);
  expect(await nameOf(zebra)).toBe('zebra');
});

test('a name that another group has taken makes the request fail, and nothing is renamed', async () => {
  const reported = jest.spyOn(console, 'error').mockReturnValue();
  await site.faults([
    rename([
      { group: 'zebra', to: 'quagga' },
      { group: 'okapi', to: 'gnu' },
    ]),
  ]);
  await site.makeGroup({ name: 'gnu' });
  expect(await nameOf(zebra)).toBe(500);
  expect(reported).toHaveBeenCalledTimes(1);
  expect(await nameOf(zebra)).toBe('zebra');
  reported.mockRestore();
});
