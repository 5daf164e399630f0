import type { Locator } from '@playwright/test';
import { type AdminPage, copyButtonsAreDrawn } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { words, type TextKey } from './support/words';

const { open } = localAdminPages();

const openAutomation = async (): Promise<AdminPage> => {
  const admin = await open();
  await admin.openTab('automation');
  await copyButtonsAreDrawn(admin);
  await admin.button('keys.create').waitFor();
  return admin;
};

type Action = 'add' | 'remove';

const fillKeyForm = async (
  admin: AdminPage,
  label: string,
  reach: TextKey,
  actions: readonly Action[] = ['add'],
): Promise<void> => {
  await admin.button('keys.create').click();
  await labelField(admin).fill(label);
  for (const action of ['add', 'remove'] as const)
    await admin.page
      .getByRole('checkbox', { name: words(`automation.to.${action}`) })
      .setChecked(actions.includes(action));
  await admin.page.getByRole('radio', { name: words(reach) }).check();
};

const labelField = (admin: AdminPage): Locator =>
  admin.page.getByRole('textbox', { name: words('keys.label') });

const createKey = async (admin: AdminPage): Promise<void> => {
  await admin.whileCalling('createKey', () =>
    admin.button('create-key.submit', admin.page.getByRole('dialog')).click(),
  );
  await admin.sees('secret.title');
  await copyButtonsAreDrawn(admin);
};

/** The new secret, and the example call below it. */
const readSecret = async (
  admin: AdminPage,
  action: Action = 'add',
): Promise<{ secret: string; example: string }> => {
  const blocks = await admin.panel('automation').locator('code').allTextContents();
  const secret = blocks.find((block) => /^[A-Za-z0-9+/]{43}=$/.test(block));
  const example = blocks.find(
    (block) => block.includes('curl -sS') && block.includes(`.${action}-member.`),
  );
  if (secret === undefined || example === undefined)
    throw new Error(`There is no secret or no example among ${JSON.stringify(blocks)}.`);
  return { secret, example };
};

test('shows a new secret where the admin is, although the page was scrolled', async () => {
  const admin = await openAutomation();
  await admin.page.setViewportSize({ width: 700, height: 420 });
  await admin.button('keys.create').scrollIntoViewIfNeeded();
  await fillKeyForm(admin, 'In view', 'create-key.all-unprotected');
  await createKey(admin);
  const title = admin.page.getByRole('heading', { name: words('secret.title') });
  await expect(title).toBeInViewport();
  const { secret } = await readSecret(admin);
  await expect(admin.page.getByText(secret)).toBeInViewport();
  await expect(admin.button('keys.create')).toBeFocused();
});
