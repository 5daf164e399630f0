import type { Locator } from '@playwright/test';
import { valueOf } from '../host/support/plans';
import type { AdminPage } from './support/adminPage';
import { bulkTab } from './support/bulkTab';
import { keyboardOf } from './support/keyboard';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { axeProblems } from './support/axeProblems';
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
  const key = steps < 0 ? 'ArrowLeft' : 'ArrowRight';
  for (let step = 0; step < Math.abs(steps); step += 1) await admin.page.keyboard.press(key);
  await expect(admin.page.getByRole('tab', { name: words(tab), exact: true })).toBeFocused();
};

test('removes ten people from a group, and puts them back', async () => {
  const { id: groupId } = await forge().site.createGroup({ name: 'otter-keepers' });
  const people = await strangersTo(forge(), 'otter-keepers', 20);
  for (const accountId of people) await forge().call('addMember', { groupId, accountId });
  const members = async () => (await forge().site.group('otter-keepers')).members;

  const narrow = await openNarrow();
  const { admin, press } = narrow;
  await admin.page.locator('[name=groups-search]:focus').waitFor();
  await admin.page.keyboard.type('otter-keepers');
  await press(admin.page.getByRole('button', { name: 'otter-keepers', exact: true }));
  await admin.page.locator('button:focus', { hasText: words('groups.all') }).waitFor();
  const table = admin.page.getByRole('table', { name: words('members.title') });
  const boxes = table.getByRole('checkbox');
  await boxes.nth(9).waitFor();
  for (let place = 0; place < 10; place += 1) await press(boxes.nth(place), 'Space');
  await press(admin.button('members.select-none'));
  await expect(counted(admin, 'members.select-all', 20)).toBeFocused();
  for (let place = 0; place < 10; place += 1) await press(boxes.nth(place), 'Space');
  await press(admin.button('remove.ask'));
  await apply(narrow, 10);
  expect(await members()).toHaveLength(10);

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

  await goToTab(narrow, 'tab.activity', 2);
  await press(admin.button('recent.job.open').first());
  await admin.page.locator('button:focus', { hasText: words('bulk.back') }).waitFor();
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
  expect(await axeProblems(admin.page)).toEqual([]);
  await press(admin.button('person.copy'));
  await pick(admin.combobox('person.copy.to'), newcomer.name);
  await press(counted(admin, 'person.copy.submit', 3));
  await apply(narrow, 3);
  for (const name of groups)
    expect((await forge().site.group(name)).members).toContain(newcomer.accountId);

  // The People tab shows another person by now, and the focus goes to the one who is opened.
  await goToTab(narrow, 'tab.groups', -2);
  await narrow.reach(admin.page.getByRole('textbox', { name: words('groups.search') }));
  await admin.page.keyboard.type('legal');
  await press(admin.page.getByRole('button', { name: 'legal', exact: true }));
  await narrow.reach(admin.page.getByRole('textbox', { name: words('members.search') }));
  await admin.page.keyboard.type(newcomer.name);
  const row = admin.panel('groups').getByRole('row').filter({ hasText: newcomer.name });
  await press(admin.button('members.open', row));
  await panel.locator('button:focus', { hasText: words('recent.refresh') }).waitFor();
});

/** The people of the plan that is shown, once it has this number of rows. */
const plannedPeople = async (admin: AdminPage, rows: number): Promise<string[]> => {
  await bulkTab(admin)
    .heading('bulk.plan.title', { count: String(rows) })
    .waitFor();
  const [plan] = valueOf(await forge().call('listPlans', {}));
  const planned = valueOf(await forge().call('listPlanRows', { planId: plan?.id, at: 0 }));
  return planned.map(({ accountId }) => accountId);
};

test('plans what a comparison of two groups shows, and a resolved row of a list', async () => {
  const { id: groupId } = await forge().site.createGroup({ name: 'wombat-keepers' });
  await forge().site.createGroup({ name: 'wombat-friends' });
  const people = await strangersTo(forge(), 'wombat-keepers', 2);
  for (const accountId of people) await forge().call('addMember', { groupId, accountId });
  const narrow = await openNarrow();
  const { admin, press, pick, reach } = narrow;
  const { page } = admin;
  await page.locator('[name=groups-search]:focus').waitFor();
  await page.keyboard.type('wombat-keepers');
  await press(page.getByRole('button', { name: 'wombat-keepers', exact: true }));
  await press(admin.button('group.compare'));
  await pick(admin.combobox('compare.with'), 'wombat-friends');
  await press(admin.button('compare.submit'));
  await expect(
    page.getByRole('button', { name: words('compare.count.only-left', { count: '2' }) }),
  ).toBeFocused();
  await press(
    page.getByRole('button', {
      name: words('compare.plan.add', { count: '2', group: 'wombat-friends' }),
      exact: true,
    }),
  );
  expect((await plannedPeople(admin, 2)).toSorted()).toEqual(people.toSorted());

  const unlisted = await newcomerTo(forge(), 'wombat-keepers');
  await press(admin.button('bulk.back'));
  await reach(page.getByRole('textbox', { name: words('bulk.list') }).first());
  const unknown = ['nobody', 'no.one', 'none'].map((name) => `wombat-keepers,${name}@example.com`);
  await page.keyboard.insertText(['group,member', ...unknown].join('\n'));
  await press(admin.button('bulk.read'));
  await press(admin.button('bulk.check'));
  await press(admin.button('bulk.questions.skip').first());
  await expect(admin.button('bulk.questions.skip')).toHaveCount(2);
  await expect(admin.button('bulk.questions.resolve').first()).toBeFocused();
  await press(admin.button('bulk.questions.resolve').last());
  const dialog = page.getByRole('dialog');
  await pick(dialog.getByRole('combobox'), unlisted.name);
  await press(admin.button('bulk.resolve.use', dialog));
  await dialog.waitFor({ state: 'detached' });
  await expect(admin.button('bulk.questions.resolve')).toBeFocused();
  await press(admin.button('bulk.questions.skip'));
  await expect(counted(admin, 'bulk.review.plan', 1)).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await plannedPeople(admin, 1)).toEqual([unlisted.accountId]);
});

test('keeps the focus when its button is disabled', async () => {
  const { admin, press } = await openNarrow();
  const groups = admin.panel('groups');
  const next = admin.button('bulk.rows.next', groups);
  await admin.page.locator('[name=groups-search]:focus').waitFor();
  const total = (await forge().site.state()).groups.length;
  for (let from = 1; from <= total; from += 25) {
    const to = Math.min(from + 24, total);
    await groups.getByText(words('groups.shown', { from: String(from), to: String(to) })).waitFor();
    if (from === 1) await press(next);
    else if (to < total) {
      await expect(next).toBeFocused();
      await admin.page.keyboard.press('Enter');
    }
  }
  await expect(admin.button('bulk.rows.previous', groups)).toBeFocused();
});

test('saves the settings, delegates a group and creates a key', async () => {
  const narrow = await openNarrow();
  const { admin, press, pick, reach } = narrow;
  const { page } = admin;
  await page.locator('[name=groups-search]:focus').waitFor();
  await goToTab(narrow, 'tab.settings', 5);
  await reach(page.getByRole('textbox', { name: words('settings.most-removals'), exact: true }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('30');
  await press(admin.button('settings.submit'));
  await admin.sees('settings.saved');
  await pick(admin.combobox('delegation.group'), 'legal');
  await press(admin.button('delegation.submit'));
  await admin.panel('settings').getByRole('cell', { name: 'legal', exact: true }).waitFor();

  await goToTab(narrow, 'tab.automation', -2);
  await press(admin.button('keys.create'));
  await page.getByRole('dialog').waitFor();
  await reach(page.getByRole('textbox', { name: words('keys.label') }));
  await page.keyboard.type('By keyboard');
  await pick(admin.combobox('create-key.chosen'), 'procurement');
  await press(admin.button('create-key.submit', page.getByRole('dialog')));
  await admin.sees('secret.title');
  await press(admin.button('secret.stored'));
  await expect(admin.button('keys.create')).toBeFocused();
  const keys = await forge().call('listKeys', {});
  expect(keys).toMatchObject({ ok: true });
  expect(JSON.stringify(keys)).toContain('By keyboard');
  expect(await forge().call('getSettings', {})).toMatchObject({ value: { mostRemovals: 30 } });
});

test('keeps the focus on the tabs while they are opened with arrow keys', async () => {
  const admin = await open({ place: '/setup' });
  const tabs = admin.page.getByRole('tab');
  await keyboardOf(admin.page).reach(admin.page.getByRole('tab', { selected: true }));
  await admin.page.keyboard.press('ArrowRight');
  await admin.page.locator('[name=groups-search]').waitFor();
  await expect(tabs.first()).toBeFocused();
  await admin.page.keyboard.press('ArrowRight');
  await expect(tabs.nth(1)).toBeFocused();
});

test('gives the focus back to a key’s actions after a dialog', async () => {
  const { admin, press } = await openNarrow();
  await admin.openTab('automation');
  const actions = admin.button('table.actions').first();
  const dialog = admin.page.getByRole('dialog').filter({ has: admin.page.getByRole('heading') });
  await press(actions);
  await press(admin.button('keys.revoke'));
  await dialog.waitFor();
  await admin.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect(actions).toBeFocused();
  await press(actions);
  await press(admin.button('keys.replace'));
  await press(admin.button('replace-key.confirm', dialog));
  await admin.sees('secret.title');
  await expect(actions).toBeFocused();
});
