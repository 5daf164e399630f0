import type { AdminPage } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { words, type TextKey } from './support/words';

const { forge, open } = localAdminPages();

const ACCOUNT = '5b10ac8d82e05b22cc7d4ef5';

const listField = ({ page }: AdminPage) =>
  page.getByRole('textbox', { name: words('bulk.list'), exact: true });

/** Puts in text as a paste would. Typing so many lines would take minutes. */
const put = (admin: AdminPage, piece: string, times: number) =>
  listField(admin).evaluate(
    (field, text) => {
      const { prototype } = (globalThis as unknown as { HTMLTextAreaElement: new () => object })
        .HTMLTextAreaElement;
      const value = Object.getOwnPropertyDescriptor(prototype, 'value');
      value?.set?.call(field, text.piece.repeat(text.times));
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    { piece, times },
  );

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
