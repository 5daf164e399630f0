import { bulkTab } from '../browser/support/bulkTab';
import { expect, localPages, test } from './support/localPages';
import { strangersTo } from '../browser/support/strangersTo';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

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

test('discards a plan without a question while its list is still there', async () => {
  const { admin, bulk, page, button } = await openPlan();
  await admin.whileCalling('discardPlan', () => button('bulk.discard').first().click());
  await bulk.heading('bulk.review.title').waitFor();
  expect(await storedPlans()).toEqual([]);
  await bulk.plan(1); // the list can be planned again
  await button('bulk.back').click();
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  await admin.whileCalling('discardPlan', () => button('bulk.discard.row', plans).click());
  await plans.waitFor({ state: 'detached' });
  await button('bulk.unfinished.continue').waitFor();
});

test('says so if another admin applied the plan in the meantime', async () => {
  const { admin, page, button } = await openPlan();
  const [{ id: planId, hash } = { id: '', hash: '' }] = await storedPlans();
  await forge().call('startJob', { planId, hash });
  await button('bulk.discard').first().click();
  await admin.sees('bulk.discard.failed', words('bulk.discard.applied.next'));
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('asks before a plan is discarded whose list is gone', async () => {
  await openPlan();
  const [{ id } = { id: '' }] = await storedPlans();
  const { page, button } = await open({ place: `/bulk/plans/${id}` });
  await button('bulk.discard').first().click();
  const dialog = page.getByRole('dialog', { name: words('bulk.discard.title') });
  await dialog.getByText(words('bulk.discard.of-list')).waitFor();
  await button('cancel', dialog).click();
  await button('bulk.back').click();
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  await button('bulk.discard.row', plans).click();
  await button('bulk.discard', dialog).click();
  await plans.waitFor({ state: 'detached' });
  expect(await dialog.count()).toBe(0);
  expect(await storedPlans()).toEqual([]);
});
