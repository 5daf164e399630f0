import type { Locator } from '@playwright/test';
import type { AdminPage } from './support/adminPage';
import { bulkTab } from './support/bulkTab';
import { keyboardOf } from './support/keyboard';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { seriousProblems } from './support/seriousProblems';
import { addsAnswered } from './support/siteFaults';
import { strangersTo } from './support/strangersTo';
import { words, type TextKey } from './support/words';

const { forge, open } = localAdminPages();

/** The page in a narrow window, in the dark theme. */
const openNarrow = async () => {
  const admin = await open();
  await admin.page.setViewportSize({ width: 700, height: 720 });
  await admin.page.emulateMedia({ colorScheme: 'dark' });
  await expect(admin.page.locator('html')).toHaveAttribute('data-color-mode', 'dark');
  return { admin, ...keyboardOf(admin.page) };
};

const counted = ({ page }: AdminPage, key: TextKey, count: number): Locator =>
  page.getByRole('button', { name: words(key, { count: String(count) }), exact: true });

/** Applies the plan that is shown, and waits for the end of its job. */
const apply = async (
  { admin, press }: Awaited<ReturnType<typeof openNarrow>>,
  rows: number,
): Promise<void> => {
  await bulkTab(admin)
    .heading('bulk.plan.title', { count: String(rows) })
    .waitFor();
  const button = counted(admin, 'bulk.apply', rows);
  await press(button.first());
  await press(admin.page.getByRole('dialog').locator(button));
  await bulkTab(admin).over(rows);
};

const goToTab = async (
  { admin, reach }: Awaited<ReturnType<typeof openNarrow>>,
  tab: TextKey,
  steps: number,
): Promise<void> => {
  await reach(admin.page.getByRole('tab', { selected: true }));
  for (let step = 0; step < steps; step += 1) await admin.page.keyboard.press('ArrowRight');
  await expect(admin.page.getByRole('tab', { name: words(tab), exact: true })).toBeFocused();
};

test('removes ten people from a group, and puts them back', async () => {
  const { id: groupId } = await forge().site.createGroup({ name: 'otter-keepers' });
  const people = await strangersTo(forge(), 'otter-keepers', 30);
  for (const accountId of people) await forge().call('addMember', { groupId, accountId });
  const members = async () => (await forge().site.group('otter-keepers')).members;

  const narrow = await openNarrow();
  const { admin, press } = narrow;
  await admin.page.locator('[name=groups-search]:focus').waitFor();
  await admin.page.keyboard.type('otter-keepers');
  await press(admin.page.getByRole('button', { name: 'otter-keepers', exact: true }));
  const table = admin.page.getByRole('table', { name: words('members.title') });
  const boxes = table.getByRole('checkbox');
  await boxes.nth(9).waitFor();
  for (let place = 0; place < 10; place += 1) await press(boxes.nth(place), 'Space');
  expect(await seriousProblems(admin.page)).toEqual([]);
  await press(admin.button('remove.ask'));
  await apply(narrow, 10);
  expect(await members()).toHaveLength(20);

  await press(admin.button('bulk.follow-up.undo'));
  await press(counted(admin, 'bulk.undo.plan', 10));
  await apply(narrow, 10);
  expect((await members()).toSorted()).toEqual(people.toSorted());
});

test('plans, applies and retries the failed rows of a list', async () => {
  const people = await strangersTo(forge(), 'legal', 3);
  const narrow = await openNarrow();
  const { admin, press, reach } = narrow;
  const bulk = bulkTab(admin);
  await goToTab(narrow, 'tab.bulk', 2);
  await reach(admin.page.getByRole('textbox', { name: words('bulk.list') }).first());
  await admin.page.keyboard.insertText(
    ['group,member', ...people.map((id) => `legal,${id}`)].join('\n'),
  );
  await press(admin.button('bulk.read'));
  await press(admin.button('bulk.check'));
  await press(counted(admin, 'bulk.review.plan', 3));
  const refused = addsAnswered(400, { body: { message: 'accountId is invalid' } });
  await forge().site.setFaults([{ ...refused, times: 1 }]);
  await apply(narrow, 3);

  await bulk.heading('bulk.job.title.some-failed', { failed: '1', count: '3' }).waitFor();
  const state = words('bulk.state.done-with-failures');
  await admin.panel('bulk').getByText(state, { exact: true }).waitFor();
  await admin.button('bulk.follow-up.undo').waitFor();
  await press(counted(admin, 'bulk.follow-up.retry', 1));
  await apply(narrow, 1);
  expect((await forge().site.group('legal')).members).toEqual(expect.arrayContaining(people));
});

test('copies the groups of a person to a newcomer, in one plan', async () => {
  const groups = ['design', 'legal', 'finance'];
  const [model, newcomer] = [
    await newcomerTo(forge(), ...groups),
    await newcomerTo(forge(), ...groups),
  ];
  for (const name of groups) {
    const { id: groupId } = await forge().site.group(name);
    await forge().call('addMember', { groupId, accountId: model.accountId });
  }
  const narrow = await openNarrow();
  const { admin, press, pick } = narrow;
  await goToTab(narrow, 'tab.people', 1);
  await pick(admin.combobox('add.person'), model.name);
  const panel = admin.panel('people');
  for (const name of groups)
    await press(panel.getByRole('checkbox', { name, exact: true }), 'Space');
  expect(await seriousProblems(admin.page)).toEqual([]);
  await press(admin.button('person.copy'));
  await pick(admin.combobox('person.copy.to'), newcomer.name);
  await press(counted(admin, 'person.copy.submit', 3));
  await apply(narrow, 3);
  for (const name of groups)
    expect((await forge().site.group(name)).members).toContain(newcomer.accountId);
});
