import { bulkTab } from '../browser/support/bulkTab';
import { newcomerTo } from '../browser/support/person';
import { type TextKey, words } from '../browser/support/words';
import { valueOf } from '../host/support/plans';
import { groupOf } from './support/groupOf';
import { holdCall } from './support/holdCall';
import { type AdminPage, expect, localPages, test } from './support/localPages';
import type { Locator } from './support/locator';

// What an admin sees if something changed a moment ago, or is still on its way.

const { forge, open } = localPages();

const openGroup = async (groupId: string): Promise<AdminPage> => {
  const admin = await open({ place: `/groups/${groupId}` });
  await table(admin).getByRole('checkbox').first().waitFor();
  return admin;
};

const table = ({ page }: AdminPage): Locator =>
  page.getByRole('table', { name: words('members.title') });

const pick = async (admin: AdminPage, name: string): Promise<void> => {
  await admin.combobox('group.add').fill(name);
  await admin.page.getByRole('option').filter({ hasText: name }).click();
};

const removeOneAndSelectTwo = async (admin: AdminPage): Promise<void> => {
  const boxes = table(admin).getByRole('checkbox');
  await boxes.first().check();
  await admin.button('remove.ask').click();
  await admin.button('remove.confirm').click();
  await admin.sees('change.removed.title');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
};

const buttonOf = ({ page }: AdminPage, key: TextKey, values: Record<string, string>): Locator =>
  page.getByRole('button', { name: words(key, values), exact: true });

/** Confluence lists people for a while who were removed, and counts them. */
const lagging = async (run: () => Promise<void>): Promise<void> => {
  await forge().advanceClock(700); // so that it lists what is there now
  await forge().site.patchSite({ lagSeconds: 600 });
  await run();
  await forge().site.patchSite({ lagSeconds: 0 });
};

test('offers the rest of a large group also if someone has just been removed from its first part', () =>
  lagging(async () => {
    const { id: groupId } = await forge().site.group('confluence-users-lanternworks');
    const { members } = valueOf(await forge().call('listMembers', { groupId, start: 0 }));
    const accountId = members[50]?.accountId ?? '';
    const seen = { kind: 'members', place: 50 } as const;
    valueOf(await forge().call('removeMember', { groupId, accountId, seen }));
    const admin = await openGroup(groupId);
    await admin.page.getByText(words('members.read', { count: '398' }), { exact: true }).waitFor();
    await admin.page.getByText(words('members.export.first')).waitFor();
  }));

test('no longer selects a person who has left the group, even while Confluence lists them', () =>
  lagging(async () => {
    const groupId = await groupOf(forge(), 'gecko-keepers', 3);
    await forge().advanceClock(700); // Confluence lists them now
    const admin = await openGroup(groupId);
    const boxes = table(admin).getByRole('checkbox');
    await boxes.nth(2).waitFor();
    const { members } = valueOf(await forge().call('listMembers', { groupId, start: 0 }));
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    const accountId = members[0]?.accountId ?? '';
    valueOf(await forge().call('removeMember', { groupId, accountId }));
    await admin.button('recent.refresh').click();
    await admin.page
      .getByText(words('members.selected', { count: '1' }), { exact: true })
      .waitFor();
  }));

test('keeps who was picked and selected when another change of the group succeeds', async () => {
  const groupId = await groupOf(forge(), 'skink-keepers', 4);
  const admin = await openGroup(groupId);
  const [one, two] = [await newcomerTo(forge()), await newcomerTo(forge())];
  await pick(admin, one.name);
  await pick(admin, two.name);
  await removeOneAndSelectTwo(admin);
  await admin.button('change.undo').click();
  await admin.sees('change.added.title');
  await buttonOf(admin, 'group.add.submit', { count: '2' }).waitFor();
  await admin.page.getByText(words('members.selected', { count: '2' }), { exact: true }).waitFor();
});

test('empties the field once the person in it is added', async () => {
  const admin = await openGroup(await groupOf(forge(), 'viper-keepers', 1));
  const { name } = await newcomerTo(forge(), 'viper-keepers');
  const picked = admin.panel('groups').locator('form').getByText(name, { exact: true });
  await pick(admin, name);
  await picked.waitFor();
  await admin.button('add.submit', admin.panel('groups')).click();
  await admin.sees('change.added.title');
  await picked.waitFor({ state: 'detached' });
});

test('copies members only when no other change is on its way', async () => {
  const groupId = await groupOf(forge(), 'adder-keepers', 4);
  await forge().site.createGroup({ name: 'adder-feeders' });
  const admin = await openGroup(groupId);
  await removeOneAndSelectTwo(admin);
  await admin.button('members.copy').click();
  await admin.chooseGroup('members.copy.to', 'adder-feeders');
  const letGo = holdCall(admin, 'addMember');
  await admin.button('change.undo').click();
  const copy = buttonOf(admin, 'members.copy.submit', { count: '2' });
  await expect.poll(() => copy.isDisabled()).toBe(true);
  letGo();
  await admin.sees('change.added.title');
  await expect.poll(() => copy.isDisabled()).toBe(false);
});

test('offers no removals from a comparison before it knows how many members there are', async () => {
  const id = await groupOf(forge(), 'cobra-keepers', 3);
  await groupOf(forge(), 'cobra-feeders', 1);
  const admin = await open({ place: `/groups/${id}/compare` });
  await admin.page.getByText('cobra-keepers', { exact: true }).waitFor();
  await admin.page.idle();
  const letGo = holdCall(admin, 'getGroup');
  await admin.chooseGroup('compare.with', 'cobra-feeders');
  await admin.button('compare.submit').click();
  await buttonOf(admin, 'compare.count.only-left', { count: '2' }).waitFor();
  const remove = { count: '2', group: 'cobra-keepers' };
  await admin.page.getByText(words('compare.not-whole')).waitFor();
  await admin.button('compare.again').waitFor();
  expect(await buttonOf(admin, 'compare.plan.remove', remove).count()).toBe(0);
  letGo();
  await buttonOf(admin, 'compare.plan.remove', remove).waitFor();
  expect(await admin.button('compare.again').count()).toBe(0);
});

test('offers no removals from a comparison if the members couldn’t be counted', async () => {
  const id = await groupOf(forge(), 'mamba-keepers', 3);
  const other = await groupOf(forge(), 'mamba-feeders', 1);
  await forge().site.setFaults([
    { match: { path: `${other}/membersByGroupId?limit=1` }, effect: 'status', value: 503 },
  ]);
  const admin = await open({ place: `/groups/${id}/compare` });
  await admin.chooseGroup('compare.with', 'mamba-feeders');
  await admin.button('compare.submit').click();
  await buttonOf(admin, 'compare.count.only-left', { count: '2' }).waitFor();
  await admin.page.getByText(words('compare.not-whole')).waitFor();
  await forge().site.clearFaults();
  await admin.button('compare.again').click();
  await admin.button('compare.submit').click();
  await buttonOf(admin, 'compare.plan.remove', { count: '2', group: 'mamba-keepers' }).waitFor();
});

test('leaves the person who is shown now alone when the plan for the one before is ready', async () => {
  const [before, now] = [await newcomerTo(forge()), await newcomerTo(forge())];
  const admin = await open();
  await admin.choosePerson(before);
  for (const name of ['legal', 'quality']) await admin.chooseGroup('people.groups', name);
  const letGo = holdCall(admin, 'finalizePlan');
  await buttonOf(admin, 'people.add-several', { count: '2' }).click();
  await admin.choosePerson(now);
  letGo();
  await admin.sees('plan-ready.title');
  expect(await admin.panel('people').isVisible()).toBe(true);
  await buttonOf(admin, 'people.add-several', { count: '2' }).waitFor(); // still chosen
  // In the list of plans, it is opened another way, and isn't offered any more.
  await admin.openTab('bulk');
  const plans = admin.page.getByRole('table', { name: words('bulk.plans.title') });
  await admin.button('bulk.jobs.open', plans).first().click();
  await bulkTab(admin).heading('bulk.plan.title', { count: '2' }).waitFor();
  await admin.page.getByText(words('plan-ready.title')).waitFor({ state: 'detached' });
});

test('sends a pasted account ID without its label', async () => {
  const person = await newcomerTo(forge(), 'legal');
  const admin = await open();
  await admin.chooseGroup('people.groups', 'legal');
  await admin.pasteAccountId(`accountid: ${person.accountId}`);
  const asked = admin.page.callTo('addMember');
  await admin.submit();
  expect((await asked).payload).toMatchObject({ accountId: person.accountId });
  await admin.sees('change.added.title');
});

test('keeps who was picked if their plan failed and another change succeeds', async () => {
  const admin = await openGroup(await groupOf(forge(), 'boa-keepers', 4));
  for (const { name } of [await newcomerTo(forge()), await newcomerTo(forge())])
    await pick(admin, name);
  const release = admin.page.intercept(({ functionKey }) =>
    functionKey === 'beginPlan' ? 'drop' : 'send',
  );
  const add = buttonOf(admin, 'group.add.submit', { count: '2' });
  await add.click();
  await admin.sees('bulk.plan.not-created');
  release();
  await table(admin).getByRole('checkbox').first().check();
  await admin.button('remove.ask').click();
  await admin.button('remove.confirm').click();
  await admin.sees('change.removed.title');
  await add.waitFor();
});

test('says why people entered by hand can’t be checked, and checks them on another try', async () => {
  const admin = await open({ place: '/groups' });
  const release = admin.page.intercept(({ functionKey }) =>
    functionKey === 'readHeaderWords' ? 'drop' : 'send',
  );
  await admin.openTab('bulk');
  await admin.button('bulk.by-hand').click();
  const { name } = await newcomerTo(forge());
  await admin.page.getByRole('combobox', { name: words('bulk.by-hand.people') }).fill(name);
  await admin.page.getByRole('option').filter({ hasText: name }).click();
  await admin.chooseGroup('add.group', 'legal');
  await admin.button('bulk.check').click();
  await admin.page.getByText(words('bulk.read.failed'), { exact: true }).waitFor();
  release();
  await admin.button('try-again', admin.panel('bulk')).click();
  await bulkTab(admin).heading('bulk.review.title').waitFor();
});

test('says that a plan couldn’t be created also when the admin has gone elsewhere', async () => {
  const admin = await openGroup(await groupOf(forge(), 'python-keepers', 6));
  const boxes = table(admin).getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const letGo = holdCall(admin, 'beginPlan');
  await admin.button('remove.ask').click();
  await admin.openTab('activity');
  const release = admin.page.intercept(({ functionKey }) =>
    functionKey === 'beginPlan' ? 'drop' : 'send',
  );
  letGo();
  await admin.sees('bulk.plan.not-created');
  release();
  await admin.openTab('people');
  await admin.page.getByText(words('bulk.plan.not-created')).waitFor({ state: 'detached' });
});

test('says that a change failed also when the admin has left the group', async () => {
  const admin = await openGroup(await groupOf(forge(), 'tuatara-keepers', 2));
  await pick(admin, (await newcomerTo(forge())).name);
  const letGo = holdCall(admin, 'addMember', 'drop');
  await admin.button('add.submit').click();
  await admin.button('groups.all').click();
  await admin.button('compare.open').waitFor();
  letGo();
  await admin.sees('failure.no-answer.title');
  await admin.page.getByText('tuatara-keepers', { exact: true }).first().waitFor();
});
