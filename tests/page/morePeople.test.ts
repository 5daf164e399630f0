import { bulkTab } from '../browser/support/bulkTab';
import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';
import { expect, localPages, test } from './support/localPages';

const { forge, open } = localPages();

const membersOf = async (name: string): Promise<string[]> =>
  (await forge().site.group(name)).members;

test('removes a person from two of their groups at once, by a plan', async () => {
  const [person, other] = [await newcomerTo(forge()), await newcomerTo(forge())];
  const left = ['crane-keepers', 'stork-keepers'];
  for (const name of [...left, 'ibis-keepers']) {
    const { id: groupId } = await forge().site.createGroup({ name });
    for (const { accountId } of [person, other])
      await forge().call('addMember', { groupId, accountId });
  }
  const admin = await open();
  await admin.choosePerson(person);
  const groups = admin.panel('people').getByRole('table', { name: words('person.groups.table') });
  const box = (name: string) => groups.getByRole('checkbox', { name, exact: true });
  for (const name of left) await box(name).check();
  await admin.page.getByText(words('person.groups.selected', { count: '2' })).waitFor();
  await admin.button('person.groups.leave').click();

  const bulk = bulkTab(admin);
  await bulk.heading('bulk.plan.title', { count: '2' }).waitFor();
  const rows = admin.page
    .getByRole('table', { name: words('bulk.plan.rows') })
    .getByRole('row')
    .filter({ has: admin.page.locator(`[data-account-id="${person.accountId}"]`) });
  await rows.nth(1).waitFor();
  const planned = [];
  for (const row of await rows.all()) {
    const [, who, action, group] = await row.getByRole('cell').allInnerTexts();
    planned.push({ who, action, group });
  }
  const remove = { who: person.name, action: words('bulk.action.remove') };
  expect(
    planned.toSorted((one, next) => (one.group ?? '').localeCompare(next.group ?? '')),
  ).toEqual(left.map((group) => ({ ...remove, group })));
  for (const name of left) expect(await membersOf(name)).toContain(person.accountId);

  await bulk.apply(2);
  await bulk.over(2);
  for (const name of left) expect(await membersOf(name)).toEqual([other.accountId]);
  expect(await membersOf('ibis-keepers')).toEqual([person.accountId, other.accountId]);

  await admin.openTab('people');
  for (const name of left) await box(name).waitFor({ state: 'detached' });
  await box('ibis-keepers').waitFor();
});

test('sends a name that was typed as a name, and a group that was picked as an ID', async () => {
  const [first, second] = [await newcomerTo(forge(), 'legal'), await newcomerTo(forge(), 'legal')];
  const { id: groupId } = await forge().site.group('legal');
  const admin = await open();
  await admin.choosePerson(first);
  await admin.combobox('people.groups').fill('LEGAL');
  await admin.page
    .getByRole('option', { name: words('groups.use-name', { name: 'LEGAL' }), exact: true })
    .click();
  await admin.panel('people').locator('form').getByText('legal', { exact: true }).waitFor();
  const named = admin.page.callTo('addMember');
  await admin.submit();
  expect((await named).payload).toEqual({
    ...{ groupName: 'legal', accountId: first.accountId, unlessAdminGroup: true },
  });
  await admin.sees('change.added.title', first.name);

  await admin.choosePerson(second);
  await admin.chooseGroup('people.groups', 'legal');
  const picked = admin.page.callTo('addMember');
  await admin.submit();
  expect((await picked).payload).toEqual({
    ...{ groupId, accountId: second.accountId, unlessAdminGroup: true },
  });
  await admin.sees('change.added.title', second.name);
  expect(await membersOf('legal')).toEqual(
    expect.arrayContaining([first.accountId, second.accountId]),
  );
});

for (const script of ['Hebrew', 'Arabic'])
  test(`finds a person with a name in ${script}, shows it, adds and removes them`, async () => {
    const { users } = await forge().site.state();
    const found = users.find(
      ({ active, accountType, displayName }) =>
        active &&
        accountType === 'atlassian' &&
        new RegExp(`^\\p{Script=${script}}`, 'u').test(displayName),
    );
    if (!found) throw new Error(`No one has a name in ${script}.`);
    const { accountId, displayName: name } = found;
    const group = `names in ${script} 🪶`;
    const { id: groupId } = await forge().site.createGroup({ name: group });
    const other = await newcomerTo(forge());
    await forge().call('addMember', { groupId, accountId: other.accountId });
    const admin = await open();
    await admin.choosePerson({ accountId, name });
    await admin.chooseGroup('people.groups', group);
    await admin.submit();
    await admin.sees('change.added.title', words('change.added', { person: name, group }));
    expect(await membersOf(group)).toEqual([other.accountId, accountId]);
    await admin.chooseGroup('people.groups', group);
    await admin.remove();
    await admin.sees('change.removed.title', words('change.removed', { person: name, group }));
    expect(await membersOf(group)).toEqual([other.accountId]);
  });
