import { bulkTab } from '../browser/support/bulkTab';
import { words } from '../browser/support/words';
import { holdCall } from './support/holdCall';
import { type AdminPage, expect, localPages, test } from './support/localPages';

const { open } = localPages();

const ACCOUNT = '5b10ac8d82e05b22cc7d4ef5';
const LIST = `Gruppenname,Benutzer,Kennwort\nlegal,${ACCOUNT},Tulip-Harbour-77`;

const callsOf = ({ page }: AdminPage): number =>
  page.calls.filter(({ functionKey }) => functionKey === 'readHeaderWords').length;

const listOf = ({ page }: AdminPage) =>
  page.getByRole('textbox', { name: words('bulk.list') }).first();

test('loads what headers mean while a list is pasted, and once for two lists', async () => {
  const admin = await open();
  expect(callsOf(admin)).toBe(0);
  const bulk = bulkTab(admin);
  await admin.whileCalling('readHeaderWords', () => admin.openTab('bulk'));
  await bulk.readColumns(LIST);
  await admin.button('bulk.back').click();
  await admin.button('bulk.unfinished.discard').click();
  await bulk.readColumns(`group,member\nlegal,${ACCOUNT}`);
  expect(callsOf(admin)).toBe(1);
});

test('waits for what headers mean before it reads a list', async () => {
  const admin = await open();
  const letGo = holdCall(admin, 'readHeaderWords');
  await admin.openTab('bulk');
  await listOf(admin).fill(LIST);
  await admin.button('bulk.read').click();
  await admin.page.getByRole('button', { name: `${words('bulk.read')}, Loading` }).waitFor();
  letGo();
  await bulkTab(admin).heading('bulk.columns.title').waitFor();
  expect(callsOf(admin)).toBe(1);
});

test('reads no list without the words for secrets, keeps what was pasted, and reads it on another try', async () => {
  const admin = await open();
  const { page, button } = admin;
  const { heading } = bulkTab(admin);
  const release = page.intercept(({ functionKey }) =>
    functionKey === 'readHeaderWords' ? 'drop' : 'send',
  );
  await admin.openTab('bulk');
  await listOf(admin).fill(LIST);
  for (const read of ['bulk.read', 'try-again'] as const) {
    const asked = page.callTo('readHeaderWords');
    await button(read).click();
    await asked;
    await page.getByText(words('bulk.read.failed'), { exact: true }).waitFor();
  }
  await page.getByText(words('failure.reading.next')).waitFor();
  expect(await heading('bulk.columns.title').count()).toBe(0);
  await expect(listOf(admin)).toHaveValue(LIST);

  release();
  await button('try-again').click();
  await heading('bulk.columns.title').waitFor();
  expect(await page.getByText(words('bulk.read.failed')).count()).toBe(0);
  expect(await page.getByText('Tulip-Harbour').count()).toBe(0);
});
