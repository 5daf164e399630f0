import { ConfluenceClient } from 'confluence.js';
import { startControlledSite, type ControlledSite } from '../../seams/siteControl';

let site: ControlledSite;
beforeAll(async () => {
  site = await startControlledSite();
});
afterAll(() => site.close());

/** A client that knows nothing about this project, with a person's email and API token. */
const clientOf = async (accountId: string): Promise<ConfluenceClient> => {
  const email = await site.emailOf(accountId);
  return new ConfluenceClient({
    host: site.url,
    apiPrefix: '/wiki/rest',
    authentication: { basic: { email, apiToken: `token-${accountId}` } },
  });
};

test('an ordinary Confluence client finds a group, adds a person and removes them', async () => {
  const { admin, nonAdmin } = site.accounts;
  const client = await clientOf(admin);
  const { id } = await site.makeGroup({ name: 'ordinary clients' });

  const found = await client.group.searchGroups({ query: 'ordinary clients' });
  expect(found.results.map((group) => group.id)).toEqual([id]);

  await client.group.addUserToGroupByGroupId({ groupId: id, accountId: nonAdmin });
  const members = await client.group.getGroupMembersByGroupId({ groupId: id });
  expect(members.results.map(({ accountId }) => accountId)).toEqual([nonAdmin]);

  await client.group.removeMemberFromGroupByGroupId({ groupId: id, accountId: nonAdmin });
  expect((await client.group.getGroupMembersByGroupId({ groupId: id })).results).toEqual([]);
});

test('an ordinary client is told what its person may not do', async () => {
  const { confluenceAdmin, nonAdmin } = site.accounts;
  const client = await clientOf(confluenceAdmin);
  const { id } = await site.makeGroup({ name: 'not for everybody' });
  await expect(
    client.group.addUserToGroupByGroupId({ groupId: id, accountId: nonAdmin }),
  ).rejects.toMatchObject({ statusCode: 403 });
});

test('a filter of the people search that is not emulated is refused by name', async () => {
  const query = new URLSearchParams({
    cql: 'user.fullname ~ "Ana"',
    sitePermissionTypeFilter: 'all',
  });
  const response = await fetch(`${site.url}/wiki/rest/api/search/user?${query}`, {
    headers: { authorization: 'Bearer app' },
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('sitePermissionTypeFilter');
});
