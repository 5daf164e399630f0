import { bulkTab } from '../browser/support/bulkTab';
import { strangersTo } from '../browser/support/strangersTo';
import { words } from '../browser/support/words';
import { expect, localPages, test } from './support/localPages';

const { forge, open } = localPages();

const GROUP = 'legal';

/** 40 good rows, one of them repeated and one with a hard space, and two that need an answer. */
const damagedList = (people: readonly string[]): string =>
  [
    'Group;Account ID;Action;Reason',
    ...people.map((accountId) => `${GROUP};${accountId};add;New in the team`),
    `${GROUP};${people[0] ?? ''};add;New in the team`,
    `\u00a0${GROUP};${people[1] ?? ''};add;New in the team`,
    `${GROUP};1.16E+20;add;`,
    `no-such-group;${people[2] ?? ''};add;`,
  ].join('\r\n');

const members = async () => [...(await forge().site.group(GROUP)).members].toSorted();

test('turns a damaged list into a plan and a job, and an undo restores the group', async () => {
  const before = await members();
  const people = await strangersTo(forge(), GROUP, 40);
  const admin = await open({ place: '/bulk' });
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  await bulk.review(damagedList(people));
  await page
    .getByRole('button', { name: words('bulk.questions.skip-all', { count: '2' }) })
    .click();
  await bulk.plan(40);
  expect(await members()).toEqual(before);
  await bulk.apply(40);
  await bulk.over(40);
  expect(await members()).toEqual([...before, ...people].toSorted());

  await button('bulk.follow-up.undo').click();
  await page.getByRole('button', { name: words('bulk.undo.plan', { count: '40' }) }).click();
  await bulk.text('bulk.source.undo', { groups: GROUP }).waitFor();
  await bulk.apply(40);
  await bulk.heading('bulk.job.title.done', { count: '40' }).waitFor();
  expect(await members()).toEqual(before);

  await admin.openTab('people');
  // The job and its undo, without a reload.
  const entries = await admin.recent();
  await entries.filter({ hasText: words('recent.job') }).waitFor();
  await entries
    .filter({ hasText: words('bulk.source.undo', { groups: '' }).trim() })
    .getByText(words('bulk.result.changed', { count: '40' }))
    .waitFor();
});
