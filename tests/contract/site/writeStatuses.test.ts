import { startControlledSite, type ControlledSite } from '../../seams/siteControl';

let site: ControlledSite;
let groupId: string;
beforeAll(async () => {
  site = await startControlledSite();
});
beforeEach(async () => {
  await site.reset();
  groupId = (await site.makeGroup({ name: 'zebra' })).id;
});
afterAll(() => site.close());

const write = async (method: 'POST' | 'DELETE'): Promise<[status: number, body: string]> => {
  const accountId = site.accounts.nonAdmin;
  const query = new URLSearchParams({ groupId, ...(method === 'DELETE' && { accountId }) });
  const response = await fetch(`${site.url}/wiki/rest/api/group/userByGroupId?${query}`, {
    method,
    redirect: 'manual',
    headers: { authorization: 'Bearer app', 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify({ accountId }) }),
  });
  return [response.status, await response.text()];
};
const isMember = async (): Promise<boolean> =>
  (await site.groups()).some(({ id, members }) => id === groupId && members.length === 1);

test('changes that are made can be answered with other statuses, in turn', async () => {
  await site.settings({ writeStatuses: [200, 201, 204] });
  const answers = [await write('POST'), await write('DELETE'), await write('POST')];
  expect(answers).toEqual([
    [200, '{}'],
    [201, ''],
    [204, ''],
  ]);
  expect(await isMember()).toBe(true);
  expect(await write('DELETE')).toEqual([200, '{}']);
  expect(await isMember()).toBe(false);
});

test('a change that is not made is answered as usual, and uses none of them', async () => {
  await site.settings({ writeStatuses: [202, 499] });
  expect(await write('POST')).toEqual([202, '{}']);
  expect((await write('POST'))[0]).toBe(409);
  expect((await write('DELETE'))[0]).toBe(499);
});

test('new statuses start from the first, and none restore the usual ones', async () => {
  await site.settings({ writeStatuses: [302, 408] });
  expect((await write('POST'))[0]).toBe(302);
  await site.settings({ writeStatuses: [200, 202] });
  expect((await write('DELETE'))[0]).toBe(200);
  await site.settings({ writeStatuses: [] });
  expect((await write('POST'))[0]).toBe(201);
});

test('refuses an invalid status', async () => {
  await expect(site.settings({ writeStatuses: [100] })).rejects.toThrow('writeStatuses');
});
