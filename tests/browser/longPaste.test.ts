import type { AdminPage } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { words, type TextKey } from './support/words';

const { open } = localAdminPages();

const ACCOUNT = '5b10ac8d82e05b22cc7d4ef5';
const LINE = `ops,${ACCOUNT}\n`;
const LINES_OF_20_MB = Math.ceil(20_000_000 / LINE.length);

const field = ({ page }: AdminPage, key: TextKey) =>
  page.getByRole('textbox', { name: words(key), exact: true });

const copyLines = async ({ page }: AdminPage, times: number): Promise<void> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(([line, count]) => navigator.clipboard.writeText(line.repeat(count)), [
    LINE,
    times,
  ] as const);
};

/** Pastes over the whole text of the field. */
const pasteInto = async (admin: AdminPage, key: TextKey): Promise<void> => {
  await field(admin, key).focus();
  await admin.page.keyboard.press('ControlOrMeta+a');
  await admin.page.keyboard.press('ControlOrMeta+v');
};

test('refuses a paste of 20 MB at once with the limit, and keeps the earlier text', async () => {
  const admin = await open();
  const { page, button } = admin;
  await admin.openTab('bulk');
  const refusal = page.getByText(words('bulk.refused.too-large-to-paste'));
  await copyLines(admin, LINES_OF_20_MB);
  await button('bulk.users.show').click();
  for (const key of ['bulk.list', 'bulk.users'] as const) {
    await field(admin, key).fill(LINE);
    await pasteInto(admin, key);
    await refusal.waitFor();
    expect(await field(admin, key).inputValue()).toBe(LINE);
    await field(admin, key).fill('');
    await refusal.waitFor({ state: 'detached' });
  }

  await pasteInto(admin, 'bulk.list');
  await button('bulk.read').click();
  await page.getByText(words('bulk.refused.empty')).waitFor();
  await refusal.waitFor();
});

test('takes a paste of one row too many, and refuses it with its limit when it is read', async () => {
  const admin = await open();
  const { page, button } = admin;
  await admin.openTab('bulk');
  await copyLines(admin, 50_001);
  await pasteInto(admin, 'bulk.list');
  await button('bulk.read').click();
  await page.getByText(words('bulk.refused.too-many-rows')).waitFor();
  expect(await field(admin, 'bulk.list').inputValue()).toHaveLength(50_001 * LINE.length);
});
