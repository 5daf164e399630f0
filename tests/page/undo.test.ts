import { bulkTab } from '../browser/support/bulkTab';
import type { Locator } from './support/locator';
import { expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { addsAnswered, jobAddsUnanswered } from '../browser/support/siteFaults';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const GROUP = 'legal';

const checkboxOf = (table: Locator, row: string): Locator =>
  table.getByRole('checkbox', { name: row, exact: true });

test('lists each row that may be undone once, with a checkbox labeled by its number', async () => {
  const admin = await open();
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  const people = [];
  while (people.length < 3) people.push(await newcomerTo(forge(), GROUP));
  await bulk.review(
    ['group,member', ...people.map((each) => `${GROUP},${each.accountId}`)].join('\n'),
  );
  await bulk.plan(people.length);
  await forge().site.setFaults([jobAddsUnanswered(people.length)]);
  await bulk.apply(people.length);
  await bulk.over(people.length);
  await admin.button('bulk.follow-up.undo').click();

  const table = admin.page.getByRole('table', { name: words('bulk.undo.uncertain') });
  const rows = table.getByRole('row').filter({ has: admin.page.getByRole('checkbox') });
  await rows.nth(people.length - 1).waitFor();
  const numbers = (await rows.allInnerTexts()).map((text) =>
    text.split(/\s+/).filter((word) => /^\d$/.test(word)),
  );
  expect(numbers).toEqual([['2'], ['3'], ['4']]);
  for (const row of ['3', '4']) await checkboxOf(table, row).check();
  await admin.page.getByRole('button', { name: words('bulk.undo.plan', { count: '2' }) }).click();
  await bulk.text('bulk.source.undo', { groups: GROUP }).waitFor();
  await bulk.heading('bulk.plan.title', { count: '2' }).waitFor();

  await bulk.apply(2);
  await bulk.over(2);
  await admin.button('bulk.back').click();
  await admin.button('bulk.jobs.open').nth(1).click();
  await bulk.job(3);
  await bulk.heading('bulk.undo.before').waitFor();
  await admin.button('bulk.follow-up.undo').waitFor();
});

test('names the undo of an undo, also right after it', async () => {
  const admin = await open();
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  const { accountId } = await newcomerTo(forge(), GROUP);
  await bulk.review(`group,member\n${GROUP},${accountId}`);
  await bulk.plan(1);
  await bulk.apply(1);
  await bulk.over(1);
  const undo = words('bulk.source.undo', { groups: GROUP });
  for (const source of [undo, words('bulk.source.undo.of', { source: undo })]) {
    await admin.button('bulk.follow-up.undo').click();
    await admin.page.getByRole('button', { name: words('bulk.undo.plan', { count: '1' }) }).click();
    await admin.page.getByText(source, { exact: true }).waitFor();
    await bulk.apply(1);
    await bulk.over(1);
    await admin.page.getByText(source, { exact: true }).waitFor();
  }
});

test('offers failed rows that may have been changed, says so, and plans the selected one', async () => {
  const admin = await open();
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  const people = [await newcomerTo(forge(), GROUP), await newcomerTo(forge(), GROUP)];
  await bulk.review(['group,member', ...people.map((p) => `${GROUP},${p.accountId}`)].join('\n'));
  await bulk.plan(people.length);
  const refused = addsAnswered(400, { body: { message: 'accountId is invalid' } });
  await forge().site.setFaults([jobAddsUnanswered(people.length), refused]);
  await bulk.apply(people.length);
  await bulk.over(people.length);
  await admin.button('bulk.follow-up.undo').click();

  const table = admin.page.getByRole('table', { name: words('bulk.undo.uncertain') });
  const rows = table.getByRole('row').filter({ hasText: words('failure.uncertain') });
  await rows.nth(people.length - 1).waitFor();
  expect(await rows.filter({ hasText: words('short.invalid-input') }).count()).toBe(2);
  await checkboxOf(table, '3').check();
  await admin.page.getByRole('button', { name: words('bulk.undo.plan', { count: '1' }) }).click();
  await bulk.text('bulk.source.undo', { groups: GROUP }).waitFor();
});
