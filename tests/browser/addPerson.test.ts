import type { Locator } from '@playwright/test';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { untilMarked } from './support/keyboard';
import { newcomerTo } from './support/person';
import { words } from './support/words';

const { forge, open } = localAdminPages();

const membersOf = async (groupName: string) => (await forge().site.group(groupName)).members;

const MAX_TABS = 40; // the maximum Tab presses to reach anything on the page

test('adds a person by keyboard alone, with at most 12 keys beside the typing', async () => {
  const admin = await open();
  const { keyboard } = admin.page;
  const groupName = 'project-aurora-reviewers';
  const person = await newcomerTo(forge(), groupName);
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await keyboard.press(key);
  };
  const reach = async (target: Locator): Promise<void> => {
    const isFocused = () => target.evaluate((element) => element === document.activeElement);
    while (keys < MAX_TABS && !(await isFocused())) await press('Tab');
  };

  await admin.page.locator('[name=groups-search]:focus').waitFor(); // the page opens with the focus
  await keyboard.type(groupName);
  await admin.page.getByRole('button', { name: groupName, exact: true }).waitFor();
  await press('Enter');
  const picker = admin.combobox('group.add');
  await picker.waitFor();
  await reach(picker);
  await keyboard.type(person.name);
  await untilMarked(picker, person.name);
  await press('Enter');
  await reach(admin.button('add.submit', admin.panel('groups')));
  await press('Enter');
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: groupName }),
  );
  expect(await membersOf(groupName)).toContain(person.accountId);
  expect(keys).toBeLessThanOrEqual(12);
});
