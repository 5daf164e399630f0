import { bulkTab } from './support/bulkTab';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { axeProblems } from './support/axeProblems';
import { strangersTo } from './support/strangersTo';
import { words } from './support/words';

const { forge, open } = localAdminPages();

const GROUP = 'legal';

const storedPlans = async () => {
  const plans = await forge().call('listPlans', {});
  return plans.ok ? plans.value : [];
};

/** Opens the plan of a list with one person. */
const openPlan = async () => {
  const admin = await open();
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  await bulk.review(`group,member\n${GROUP},${(await strangersTo(forge(), GROUP, 1)).join('')}`);
  await bulk.plan(1);
  return { admin, bulk, ...admin };
};

test('asks before a plan is discarded whose list is gone', async () => {
  await openPlan();
  const [{ id } = { id: '' }] = await storedPlans();
  const { page, button } = await open({ place: `/bulk/plans/${id}` });
  await button('bulk.discard').first().click();
  const dialog = page.getByRole('dialog', { name: words('bulk.discard.title') });
  await dialog.getByText(words('bulk.discard.of-list')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('cancel', dialog).click();
  await button('bulk.back').click();
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  await button('bulk.discard.row', plans).click();
  await button('bulk.discard', dialog).click();
  await plans.waitFor({ state: 'detached' });
  expect(await dialog.count()).toBe(0);
  expect(await storedPlans()).toEqual([]);
});
