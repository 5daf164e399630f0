import { expect, localPages, test } from './support/localPages';
import type { PageWithoutBrowser } from './support/pageWithoutBrowser';
import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const openPeople = async () => {
  const admin = await open();
  await admin.openTab('people');
  return admin;
};

const options = (page: PageWithoutBrowser) => page.getByRole('option').allInnerTexts();

test('ignores a late answer to an earlier text', async () => {
  const { page, combobox } = await openPeople();
  await forge().site.setFaults([
    { match: { method: 'GET', path: 'query=mar' }, effect: 'delay', value: 1_500 },
  ]);
  const slow = page.answerTo('searchGroups', { body: '{"query":"mar"' });
  const asked = page.callTo('searchGroups', { body: '{"query":"mar"' });
  await combobox('people.groups').fill('mar');
  await asked;
  await combobox('people.groups').fill('lega');
  await page.getByRole('option', { name: 'legal' }).waitFor();
  await slow;
  await page.idle();
  expect(await options(page)).toEqual(['legal', words('groups.use-name', { name: 'lega' })]);
});

test('searches once for a word typed in one go', async () => {
  const { page, combobox } = await openPeople();
  const field = await combobox('people.groups').one();
  for (let length = 1; length <= 'marketing'.length; length += 1)
    field.fill?.('marketing'.slice(0, length));
  await page.getByRole('option', { name: 'marketing', exact: true }).waitFor();
  const searches = page.calls.filter(({ functionKey }) => functionKey === 'searchGroups');
  expect(searches).toHaveLength(1);
});

test('shows the exact match first', async () => {
  const { page, combobox } = await openPeople();
  await combobox('people.groups').fill('project-ember');
  await page.getByRole('option', { name: 'project-ember-reviewers' }).waitFor();
  expect(await options(page)).toEqual(['project-ember', 'project-ember-reviewers']);
});

test('finds names with unusual characters', async () => {
  const { page, combobox } = await openPeople();
  for (const name of ['  leading spaces', 'R&D / Platform + Cloud #1?', '100%25 remote']) {
    await combobox('people.groups').fill(name);
    await page.getByRole('option', { name: name.trim(), exact: true }).waitFor();
  }
});

test('shows the IDs of two groups whose names look the same', async () => {
  const names = ['crew of salmon', 'crew of\u00a0salmon'];
  const made = [];
  for (const name of names) made.push(await forge().site.createGroup({ name }));
  const labels = made.map(({ name, id }) =>
    words('groups.same-name', { group: name, id: `${id.slice(0, 8)}…` }),
  );
  const admin = await openPeople();
  await admin.combobox('people.groups').fill('salmon');
  const option = (name: string) => admin.page.getByRole('option', { name, exact: true });
  for (const name of labels) await option(name).waitFor();
  await option(labels[0] ?? '').click();
  await admin
    .panel('people')
    .getByText(labels[0] ?? '', { exact: true })
    .waitFor();
  await admin.openTab('groups');
  await admin.page.locator('[name=groups-search]').fill('salmon');
  for (const name of labels) await admin.page.getByRole('button', { name, exact: true }).waitFor();
});

test('says why the list is empty', async () => {
  const { page, combobox } = await openPeople();
  await combobox('people.groups').click();
  await page.getByText(words('groups.type')).waitFor();
  await combobox('people.groups').fill('no such thing');
  await page.getByText(words('groups.none', { query: 'no such thing' })).waitFor();
});

test('says that Confluence does not answer a search', async () => {
  const { page, combobox } = await openPeople();
  await forge().site.setFaults([
    { match: { method: 'GET', path: '/group/picker' }, effect: 'status', value: 503 },
  ]);
  await combobox('people.groups').fill('market');
  const [why, next] = [words('failure.unavailable.title'), words('failure.reading.next')];
  await page.getByText(words('failure.because', { why, next })).waitFor();
  await page.getByRole('option', { name: why }).waitFor();
});

test('says that a picked group was deleted, and offers similar ones', async () => {
  const admin = await open();
  const group = await forge().site.createGroup({ name: 'launch-lanterns-east' });
  await forge().site.createGroup({ name: 'launch-lanterns-west' });
  const person = await newcomerTo(forge());
  await admin.chooseGroup('people.groups', 'launch-lanterns-east');
  await admin.choosePerson(person);
  await forge().site.deleteGroup(group.id);
  await admin.submit();
  await admin.sees('failure.group-not-found.title', words('failure.group-not-found.next'));
  await admin.page.getByText(words('near.some')).waitFor();

  await admin.page.getByRole('button', { name: 'launch-lanterns-west' }).click();
  await admin.submit();
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'launch-lanterns-west' }),
  );
});

test('offers no groups that are similar to an earlier deleted one', async () => {
  const admin = await open();
  const names = ['harbor-beacons-east', 'harbor-beacons-west'] as const;
  const [east, west] = [
    await forge().site.createGroup({ name: names[0] }),
    await forge().site.createGroup({ name: names[1] }),
  ];
  await admin.chooseGroup('people.groups', east.name);
  await admin.choosePerson(await newcomerTo(forge()));
  await forge().site.deleteGroup(east.id);
  await admin.submit();
  const offered = admin.page.getByRole('button', { name: west.name, exact: true });
  await offered.click();
  await forge().site.deleteGroup(west.id);
  admin.page.intercept(({ functionKey }) => (functionKey === 'searchGroups' ? 'drop' : 'send'));
  await admin.submit();
  await offered.waitFor({ state: 'detached' });
  await admin.page.idle();
  expect(await admin.page.getByText(words('near.some')).count()).toBe(0);
});

test('adds to the group that was picked after a rename, and shows its new name', async () => {
  const admin = await open();
  const site = forge().site;
  const group = await site.createGroup({ name: 'tide-pool-crew' });
  const person = await newcomerTo(forge());
  await admin.chooseGroup('people.groups', 'tide-pool-crew');
  await admin.choosePerson(person);
  await site.patchGroup(group.id, { name: 'tide-pool-team' });
  await site.createGroup({ name: 'tide-pool-crew' }); // another group takes the old name
  await admin.submit();
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'tide-pool-team' }),
    words('change.renamed', { before: 'tide-pool-crew' }),
  );
  expect((await site.group('tide-pool-team')).members).toEqual([person.accountId]);
  expect((await site.group('tide-pool-crew')).members).toEqual([]);
  await (await admin.recent()).first().getByText('tide-pool-team', { exact: true }).waitFor();

  const next = await newcomerTo(forge());
  await admin.chooseGroup('people.groups', 'tide-pool-team');
  await admin.choosePerson(next);
  await admin.submit();
  await admin.sees(
    'change.added.title',
    words('change.added', { person: next.name, group: 'tide-pool-team' }),
  );
  expect(
    await admin.page.getByText(words('change.renamed', { before: 'tide-pool-crew' })).count(),
  ).toBe(0);
});

test('offers nothing for a deleted group without similar ones', async () => {
  const admin = await open();
  const group = await forge().site.createGroup({ name: 'zzyzx' });
  await admin.chooseGroup('people.groups', 'zzyzx');
  await admin.choosePerson(await newcomerTo(forge()));
  await forge().site.deleteGroup(group.id);
  await admin.submit();
  await admin.sees('failure.group-not-found.title');
  await admin.page.getByText(words('near.none')).waitFor();
});

test('does not change a picked group that an identity provider took over', async () => {
  const admin = await open();
  const group = await forge().site.createGroup({ name: 'soon-synced' });
  await admin.chooseGroup('people.groups', 'soon-synced');
  await admin.choosePerson(await newcomerTo(forge()));
  await forge().site.patchGroup(group.id, { managedBy: 'EXTERNAL' });
  await admin.submit();
  await admin.sees('failure.externally-managed.title', words('failure.externally-managed.next'));
  expect((await forge().site.group('soon-synced')).members).toEqual([]);
});

test('shows why an externally managed group cannot be chosen', async () => {
  const { page, combobox, panel } = await openPeople();
  for (const [group, reason] of [
    ['scim-marketing', 'groups.externally-managed'],
    ['Frontend Guild', 'groups.team'],
  ] as const) {
    await combobox('people.groups').fill(group);
    const option = page.getByRole('option', { name: words(reason, { group }), exact: true });
    await option.waitFor();
    expect(await option.isDisabled()).toBe(true);
    (await option.one()).click?.();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await panel('people').locator('form').getByText(words('groups.placeholder')).waitFor();
  }
});
