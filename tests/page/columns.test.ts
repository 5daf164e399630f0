import { bulkTab } from '../browser/support/bulkTab';
import type { AdminPage } from './support/localPages';
import { localPages, test } from './support/localPages';
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
