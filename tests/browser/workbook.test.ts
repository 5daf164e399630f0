import path from 'node:path';
import { bulkTab } from './support/bulkTab';
import type { AdminPage } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { axeProblems } from './support/axeProblems';
import { words } from './support/words';

const { open } = localAdminPages();

/** The meaning that is shown in the row of a column or word. */
const shows = async ({ page }: AdminPage, name: string, meaning: string): Promise<void> => {
  const field = page.getByRole('combobox', { name, exact: true });
  const cell = page.getByRole('cell').filter({ has: field });
  await cell.getByText(meaning, { exact: true }).waitFor();
};

const WORKBOOK = path.resolve(__dirname, '../fixtures/exports/12-en-access-changes.xlsx');

test('asks for the sheet of a workbook, and keeps what was decided about each sheet', async () => {
  const admin = await open({ place: '/bulk' });
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
