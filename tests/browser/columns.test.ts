import path from 'node:path';
import { bulkTab } from './support/bulkTab';
import type { AdminPage } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { axeProblems } from './support/axeProblems';
import { words } from './support/words';

const { forge, open } = localAdminPages();

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
  expect(await axeProblems(page)).toEqual([]);
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
  expect(await axeProblems(page)).toEqual([]);
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
  expect(await axeProblems(page)).toEqual([]);

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

const WORKBOOK = path.resolve(__dirname, '../fixtures/exports/12-en-access-changes.xlsx');

test('asks for the sheet of a workbook, and keeps what was decided about each sheet', async () => {
  const admin = await openBulk();
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  const chooseSheet = async (name: RegExp): Promise<void> => {
    await page.getByRole('combobox', { name: words('bulk.sheet') }).click();
    await page.getByRole('option', { name }).click();
  };
  const headersIn = (row: string) => page.getByText(words('bulk.columns.header', { row }));
  await page.frameLocator('iframe').getByLabel(words('file.choose.list')).setInputFiles(WORKBOOK);
  await page.getByText(path.basename(WORKBOOK)).waitFor();
  await button('bulk.read').click();
  await bulk.heading('bulk.columns.title').waitFor();
  await button('bulk.check').click();
  await page.getByRole('alert').getByText(words('bulk.problem.no-sheet')).waitFor();
  expect(await axeProblems(page)).toEqual([]);

  await chooseSheet(/^Access list/);
  await headersIn('4').waitFor();
  await shows(admin, 'Reason', words('bulk.role.reason'));
  await bulk.chooseMeaning('Reason', 'bulk.role.ignore');
  await button('bulk.skipped.show').click();
  expect(await axeProblems(page)).toEqual([]);
  await chooseSheet(/^2025/);
  await headersIn('4').waitFor({ state: 'detached' });
  await chooseSheet(/^Access list/);
  await headersIn('4').waitFor();
  await page.getByRole('button', { name: /^Show \d+ columns? that/ }).click();
  await shows(admin, 'Reason', words('bulk.role.ignore'));
  await page.getByText(words('bulk.columns.hidden'), { exact: true }).waitFor();
});
