import type { Locator } from './support/locator';
import { type AdminPage, expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { runInBash } from './support/runInBash';
import { words, type TextKey } from '../browser/support/words';

const { forge, open } = localPages();

const DEMO_KEY = 'Local Forge';

const openAutomation = async (): Promise<AdminPage> => {
  const admin = await open();
  await admin.openTab('automation');
  await admin.button('keys.create').waitFor();
  return admin;
};

const keyRow = (admin: AdminPage, label: string) =>
  admin.panel('automation').getByRole('row').filter({ hasText: label });

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
};

/** Opens the actions of a key, and chooses one. */
const chooseAction = async (admin: AdminPage, row: Locator, action: TextKey): Promise<void> => {
  await admin.button('table.actions', row).click();
  await admin.button(action).click();
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

/**
 * Runs the page's example for a person who isn't in the group yet. Returns the person and the
 * answer.
 */
const runExample = async (example: string, secret: string, groupName: string) => {
  const { accountId } = await newcomerTo(forge(), groupName);
  const filledIn = example
    .replace('put-an-account-id-here', accountId)
    .replace('put-a-group-name-here', groupName);
  const answer = await runInBash(filledIn, { ROLLCALL_SECRET: secret });
  const { members } = await forge().site.group(groupName);
  return { answer, isMember: members.includes(accountId) };
};

const ADDED = { answer: '{"status":"added"}', isMember: true };
const UNSIGNED = { answer: '{"status":"unsigned"}', isMember: false };

test('says what keys are for while there are none', async () => {
  const admin = await openAutomation();
  await chooseAction(admin, keyRow(admin, DEMO_KEY), 'keys.revoke');
  await admin.button('revoke-key.confirm').click();
  await admin.page.getByText(words('keys.empty.title')).waitFor();
  await admin.page.getByText(words('keys.empty.description')).waitFor();
  const { accountId } = await newcomerTo(forge(), 'sales');
  expect(await forge().trigger({ group: 'sales', accountId })).toMatchObject({ httpStatus: 401 });
});

test('shows an example that works as pasted, for a key of all unprotected groups', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'HR system', 'create-key.all-unprotected');
  await createKey(admin);
  const { secret, example } = await readSecret(admin);
  expect(await runExample(example, secret, 'sales')).toEqual(ADDED);
  await keyRow(admin, 'HR system').getByText(words('keys.all-unprotected')).waitFor();

  await admin.button('secret.stored').click();
  await admin.page.getByText(secret).waitFor({ state: 'detached' });
  await admin.reload();
  const change = (await admin.recent()).first();
  await change.getByText('sales', { exact: true }).waitFor();
  await change.getByText('HR system', { exact: true }).waitFor();
  await admin.openTab('automation');
  await keyRow(admin, 'HR system').waitFor();
  expect(JSON.stringify(admin.page.tree())).not.toContain(secret);
});

test('limits a key to its selected groups', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Finance onboarding', 'create-key.chosen');
  await admin.chooseGroup('create-key.chosen', 'finance');
  await admin.chooseGroup('create-key.chosen', 'procurement');
  await createKey(admin);
  const { secret, example } = await readSecret(admin);
  expect(await runExample(example, secret, 'finance')).toEqual(ADDED);
  const elsewhere = example.replace('"finance"', '"put-a-group-name-here"');
  expect(await runExample(elsewhere, secret, 'procurement')).toEqual(ADDED);
  expect(await runExample(elsewhere, secret, 'sales')).toEqual({
    answer: '{"status":"group-not-allowed"}',
    isMember: false,
  });
});

test('shows a call for each action that a key allows, and both work as pasted', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Joiners and leavers', 'create-key.chosen', ['add', 'remove']);
  await admin.page.getByText(words('create-key.remove.about')).waitFor();
  await admin.chooseGroup('create-key.chosen', 'finance');
  await createKey(admin);
  await keyRow(admin, 'Joiners and leavers').getByText(words('keys.can.both')).waitFor();
  const add = await readSecret(admin, 'add');
  const remove = await readSecret(admin, 'remove');
  const { accountId } = await newcomerTo(forge(), 'finance');
  const run = ({ example, secret }: typeof add) =>
    runInBash(example.replace('put-an-account-id-here', accountId), { ROLLCALL_SECRET: secret });
  expect(await run(add)).toBe('{"status":"added"}');
  expect(await run(remove)).toBe('{"status":"removed"}');
  expect((await forge().site.group('finance')).members).not.toContain(accountId);
});

test('shows only the call to remove for a key that only removes', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Leavers', 'create-key.chosen', ['remove']);
  await admin.chooseGroup('create-key.chosen', 'finance');
  await createKey(admin);
  await keyRow(admin, 'Leavers').getByText(words('keys.can.remove')).waitFor();
  const { secret, example } = await readSecret(admin, 'remove');
  await expect(readSecret(admin, 'add')).rejects.toThrow('no example');
  const asAdd = example
    .replace(/^url=.*$/m, `url='${forge().info.webTriggers['add-member'] ?? ''}'`)
    .replace('.remove-member.', '.add-member.');
  expect(await runExample(asAdd, secret, 'finance')).toEqual({
    answer: '{"status":"group-not-allowed"}',
    isMember: false,
  });
});

test('asks before it creates a key that removes people from all groups', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Leavers everywhere', 'create-key.all-unprotected', ['remove']);
  await admin.button('create-key.submit', admin.page.getByRole('dialog')).click();
  await admin.page.getByText(words('create-key.remove-all.title')).waitFor();
  await admin.button('cancel').click();
  await expect(labelField(admin)).toHaveValue('Leavers everywhere'); // nothing has to be typed again
  await admin.button('create-key.submit', admin.page.getByRole('dialog')).click();
  await admin.whileCalling('createKey', () =>
    admin.button('create-key.remove-all.confirm').click(),
  );
  await admin.sees('secret.title');
  await keyRow(admin, 'Leavers everywhere').getByText(words('keys.can.remove')).waitFor();
});

test('gives a call that is pasted twice within a second its answer again', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Pasted twice', 'create-key.all-unprotected');
  await createKey(admin);
  const { secret, example } = await readSecret(admin);
  const { accountId } = await newcomerTo(forge(), 'sales');
  const once = example
    .replace('put-an-account-id-here', accountId)
    .replace('put-a-group-name-here', 'sales')
    .replace(/^timestamp=.*$/m, `timestamp=${new Date().toISOString().slice(0, 19)}Z`);
  const variables = { ROLLCALL_SECRET: secret };
  await expect(runInBash(once, {})).rejects.toThrow('ROLLCALL_SECRET: is not set');
  expect(await runInBash(once, variables)).toBe('{"status":"added"}');
  expect(await runInBash(once, variables)).toBe('{"status":"added"}');
});

test('stops the old secret when a secret is replaced', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Replaced', 'create-key.all-unprotected');
  await createKey(admin);
  const old = await readSecret(admin);
  await chooseAction(admin, keyRow(admin, 'Replaced'), 'keys.replace');
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByText(words('replace-key.title', { label: 'Replaced' })).waitFor();
  await dialog.getByText(words('keys.can.add')).waitFor(); // the new owner answers for it
  await dialog.getByText(words('keys.all-unprotected')).waitFor();
  await admin.whileCalling('replaceKey', () => admin.button('replace-key.confirm').click());
  await admin.page.getByText(old.secret).waitFor({ state: 'detached' });
  const { secret } = await readSecret(admin);
  expect(await runExample(old.example, old.secret, 'sales')).toEqual(UNSIGNED);
  expect(await runExample(old.example, secret, 'sales')).toEqual(ADDED);
});

test('shows each new secret until it is stored', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Payroll', 'create-key.all-unprotected');
  await createKey(admin);
  const { secret } = await readSecret(admin);
  await fillKeyForm(admin, 'Directory', 'create-key.all-unprotected');
  await admin.whileCalling('createKey', () =>
    admin.button('create-key.submit', admin.page.getByRole('dialog')).click(),
  );
  await admin.sees('secret.title', 'Directory');
  await admin.sees('secret.title', 'Payroll', secret);
  await admin.button('secret.stored').last().click(); // the newest is above its copy buttons
  await expect.poll(() => admin.button('secret.stored').count()).toBe(1);
  await admin.sees('secret.title', 'Payroll', secret);
  await admin.button('secret.stored').click();
  await admin.page.getByText(secret).waitFor({ state: 'detached' });
});

test('says that a revoked key is gone when an admin replaces it', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Gone', 'create-key.all-unprotected');
  await createKey(admin);
  await chooseAction(admin, keyRow(admin, 'Gone'), 'keys.replace');
  const listed = await forge().call('listKeys', {});
  const gone = listed.ok && listed.value.keys.find(({ label }) => label === 'Gone');
  await forge().call('revokeKey', { keyId: gone ? gone.id : '' });
  await admin.button('replace-key.confirm').click();
  const [why, next] = [words('keys.revoked.title'), words('keys.revoked.next')];
  await admin.sees('replace-key.failed', words('failure.because', { why, next }));
});

test('removes a revoked key from the page and refuses it', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Revoked', 'create-key.all-unprotected');
  await createKey(admin);
  const { secret, example } = await readSecret(admin);
  await chooseAction(admin, keyRow(admin, 'Revoked'), 'keys.revoke');
  await admin.button('revoke-key.confirm').click();
  await keyRow(admin, 'Revoked').waitFor({ state: 'detached' });
  await admin.page.getByText(secret).waitFor({ state: 'detached' });
  expect(await runExample(example, secret, 'sales')).toEqual(UNSIGNED);
});

test('creates no key without a label, an action or groups', async () => {
  const admin = await openAutomation();
  await admin.button('keys.create').click();
  await admin.page.getByRole('checkbox', { name: words('automation.to.add') }).uncheck();
  await admin.button('create-key.submit', admin.page.getByRole('dialog')).click();
  await admin.page.getByText(words('create-key.label.missing')).waitFor();
  await admin.page.getByText(words('create-key.actions.missing')).waitFor();
  await admin.page.getByText(words('create-key.groups.missing')).waitFor();
  await admin.button('cancel').click();
  await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('creates no key for a group that gives admin rights, also if it does so only by now', async () => {
  const { id } = await forge().site.createGroup({ name: 'harbor-pilots' });
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Too much', 'create-key.chosen');
  await admin.combobox('create-key.chosen').fill('site-admins');
  const name = words('groups.gives-admin-rights', { group: 'site-admins' });
  const option = admin.page.getByRole('option', { name, exact: true });
  await option.waitFor();
  expect(await option.isDisabled()).toBe(true);
  await admin.chooseGroup('create-key.chosen', 'harbor-pilots');
  await forge().site.patchGroup(id, { accessTypes: ['admin'] });
  await forge().advanceClock(700); // the backend asks which groups give admin rights again
  await admin.button('create-key.submit', admin.page.getByRole('dialog')).click();
  const [why, next] = [words('keys.protected'), words('keys.protected.next')];
  await admin.sees('create-key.failed', words('failure.because', { why, next }));
  await admin.button('cancel').click();
  expect(await keyRow(admin, 'Too much').count()).toBe(0);
});

test('says that a key may have been created, and keeps what was typed', async () => {
  const admin = await openAutomation();
  await fillKeyForm(admin, 'Unsure', 'create-key.all-unprotected');
  await forge().setFaults([{ target: 'kvs', effect: 'fail' }]);
  await admin.button('create-key.submit', admin.page.getByRole('dialog')).click();
  await admin.page.getByText(words('automation.failed')).waitFor();
  const [why, next] = [words('failure.unavailable.title'), words('keys.uncertain.next')];
  await admin.sees('keys.uncertain', words('failure.because', { why, next }));
  await forge().clearFaults();
  await createKey(admin);
  await keyRow(admin, 'Unsure').waitFor();
});
