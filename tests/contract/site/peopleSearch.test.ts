import { startControlledSite, type ControlledSite } from '../../seams/siteControl';

let site: ControlledSite;
beforeAll(async () => {
  site = await startControlledSite();
});
beforeEach(() => site.reset());
afterAll(() => site.close());

const search = async (name: string): Promise<[status: number, body: string]> => {
  const query = new URLSearchParams({ cql: `user.fullname ~ "${name}"` });
  const response = await fetch(`${site.url}/wiki/rest/api/search/user?${query}`, {
    headers: { authorization: 'Bearer app' },
  });
  return [response.status, await response.text()];
};

test('people are found by a name with brackets', async () => {
  expect((await search('(a)'))[0]).toBe(200);
});

test.each(['Berg (ext.)', String.raw`Berg \(ext`, '(', 'Ana [x'])(
  'a site can refuse names with certain characters, such as %j',
  async (name) => {
    await site.settings({ searchRefuses: '([' });
    const [status, body] = await search(name);
    expect(status).toBe(400);
    expect(body).toContain('Could not parse cql');
    expect((await search('Berg ext.)'))[0]).toBe(200);
  },
);
