import { bulkTab } from '../browser/support/bulkTab';
import { expect, localPages, test } from './support/localPages';
import { strangersTo } from '../browser/support/strangersTo';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const GROUP = 'back\\slash \\ keepers';
const MEMBERS = 12;
const REMOVED = 8;

test('says how many people a plan may remove if it removes too many, and never that it can be applied', async () => {
  const { id: groupId } = await forge().site.createGroup({ name: GROUP });
  const people = await strangersTo(forge(), GROUP, MEMBERS);
  for (const accountId of people) await forge().call('addMember', { groupId, accountId });
  const admin = await open();
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  const rows = people.slice(0, REMOVED).map((accountId) => `${GROUP},${accountId},remove`);
  await bulk.review(['group,member,action', ...rows].join('\n'));
  await bulk.plan(REMOVED);

  const why = words('bulk.plan.refused.share', {
    count: '8',
    members: '12',
    most: '6',
    share: '50%',
  });
  await bulk.text('bulk.plan.refused.group', { group: GROUP, why }).waitFor();
  await bulk.text('bulk.plan.unchanged').waitFor();
  const [usable = ''] = words('bulk.plan.usable').split('{until}');
  expect(await admin.page.getByText(usable).count()).toBe(0);

  await admin.button('bulk.back').click();
  const plans = admin.page.getByRole('table', { name: words('bulk.plans.title') });
  await plans.getByText(words('bulk.plans.refused'), { exact: true }).waitFor();
});
