import type { AdminPage } from './support/localPages';
import { expect, localPages, test } from './support/localPages';
import { words, type TextKey } from '../browser/support/words';

const { forge, open } = localPages();

const ACCOUNT = '5b10ac8d82e05b22cc7d4ef5';

const listField = ({ page }: AdminPage) =>
  page.getByRole('textbox', { name: words('bulk.list'), exact: true });

const put = (admin: AdminPage, piece: string, times: number) =>
  listField(admin).fill(piece.repeat(times));

test('refuses a text that is not a list next to its field, and calls nothing in Confluence', async () => {
  const admin = await open();
  await admin.openTab('bulk');
  await listField(admin).waitFor();
  await forge().site.forgetRequests();
  const refused: [TextKey, string, number][] = [
    ['bulk.refused.empty', ' \n', 1],
    ['bulk.refused.not-text', '\u0089PNG\ufffd\ufffd\ufffd', 20],
    ['bulk.refused.too-many-rows', `ops,${ACCOUNT}\n`, 50_001],
  ];
  for (const [why, piece, times] of refused) {
    await put(admin, piece, times);
    await admin.button('bulk.read').click();
    await admin.page.getByText(words(why)).waitFor();
  }
  const asked = await forge().site.requests();
  expect(asked.filter(({ path }) => path.includes('/group'))).toEqual([]);

  await put(admin, `legal,${ACCOUNT}\n`, 1);
  await admin.button('bulk.read').click();
  await admin.button('bulk.check').click();
  await admin.page.getByRole('heading', { name: words('bulk.review.title') }).waitFor();
});

test('refuses a text that is too long to paste at once, keeps the earlier text, and reads only that', async () => {
  const admin = await open({ place: '/bulk' });
  const { page, button } = admin;
  const line = `legal,${ACCOUNT}\n`;
  const tooLong = line.repeat(Math.ceil(4_000_001 / line.length));
  const refusal = page.getByText(words('bulk.refused.too-large-to-paste'));
  await button('bulk.users.show').click();
  for (const key of ['bulk.list', 'bulk.users'] as const) {
    const field = page.getByRole('textbox', { name: words(key), exact: true });
    await field.fill(line);
    await field.fill(tooLong);
    await refusal.waitFor();
    await expect(field).toHaveValue(line);
    await field.fill('');
    await refusal.waitFor({ state: 'detached' });
  }

  await put(admin, tooLong, 1);
  await button('bulk.read').click();
  await page.getByText(words('bulk.refused.empty')).waitFor();
  await refusal.waitFor();
});
