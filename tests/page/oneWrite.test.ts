import { expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { nextAddTakes } from '../browser/support/siteFaults';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

test.beforeEach(() => forge().site.forgetRequests());

const writes = async (): Promise<string[]> =>
  (await forge().site.requests())
    .filter(({ method }) => method === 'POST')
    .map(({ path }) => path.replace(/\?.*/, ''));
const ONE_WRITE = ['/wiki/rest/api/group/userByGroupId'];

const openWithForm = async (groupName: string) => {
  const admin = await open();
  const person = await newcomerTo(forge(), groupName);
  await admin.chooseGroup('people.groups', groupName);
  await admin.pasteAccountId(person.accountId);
  return { admin, person };
};

test('adds once on a double click', async () => {
  const { admin, person } = await openWithForm('quality');
  await forge().site.setFaults([nextAddTakes(400)]);
  await admin.whileCalling('addMember', () => admin.button('add.submit').dblclick());
  await admin.sees('change.added.title');
  const rows = (await admin.recent()).filter({ hasText: person.name });
  await rows.first().waitFor();
  expect(await rows.count()).toBe(1);
  expect(await writes()).toEqual(ONE_WRITE);
});

test('shows on the button that it runs, and ignores another Enter', async () => {
  const { admin, person } = await openWithForm('research');
  await forge().site.setFaults([nextAddTakes(1_500)]);
  await admin.whileCalling('addMember', async () => {
    await admin.button('add.submit').click();
    await admin.page
      .getByRole('button', { name: /, Loading$/ })
      .filter({ hasText: words('add.submit') })
      .waitFor();
    await admin.combobox('people.groups').press('Enter');
  });
  await admin.sees('change.added.title', person.name);
  expect(await writes()).toEqual(ONE_WRITE);
});

test('loses nothing and adds nothing twice when the page reloads meanwhile', async () => {
  const { admin, person } = await openWithForm('security');
  await forge().site.setFaults([nextAddTakes(800)]);
  const asked = admin.page.callTo('addMember');
  await admin.button('add.submit').click();
  await asked;
  await admin.reload();
  const row = (await admin.recent()).filter({ hasText: person.name });
  const ended = row.getByText(words('short.added'));
  const end = Date.now() + 15_000;
  while ((await ended.count()) === 0 && Date.now() < end)
    await admin.whileCalling('listActivity', () => admin.button('recent.refresh').click());
  expect(await row.count()).toBe(1);
  expect(await ended.count()).toBe(1);
  expect((await forge().site.group('security')).members).toContain(person.accountId);
  expect(await writes()).toEqual(ONE_WRITE);
});
