import { pointsOfReading } from '../../static/admin/groups/group/memberReader';
import { bulkTab } from '../browser/support/bulkTab';
import { newcomerTo } from '../browser/support/person';
import { words, type TextKey } from '../browser/support/words';
import type { SiteUser } from '../host/support/simulatedSite';
import { exportedText } from './support/exportedText';
import { expect, localPages, test, type AdminPage } from './support/localPages';
import type { Locator } from './support/locator';

const { forge, open } = localPages();

const PER_PAGE = 25;

const membersOf = async (name: string): Promise<string[]> =>
  (await forge().site.group(name)).members;

const staff = async (): Promise<SiteUser[]> =>
  (await forge().site.state()).users.filter(
    ({ active, accountType }) => active && accountType === 'atlassian',
  );

/** A new group with these people, and its ID. */
const groupOf = async (name: string, accountIds: readonly string[]): Promise<string> => {
  const { id: groupId } = await forge().site.createGroup({ name });
  for (const accountId of accountIds) await forge().call('addMember', { groupId, accountId });
  return groupId;
};

/** The same with the first people of the company. */
const groupOfSize = async (name: string, size: number): Promise<string> =>
  groupOf(
    name,
    (await staff()).slice(0, size).map(({ accountId }) => accountId),
  );

const openGroup = async (groupId: string): Promise<AdminPage> => {
  const admin = await open({ place: `/groups/${groupId}` });
  await admin.button('group.compare').waitFor();
  return admin;
};

const members = ({ page }: AdminPage): Locator =>
  page.getByRole('table', { name: words('members.title') });

/** The name and account ID of each member on the page that is shown. */
const shownMembers = async (admin: AdminPage): Promise<[name: string, id: string][]> => {
  const cells = await members(admin).getByRole('cell').allInnerTexts();
  const rows: [string, string][] = [];
  for (let at = 0; at < cells.length; at += 3) rows.push([cells[at] ?? '', cells[at + 1] ?? '']);
  return rows;
};

/** Waits until these rows of a table with pages are shown. */
const showsRows = ({ page }: AdminPage, from: number, to: number, count: number): Promise<void> =>
  page
    .getByText(words('bulk.rows.shown', { from: `${from}`, to: `${to}`, count: `${count}` }))
    .waitFor();

/** The account IDs in the plan that is shown, on all its pages, with the action of each. */
const plannedRows = async (admin: AdminPage): Promise<string[]> => {
  const table = admin.page.getByRole('table', { name: words('bulk.plan.rows') });
  const next = admin.button('bulk.rows.next');
  const rows: string[] = [];
  for (;;) {
    await table.locator('[data-account-id]').first().waitFor();
    for (const row of await table.getByRole('row').all()) {
      const [, , action] = await row.getByRole('cell').allInnerTexts();
      const [person] = row.locator('[data-account-id]').found();
      if (person) rows.push(`${action} ${person.attributes['data-account-id']}`);
    }
    if ((await next.count()) === 0 || (await next.isDisabled())) return rows.toSorted();
    await next.click();
    await admin.page.idle();
  }
};

const planned = (key: TextKey, accountIds: readonly string[]): string[] =>
  accountIds.map((accountId) => `${words(key)} ${accountId}`).toSorted();

const pick = async (admin: AdminPage, name: string): Promise<void> => {
  await admin.combobox('group.add').fill(name);
  await admin.page.getByRole('option').filter({ hasText: name }).click();
};

test('shows the members on pages of 25', async () => {
  const people = (await staff()).slice(0, PER_PAGE + 5);
  const ids = people.map(({ accountId }) => accountId);
  const admin = await openGroup(await groupOf('otter-keepers', ids));
  const next = admin.button('bulk.rows.next', admin.panel('groups'));
  await showsRows(admin, 1, PER_PAGE, 30);
  const first = await shownMembers(admin);
  expect(first).toHaveLength(PER_PAGE);
  await next.click();
  await showsRows(admin, 26, 30, 30);
  const second = await shownMembers(admin);
  expect(second).toHaveLength(5);
  expect([...first, ...second].toSorted()).toEqual(
    people.map(({ displayName, accountId }) => [displayName, accountId]).toSorted(),
  );
  expect(await next.isDisabled()).toBe(true);
  await admin.button('bulk.rows.previous', admin.panel('groups')).click();
  await showsRows(admin, 1, PER_PAGE, 30);
  expect(await shownMembers(admin)).toEqual(first);
});

const KINDS = [
  ['site-admins', 'kind.admin', 'kind.admin.about'],
  ['confluence-users-lanternworks', 'kind.access', 'kind.access.about'],
  ['Frontend Guild', 'kind.team', 'kind.team.about'],
] as const;

for (const [group, kind, about] of KINDS)
  test(`shows the kind of ${group}, what it means, and no other kind`, async () => {
    const admin = await openGroup((await forge().site.group(group)).id);
    await admin.page.getByRole('heading', { name: group, exact: true }).waitFor();
    for (const [, otherKind, otherAbout] of KINDS)
      for (const [key, isOwn] of [
        [otherKind, otherKind === kind],
        [otherAbout, otherAbout === about],
      ] as const)
        expect(
          await admin.panel('groups').getByText(words(key), { exact: true }).count(),
          key,
        ).toBe(isOwn ? 1 : 0);
    expect(await admin.combobox('group.add').count()).toBe(kind === 'kind.team' ? 0 : 1);
  });

test('plans to add several people who were picked at once', async () => {
  const admin = await openGroup(await groupOfSize('lemur-keepers', 1));
  const before = await membersOf('lemur-keepers');
  const people = [
    await newcomerTo(forge(), 'lemur-keepers'),
    await newcomerTo(forge(), 'lemur-keepers'),
  ];
  const ids = people.map(({ accountId }) => accountId);
  for (const { name } of people) await pick(admin, name);
  await admin.page
    .getByRole('button', { name: words('group.add.submit', { count: '2' }), exact: true })
    .click();
  const bulk = bulkTab(admin);
  await bulk.heading('bulk.plan.title', { count: '2' }).waitFor();
  expect(await plannedRows(admin)).toEqual(planned('bulk.action.add', ids));
  expect(await membersOf('lemur-keepers')).toEqual(before);
  await bulk.apply(2);
  await bulk.over(2);
  expect((await membersOf('lemur-keepers')).toSorted()).toEqual([...before, ...ids].toSorted());
});

test('exports one row for each member, on whichever page they are', async () => {
  const size = PER_PAGE + 3;
  const admin = await openGroup(await groupOfSize('bison-keepers', size));
  await showsRows(admin, 1, PER_PAGE, size);
  const shown = await shownMembers(admin);
  await admin.button('bulk.rows.next', admin.panel('groups')).click();
  await showsRows(admin, PER_PAGE + 1, size, size);
  shown.push(...(await shownMembers(admin)));
  await admin.button('members.export').click();
  const [header, ...rows] = (await exportedText(admin)).split('\r\n');
  expect(header).toBe('group,name,account id');
  expect(rows).toEqual(shown.map(([name, id]) => `bison-keepers,${name},${id}`));
  expect(rows).toHaveLength(size);
});

test('plans to add the people with access who are missing, from a preset of the comparison', async () => {
  const withAccess = await membersOf('trusted-users');
  const other = await newcomerTo(forge(), 'trusted-users');
  const groupId = await groupOf('tapir-keepers', [...withAccess.slice(0, 2), other.accountId]);
  const missing = withAccess.slice(2);
  const count = missing.length.toString();
  const admin = await openGroup(groupId);
  await admin.button('group.compare').click();
  await admin.page.getByText(words('compare.access')).waitFor();
  await admin.panel('groups').getByRole('button', { name: 'trusted-users', exact: true }).click();
  await admin.button('compare.submit').click();
  const part = (key: TextKey, people: string) =>
    admin.page.getByRole('button', { name: words(key, { count: people }), exact: true });
  await part('compare.count.only-left', '1').waitFor();
  await part('compare.count.both', '2').waitFor();
  await part('compare.count.only-right', count).click();
  await admin.page
    .getByRole('button', { name: words('compare.plan.add', { count, group: 'tapir-keepers' }) })
    .click();
  await bulkTab(admin).heading('bulk.plan.title', { count }).waitFor();
  expect(await plannedRows(admin)).toEqual(planned('bulk.action.add', missing));
});

test('says that 200,001 members are too many to load, and offers no button for it', async () => {
  const count = 200_001;
  const written = count.toLocaleString('en-US');
  const { id } = await forge().site.group('confluence-users-lanternworks');
  await forge().site.setFaults([
    {
      match: { path: `${id}/membersByGroupId?limit=1&shouldReturnTotalSize=true` },
      effect: 'body',
      value: { status: 200, body: JSON.stringify({ results: [], totalSize: count }) },
    },
  ]);
  const admin = await openGroup(id);
  const { page } = admin;
  await page.getByText(words('group.members', { count: written }), { exact: true }).waitFor();
  await page.getByText(words('members.read', { count: '399' }), { exact: true }).waitFor();
  const points = pointsOfReading(count - 399).toLocaleString('en-US');
  await page.getByText(words('members.read-all.too-many', { points }), { exact: true }).waitFor();
  await page.idle();
  for (const name of [
    words('members.read-all'),
    words('members.read-all.busy'),
    words('members.read-all.count', { count: written }),
  ])
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
  await page.getByText(words('members.export.first')).waitFor();
  expect(await admin.button('members.export').count()).toBe(0);

  await admin.button('group.compare').click();
  await admin.chooseGroup('compare.with', 'legal');
  const legal = (await shownByConfluence('legal')).length;
  const both = pointsOfReading(count) + pointsOfReading(legal);
  await page
    .getByText(words('compare.too-many', { points: both.toLocaleString('en-US') }))
    .waitFor();
  expect(await admin.button('compare.submit').count()).toBe(0);
});

/** The members that a list shows: those who aren't suspended. */
const shownByConfluence = async (name: string): Promise<string[]> => {
  const { users } = await forge().site.state();
  const active = new Set(users.filter((user) => user.active).map(({ accountId }) => accountId));
  return (await membersOf(name)).filter((accountId) => active.has(accountId));
};

test('finds a group with a right-to-left name and emoji, and adds and removes its people', async () => {
  const name = 'فريق الإطلاق 👩🏽‍🚀🇸🇦 צוות';
  const rightToLeft = (await staff()).find(({ displayName }) =>
    /^\p{Script=Arabic}/u.test(displayName),
  );
  if (!rightToLeft) throw new Error('No one has a right-to-left name.');
  const { displayName, accountId } = rightToLeft;
  const other = await newcomerTo(forge());
  const groupId = await groupOf(name, [other.accountId]);

  const admin = await open({ place: '/groups' });
  const { page } = admin;
  await page.getByRole('textbox', { name: words('groups.search') }).fill('الإطلاق 👩🏽‍🚀');
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  await pick(admin, displayName);
  const asked = page.callTo('addMember');
  await admin.whileCalling('addMember', () =>
    admin.button('add.submit', admin.panel('groups')).click(),
  );
  expect((await asked).payload).toMatchObject({ groupId, accountId });
  await admin.sees(
    'change.added.title',
    words('change.added', { person: displayName, group: name }),
  );
  expect(await membersOf(name)).toEqual([other.accountId, accountId]);

  const box = members(admin).getByRole('checkbox', { name: displayName, exact: true });
  await admin.whileCalling('listMembers', () => admin.button('recent.refresh').first().click());
  await page.getByRole('textbox', { name: words('members.search') }).fill(displayName);
  await box.check();
  await admin.button('remove.ask', admin.panel('groups')).click();
  await page.getByRole('dialog').getByText(name, { exact: true }).waitFor();
  await admin.whileCalling('removeMember', () => admin.button('remove.confirm').click());
  await admin.sees(
    'change.removed.title',
    words('change.removed', { person: displayName, group: name }),
  );
  expect(await membersOf(name)).toEqual([other.accountId]);
  const newest = (await admin.recent()).first();
  await newest.getByText(name, { exact: true }).waitFor();
  await newest.getByText(displayName, { exact: true }).waitFor();
});

test('shows, finds and removes a member whose name has 255 characters, right-to-left with emoji', async () => {
  const name = 'נועה לוי 👩🏽‍🚀 '.repeat(14).padEnd(255, 'ש');
  expect(name).toHaveLength(255);
  const groupId = await groupOfSize('civet-keepers', 3);
  const [person = '', ...others] = await membersOf('civet-keepers');
  const listed = [
    { accountId: person, displayName: name },
    ...others.map((accountId) => ({ accountId })),
  ];
  await forge().site.setFaults([
    {
      match: { path: `${groupId}/membersByGroupId?start=0` },
      effect: 'body',
      value: { status: 200, body: JSON.stringify({ results: listed, _links: {} }) },
    },
  ]);
  const admin = await openGroup(groupId);
  await members(admin).getByRole('checkbox').nth(2).waitFor();
  await admin.page.getByRole('textbox', { name: words('members.search') }).fill(name.slice(-34));
  await expect(members(admin).locator('label')).toHaveText([name]);
  await members(admin).getByRole('checkbox', { name, exact: true }).check();
  await admin.button('remove.ask', admin.panel('groups')).click();
  await admin.whileCalling('removeMember', () => admin.button('remove.confirm').click());
  await admin.sees('change.removed.title');
  expect(await membersOf('civet-keepers')).toEqual(others);
});

test('says that a group is gone which was deleted before it was opened', async () => {
  const { id } = await forge().site.createGroup({ name: 'short-lived' });
  const admin = await open({ place: '/groups' });
  const { page } = admin;
  await page.getByRole('textbox', { name: words('groups.search') }).fill('short-lived');
  const row = page.getByRole('button', { name: 'short-lived', exact: true });
  await row.waitFor();
  await forge().site.deleteGroup(id);
  await row.click();
  await admin.sees('group.failed', words('failure.group-not-found.title'));
  await page.idle();
  expect(await page.getByRole('heading', { name: 'short-lived', exact: true }).count()).toBe(0);
  expect(await admin.combobox('group.add').count()).toBe(0);
  await admin.button('groups.all').click();
  await page.getByRole('textbox', { name: words('groups.search') }).waitFor();
});

test('adds one person after another, each with the one form', async () => {
  const groupId = await groupOfSize('lynx-keepers', 2);
  const admin = await openGroup(groupId);
  for (const count of ['3', '4']) {
    const person = await newcomerTo(forge(), 'lynx-keepers');
    await admin.combobox('group.add').fill(person.name);
    await admin.page.getByRole('option').filter({ hasText: person.name }).click();
    await admin.button('add.submit', admin.panel('groups')).click();
    await admin.page.getByText(words('group.members', { count }), { exact: true }).waitFor();
    await admin.sees('change.added.title');
    expect(await membersOf('lynx-keepers')).toContain(person.accountId);
  }
});

/** Adds a person by a bulk change that is planned and applied in its own tab. */
const addByJob = async (admin: AdminPage, group: string, accountId: string): Promise<void> => {
  const bulk = bulkTab(admin);
  await admin.openTab('bulk');
  await bulk.review(`group,member\n${group},${accountId}`);
  await bulk.plan(1);
  await bulk.apply(1);
  await bulk.over(1);
};

test('keeps what was selected and loaded when a job with other groups ends', async () => {
  const admin = await openGroup(await groupOfSize('hyena-keepers', 2));
  await groupOfSize('jackal-keepers', 2);
  const first = members(admin).getByRole('checkbox').first();
  await first.check();
  const read = (): number =>
    admin.page.calls.filter(({ functionKey }) => functionKey === 'listMembers').length;
  const before = read();
  await addByJob(admin, 'jackal-keepers', (await newcomerTo(forge(), 'jackal-keepers')).accountId);
  await admin.openTab('groups');
  await admin.page.idle();
  expect(await first.isChecked()).toBe(true);
  expect(read()).toBe(before);
});

test('shows who is in a group after a job that was planned elsewhere', async () => {
  const groupId = await groupOfSize('wolf-keepers', 2);
  const admin = await openGroup(groupId);
  await admin.page.getByText(words('group.members', { count: '2' }), { exact: true }).waitFor();
  const person = await newcomerTo(forge(), 'wolf-keepers');
  await addByJob(admin, 'wolf-keepers', person.accountId);
  await admin.openTab('groups');
  await admin.page.getByText(words('group.members', { count: '3' }), { exact: true }).waitFor();
  await members(admin).getByText(person.accountId).waitFor();
});
