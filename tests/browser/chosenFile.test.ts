import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';
import type { AdminPage } from './support/adminPage';
import { axeProblems } from './support/axeProblems';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { words, type TextKey } from './support/words';

const granted = localAdminPages();

const CHECK_WAIT_MS = 60_000;
const GROUP = 'legal';

const openBulk = async (): Promise<AdminPage> => {
  const admin = await granted.open({ place: '/bulk' });
  await admin.button('bulk.read').waitFor();
  return admin;
};

const frame = (page: Page): FrameLocator => page.frameLocator('iframe');

const choose = (page: Page, field: TextKey, name: string, buffer: Buffer) =>
  frame(page)
    .getByLabel(words(field))
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

/** How a spreadsheet saves "Unicode text": with tabs, in UTF-16 with its mark. */
const unicodeText = (...rows: readonly string[][]): Buffer =>
  Buffer.from(`\ufeff${rows.map((row) => row.join('\t')).join('\r\n')}`, 'utf16le');

const heading = ({ page }: AdminPage, key: TextKey, values = {}) =>
  page.getByRole('heading', { name: words(key, values), exact: true });

let folder: string | undefined;

/** One byte over the limit. On disk, because sending so much to the browser takes many seconds. */
const hugeFile = async (): Promise<string> => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-'));
  const path = join(folder, 'all.csv');
  await writeFile(path, 'group,member\n');
  await truncate(path, 20_000_001);
  return path;
};

test.afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true });
});

test('reads a UTF-16 file into a plan, like pasted text', async () => {
  const admin = await openBulk();
  const { page, button } = admin;
  const people = [
    await newcomerTo(granted.forge(), GROUP),
    await newcomerTo(granted.forge(), GROUP),
  ];
  const rows = people.map(({ accountId }) => [GROUP, accountId, 'Łódź']);
  const file = unicodeText(['group', 'member', 'reason'], ...rows);
  await choose(page, 'file.choose.list', 'people.txt', file);
  await page.getByText(words('bulk.file.lines', { name: 'people.txt', count: '3' })).waitFor();
  expect(await axeProblems(page)).toEqual([]);

  await button('bulk.read').click();
  await button('bulk.check').click();
  await heading(admin, 'bulk.review.title').waitFor({ timeout: CHECK_WAIT_MS });
  await button('bulk.fixed.show').click();
  await page.getByText(words('bulk.found.byte-order-mark')).waitFor();
  await page.getByRole('button', { name: words('bulk.review.plan', { count: '2' }) }).click();
  await heading(admin, 'bulk.plan.title', { count: '2' }).waitFor({ timeout: CHECK_WAIT_MS });
  await page.getByText('people.txt', { exact: true }).waitFor();
  await button('bulk.back').click();
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  await plans.getByText('people.txt', { exact: true }).waitFor();
});

test('keeps a file during the check, says that its encoding was guessed, and removes it on request', async () => {
  const admin = await openBulk();
  const { page, button } = admin;
  const latin = Buffer.from('group,member\nJ\xfcrgen,a@example.com', 'latin1');
  await choose(page, 'file.choose.list', 'names.csv', latin);
  await page.getByText(words('bulk.file.guessed')).waitFor();
  await button('bulk.read').click();
  await button('bulk.check').click();
  await heading(admin, 'bulk.review.title').waitFor({ timeout: CHECK_WAIT_MS });
  await button('back').click();
  await button('back').click();
  await page.getByText('names.csv').waitFor();
  await button('bulk.file.remove').click();
  await page.getByRole('textbox', { name: words('bulk.list'), exact: true }).waitFor();
});

test('takes the same file again after it was removed', async () => {
  const { page, button } = await openBulk();
  const polish = Buffer.from('Grupa;E-mail;Akcja\nlegal;a@example.com;Usu\xf1', 'latin1');
  for (let time = 1; time <= 2; time += 1) {
    await choose(page, 'file.choose.list', 'grupy.csv', polish);
    await page.getByText(words('bulk.file.lines', { name: 'grupy.csv', count: '2' })).waitFor();
    await button('bulk.file.remove').click();
    await page.getByRole('textbox', { name: words('bulk.list'), exact: true }).waitFor();
  }
});

test('refuses a picture and a file over 20 MB, and takes nothing from them', async () => {
  const { page } = await openBulk();
  const said = frame(page).getByRole('status').first();
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  await choose(page, 'file.choose.list', 'face.png', picture);
  await said.getByText(words('file.refused.not-text', { name: 'face.png' })).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await frame(page)
    .getByLabel(words('file.choose.list'))
    .setInputFiles(await hugeFile());
  await said.getByText(words('file.refused.file-too-large', { name: 'all.csv' })).waitFor();
  await page
    .getByRole('textbox', { name: words('bulk.list') })
    .first()
    .waitFor();
});

test('accepts an exported user list as a dropped file, once it is wanted', async () => {
  const { page, button } = await openBulk();
  await frame(page).getByLabel(words('file.choose.list')).waitFor({ state: 'attached' });
  expect(await frame(page).getByLabel(words('file.choose.users')).count()).toBe(0);
  await button('bulk.users.show').click();
  const place = frame(page)
    .locator('section')
    .filter({ hasText: words('file.choose.users') });
  const dropped = await place.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['User id,email\n'], 'export-users.csv'));
    return transfer;
  });
  await place.dispatchEvent('drop', { dataTransfer: dropped });
  const values = { name: 'export-users.csv', count: '1' };
  await page.getByText(words('bulk.file.lines', values)).waitFor();
});
