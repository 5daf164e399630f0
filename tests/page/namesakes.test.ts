import { bulkTab } from '../browser/support/bulkTab';
import { localPages, test } from './support/localPages';
import { peopleApart } from './support/peopleApart';
import { newcomerTo } from '../browser/support/person';

const { forge, open } = localPages();

const GROUP = 'legal';

test('shows account IDs to tell two people of one name apart, and plans the one chosen last', async () => {
  const { namesakes } = peopleApart(await forge().site.state(), [GROUP]);
  const other = await newcomerTo(forge(), GROUP);
  const admin = await open();
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  await bulk.review(`group,member\n${GROUP},${namesakes.email}`);
  const dialog = await bulk.resolve(namesakes.email);
  const offered = dialog.locator('[data-account-id]');
  const name = (await forge().site.state()).users.find(
    ({ accountId }) => accountId === namesakes.meant,
  )?.displayName;
  await offered
    .filter({ hasText: name ?? 'no such person' })
    .nth(1)
    .waitFor(); // two of one name
  const ids = offered.found().map(({ attributes }) => attributes['data-account-id']);
  for (const accountId of ids) await dialog.getByText(accountId ?? '', { exact: true }).waitFor();

  const picked = dialog.getByText(other.name, { exact: true });
  await admin.choosePerson(other);
  await picked.waitFor();
  await admin.button('bulk.resolve.choose', dialog).nth(ids.indexOf(namesakes.meant)).click();
  await picked.waitFor({ state: 'detached' });
  await admin.button('bulk.resolve.use').click();
  await bulk.plan(1);
  await admin.page.locator('tr').locator(`[data-account-id="${namesakes.meant}"]`).waitFor();
});
