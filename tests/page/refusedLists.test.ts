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
