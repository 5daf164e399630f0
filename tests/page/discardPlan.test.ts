import { bulkTab } from '../browser/support/bulkTab';
import { holdCall } from './support/holdCall';
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
const openPlan = async (group = GROUP) => {
  const admin = await open();
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  await bulk.review(`group,member\n${group},${(await strangersTo(forge(), group, 1)).join('')}`);
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

test('discards one plan at a time, and says of which one it failed', async () => {
  await openPlan('finance'); // its list is on another page
  const { admin, page, button } = await openPlan();
  await button('bulk.back').click();
  const row = (group: string) =>
    page
      .getByRole('table', { name: words('bulk.plans.title') })
      .getByRole('row')
      .filter({ hasText: group });
  const dialog = page.getByRole('dialog', { name: words('bulk.discard.title') });
  const answerAgain = page.intercept(({ functionKey }) =>
    functionKey === 'discardPlan' ? 'drop' : 'send',
  );
  await button('bulk.discard.row', row(GROUP)).click();
  await admin.sees('bulk.discard.failed');
  answerAgain();
  await button('bulk.discard.row', row('finance')).click();
  expect(await dialog.getByText(words('bulk.discard.failed')).count()).toBe(0);
  await button('cancel', dialog).click();

  const letGo = holdCall(admin, 'discardPlan');
  await button('bulk.discard.row', row(GROUP)).click();
  await row(GROUP)
    .getByRole('button', { name: /, Loading$/ })
    .waitFor();
  expect(await button('bulk.discard.row', row('finance')).isDisabled()).toBe(true);
  letGo();
  await row(GROUP).waitFor({ state: 'detached' });
  await button('bulk.discard.row', row('finance')).click();
  await button('bulk.discard', dialog).click();
  await row('finance').waitFor({ state: 'detached' });
  expect(await storedPlans()).toEqual([]);
});
