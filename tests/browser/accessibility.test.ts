import { planOf } from '../host/support/plans';
import { copyButtonsAreDrawn } from './support/adminPage';
import { bulkTab } from './support/bulkTab';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { axeProblems } from './support/axeProblems';
import { addsAnswered, jobAddsTake, jobAddsUnanswered } from './support/siteFaults';
import { strangersTo } from './support/strangersTo';
import { words } from './support/words';

const { forge, open } = localAdminPages();

test('has no problem in an empty list of changes, the form, its groups and its errors', async () => {
  const { page, button, combobox, openTab } = await open();
  await openTab('activity');
  await page.getByText(words('recent.empty.title')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await openTab('people');
  await button('add.submit').click();
  await page.getByText(words('add.group.missing')).waitFor();
  await combobox('people.groups').fill('marketing');
  await page.getByRole('option', { name: 'marketing', exact: true }).waitFor();
  expect(await axeProblems(page)).toEqual([]);
});

test('has no problem in the result of adding a person, whether it succeeds or fails', async () => {
  const admin = await open();
  await admin.chooseGroup('people.groups', 'marketing');
  await admin.pasteAccountId((await newcomerTo(forge(), 'marketing')).accountId);
  await forge().site.setFaults([addsAnswered(429, { headers: { 'retry-after': '4' } })]);
  await admin.submit();
  await admin.sees('failure.rate-limited.title');
  await (await admin.recent()).first().waitFor();
  expect(await axeProblems(admin.page)).toEqual([]);
  await forge().site.setFaults([addsAnswered(403)]);
  await admin.submit();
  await admin.sees('failure.not-permitted.title');
  expect(await axeProblems(admin.page)).toEqual([]);
  await forge().site.clearFaults();
  await admin.submit();
  await admin.sees('change.added.title');
  expect(await axeProblems(admin.page)).toEqual([]);
});

test('has no problem in the dialog before a removal and in its result', async () => {
  const admin = await open();
  await admin.chooseGroup('people.groups', 'marketing');
  await admin.choosePerson(await newcomerTo(forge(), 'marketing'));
  await admin.askToRemove();
  expect(await axeProblems(admin.page)).toEqual([]);
  await admin.button('cancel').click();
  await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
  await admin.remove();
  await admin.sees('change.removed.title');
  await (await admin.recent()).first().getByText(words('short.removed')).waitFor();
  expect(await axeProblems(admin.page)).toEqual([]);
});

test('has no problem in the keys, their dialogs and a new secret', async () => {
  const { page, button, openTab, sees } = await open();
  await openTab('automation');
  await copyButtonsAreDrawn({ page });
  await button('table.actions').first().click();
  await button('keys.replace').click();
  await page.getByRole('dialog').waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('cancel').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await button('keys.create').click();
  await button('create-key.submit', page.getByRole('dialog')).click();
  await page.getByText(words('create-key.label.missing')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await page.getByRole('textbox', { name: words('keys.label') }).fill('HR system');
  await page.getByRole('checkbox', { name: words('automation.to.remove') }).check();
  await page.getByRole('radio', { name: words('create-key.all-unprotected') }).check();
  expect(await axeProblems(page)).toEqual([]);
  await button('create-key.submit', page.getByRole('dialog')).click();
  await page.getByText(words('create-key.remove-all.title')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('create-key.remove-all.confirm').click();
  await sees('secret.title');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await axeProblems(page)).toEqual([]);
});

test('has no problem in delegation, as a site admin and as a Confluence admin', async () => {
  const admin = await open();
  await admin.openTab('settings');
  await admin.button('delegation.submit').click();
  await admin.page.getByText(words('add.group.missing')).waitFor();
  expect(await axeProblems(admin.page)).toEqual([]);
  const other = await open({ account: forge().info.accounts.confluenceAdmin });
  await other.openTab('settings');
  await other.sees('delegation.locked.title');
  expect(await axeProblems(other.page)).toEqual([]);
});

test('has no problem on the page of a person without rights', async () => {
  const { page, sees } = await open({ account: forge().info.accounts.nonAdmin });
  await sees('failure.not-an-admin.title');
  expect(await axeProblems(page)).toEqual([]);
});

test('has no problem in the question before someone may get admin rights', async () => {
  const admin = await open();
  const label = words('groups.as-you-only', { group: 'site-admins' });
  await admin.chooseGroup('people.groups', 'site-admins', label);
  await admin.choosePerson(await newcomerTo(forge(), 'site-admins'));
  await admin.button('add.submit').click();
  await admin.page.getByRole('dialog', { name: words('admin-add.title') }).waitFor();
  expect(await axeProblems(admin.page)).toEqual([]);
});

test('has no problem in the dialogs of a list and a plan, in a running and a stopped job, and in its undo', async () => {
  const people = await strangersTo(forge(), 'legal', 40);
  const admin = await open({ place: '/bulk' });
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  const dialog = page.getByRole('dialog');
  const rows = [...people.map((id) => `legal,${id}`), 'legal,nobody@example.com'];
  await bulk.review(['group,member', ...rows].join('\n'));
  await bulk.resolve('nobody@example.com');
  expect(await axeProblems(page)).toEqual([]);
  await button('cancel', dialog).click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByRole('button', { name: words('bulk.questions.skip-found', { count: '1' }) })
    .click();
  await bulk.plan(40);
  await page
    .getByRole('button', { name: words('bulk.apply', { count: '40' }), exact: true })
    .first()
    .click();
  await dialog.waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('cancel', dialog).click();
  await dialog.waitFor({ state: 'detached' });

  await forge().site.setFaults([jobAddsUnanswered(1), jobAddsTake(2_000)]);
  await bulk.apply(40);
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.job.stop').click();
  await dialog.waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.stop.confirm', dialog).click();
  await page.getByText(words('bulk.state.stopped'), { exact: true }).first().waitFor();
  await button('bulk.follow-up.undo').waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.follow-up.undo').click();
  await bulk.heading('bulk.undo.before').or(bulk.text('bulk.undo.uncertain')).first().waitFor();
  await page.mouse.move(0, 0); // Atlaskit's selected button has too little contrast under the mouse
  expect(await axeProblems(page)).toEqual([]);
});

test('has no problem in a plan that is refused', async () => {
  const { id: groupId } = await forge().site.createGroup({ name: 'wren-keepers' });
  const people = await strangersTo(forge(), 'wren-keepers', 4);
  for (const accountId of people) await forge().call('addMember', { groupId, accountId });
  const removals = people.slice(1).map((id) => ['remove', id] as const);
  const { id } = await planOf(forge(), groupId, removals);
  const { page } = await open({ place: `/bulk/plans/${id}` });
  await page.getByText(words('bulk.plan.refused.title')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
});

test('has no problem in a copy to another group, a comparison with a list, and a failed reading', async () => {
  const { id, members } = await forge().site.group('legal');
  const admin = await open({ place: `/groups/${id}` });
  const { page, button } = admin;
  const boxes = page.getByRole('table', { name: words('members.title') }).getByRole('checkbox');
  await boxes.first().check();
  await button('members.copy').click();
  await admin.combobox('members.copy.to').waitFor();
  expect(await axeProblems(page)).toEqual([]);

  await button('group.compare').click();
  await button('compare.with-list').click();
  await page
    .getByRole('textbox', { name: words('compare.list') })
    .fill(members.slice(2).join('\n'));
  await button('compare.list.submit').click();
  await button('compare.submit').click();
  await page.getByRole('table').first().waitFor();
  await page.mouse.move(0, 0); // off the selected button
  expect(await axeProblems(page)).toEqual([]);

  await forge().site.setFaults([
    { match: { path: '/membersByGroupId' }, effect: 'status', value: 503 },
  ]);
  const other = await open({ place: `/groups/${id}` });
  await other.button('try-again').first().waitFor();
  expect(await axeProblems(other.page)).toEqual([]);
});
