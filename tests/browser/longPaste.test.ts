import type { AdminPage } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { words } from './support/words';

const { open } = localAdminPages();

const ACCOUNT = '5b10ac8d82e05b22cc7d4ef5';
const LINE = `ops,${ACCOUNT}\n`;
const LINES_OF_20_MB = Math.ceil(20_000_000 / LINE.length);

const field = ({ page }: AdminPage) =>
  page.getByRole('textbox', { name: words('bulk.list'), exact: true });

const copyLines = async ({ page }: AdminPage, times: number): Promise<void> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(([line, count]) => navigator.clipboard.writeText(line.repeat(count)), [
    LINE,
    times,
  ] as const);
};

/** Pastes over the whole text of the field. */
const pasteInto = async (admin: AdminPage): Promise<void> => {
  await field(admin).focus();
  await admin.page.keyboard.press('ControlOrMeta+a');
  await admin.page.keyboard.press('ControlOrMeta+v');
};

test('refuses a paste of 20 MB at once with the limit, and keeps the earlier text', async () => {
  const admin = await open({ place: '/bulk' });
  const { page } = admin;
  await copyLines(admin, LINES_OF_20_MB);
  await field(admin).fill(LINE);
  await pasteInto(admin);
  await page.getByText(words('bulk.refused.too-large-to-paste')).waitFor();
  expect(await field(admin).inputValue()).toBe(LINE);
});

test('takes a paste of one row too many, and refuses it with its limit when it is read', async () => {
  const admin = await open({ place: '/bulk' });
  const { page, button } = admin;
  await copyLines(admin, 50_001);
  await pasteInto(admin);
  await button('bulk.read').click();
  await page.getByText(words('bulk.refused.too-many-rows')).waitFor();
  expect(await field(admin).inputValue()).toHaveLength(50_001 * LINE.length);
});
