import { bulkTab } from '../browser/support/bulkTab';
import type { AdminPage } from './support/localPages';
import { expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const GROUP = 'legal';

const openBulk = async (): Promise<AdminPage> => {
  const admin = await open();
  await admin.openTab('bulk');
  await admin.button('bulk.read').waitFor();
  return admin;
};

/** The meaning that is shown in the row of a column or word. */
const shows = async ({ page }: AdminPage, name: string, meaning: string): Promise<void> => {
  const field = page.getByRole('combobox', { name, exact: true });
  const cell = page.getByRole('cell').filter({ has: field });
  await cell.getByText(meaning, { exact: true }).waitFor();
};

test('asks for the group of a list that has only people', async () => {
  const admin = await openBulk();
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  const { accountId } = await newcomerTo(forge(), GROUP);
  await bulk.readColumns(accountId);
  await button('bulk.check').click();
  await page.getByText(words('bulk.problem.no-group')).first().waitFor();
  await admin.chooseGroup('bulk.group', GROUP);
  await button('bulk.check').click();
  await bulk.counts({ ready: 1, open: 0, skipped: 0, duplicates: 0 });
});

test('remembers what columns mean for the next list with the same headers', async () => {
  const admin = await openBulk();
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  const listOf = async () =>
    `Ziel,Konto,Anmerkung\n${GROUP},${(await newcomerTo(forge(), GROUP)).accountId},Neu im Team`;
  await bulk.readColumns(await listOf());
  const show = page.getByRole('button', { name: /^Show \d+ columns? that/ });
  if (await show.isVisible()) await show.click();
  await bulk.chooseMeaning('Ziel', 'bulk.role.group');
  await bulk.chooseMeaning('Anmerkung', 'bulk.role.name');
  await admin.whileCalling('rememberColumns', () => button('bulk.check').click());
  await bulk.heading('bulk.review.title').waitFor();

  await admin.reload();
  await admin.openTab('bulk');
  await bulk.readColumns(await listOf());
  await shows(admin, 'Ziel', words('bulk.role.group'));
  await shows(admin, 'Anmerkung', words('bulk.role.name'));
  await page.getByText(words('bulk.reason.remembered')).first().waitFor();
  await button('bulk.check').click();
  await bulk.counts({ ready: 1, open: 0, skipped: 0, duplicates: 0 });
});

test('keeps all decisions about unknown columns on the way back and forth', async () => {
  const admin = await openBulk();
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  const [joiner, leaver] = [await newcomerTo(forge(), GROUP), await newcomerTo(forge(), GROUP)];
  await bulk.readColumns(
    [
      'Zielort,Wer,Vorgang,Password',
      `${GROUP},${joiner.accountId},vorhin,Tulip-Harbour-77`,
      `${GROUP},${leaver.accountId},nachher,Tulip-Harbour-78`,
      `no-such-group,${leaver.accountId},,Tulip-Harbour-79`,
    ].join('\n'),
  );
  expect(await page.getByText('Tulip-Harbour').count()).toBe(0);
  const others = button('bulk.columns.unused.hide');
  if (!(await others.isVisible()))
    await page.getByRole('button', { name: /^Show \d+ columns? that/ }).click();
  await bulk.chooseMeaning('Zielort', 'bulk.role.group');
  await bulk.chooseMeaning('Wer', 'bulk.role.person');
  await bulk.chooseMeaning('Vorgang', 'bulk.role.action');

  await button('bulk.check').click();
  await page.getByRole('alert').getByText(words('bulk.problems.title')).waitFor();
  await page.getByRole('alert').getByText('“nachher”').waitFor();
  await bulk.chooseMeaning('nachher', 'bulk.words.skip');
  await bulk.chooseMeaning('vorhin', 'bulk.action.add');
  await bulk.chooseMeaning(words('bulk.words.empty'), 'bulk.action.add');
  await button('bulk.check').click();
  await bulk.heading('bulk.review.title').waitFor();
  await page
    .getByRole('button', { name: words('bulk.questions.skip-all', { count: '1' }) })
    .click();
  await bulk.counts({ ready: 1, open: 0, skipped: 1, duplicates: 0 });

  await button('back').click();
  await bulk.heading('bulk.columns.title').waitFor();
  await shows(admin, 'Zielort', words('bulk.role.group'));
  await shows(admin, 'Wer', words('bulk.role.person'));
  await shows(admin, 'nachher', words('bulk.words.skip'));
  await shows(admin, 'vorhin', words('bulk.action.add'));

  await button('back').click();
  await button('bulk.read').click();
  await bulk.heading('bulk.columns.title').waitFor();
  await shows(admin, 'Vorgang', words('bulk.role.action'));
  await button('bulk.check').click();
  await bulk.counts({ ready: 1, open: 0, skipped: 1, duplicates: 0 });
  await bulk.plan(1);
});

test('plans a few people who were entered by hand', async () => {
  const admin = await openBulk();
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  const [picked, pasted, named] = [
    await newcomerTo(forge(), GROUP),
    await newcomerTo(forge(), GROUP),
    await newcomerTo(forge(), GROUP),
  ];
  await button('bulk.by-hand').click();
  await button('bulk.check').click();
  await page.getByText(words('bulk.by-hand.no-people')).waitFor();

  await page.getByRole('combobox', { name: words('bulk.by-hand.people') }).fill(picked.name);
  await page.getByRole('option').filter({ hasText: picked.name }).click();
  const text = page.getByRole('textbox', { name: words('bulk.by-hand.text') });
  await text.fill(`${pasted.accountId}, ${named.name}`);
  await admin.chooseGroup('add.group', GROUP);
  await button('bulk.check').click();
  await bulk.counts({ ready: 2, open: 1, skipped: 0, duplicates: 0 });

  const dialog = await bulk.resolve(named.name);
  await dialog.getByText(named.accountId).waitFor();
  await button('bulk.resolve.choose', dialog).first().click();
  await button('bulk.resolve.use', dialog).click();
  await bulk.counts({ ready: 3, open: 0, skipped: 0, duplicates: 0 });

  await button('back').click();
  await page.getByText(picked.name).first().waitFor();
  expect(await text.inputValue()).toContain(named.name);
  await button('bulk.check').click();
  await bulk.counts({ ready: 3, open: 0, skipped: 0, duplicates: 0 });
  await bulk.plan(3);
});
