import { bulkTab } from '../browser/support/bulkTab';
import { holdCall } from './support/holdCall';
import { expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';
import { valueOf } from '../host/support/plans';

const { forge, open } = localPages();

const GROUP = 'legal';
const DAY_AND_MORE_S = 25 * 3_600;

const openWithPlan = async () => {
  const admin = await open();
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  const people = [await newcomerTo(forge(), GROUP), await newcomerTo(forge(), GROUP)];
  await bulk.review(
    ['group,member', ...people.map(({ accountId }) => `${GROUP},${accountId}`)].join('\n'),
  );
  await bulk.plan(2);
  return { admin, bulk };
};

test('creates a plan only once, even if the admin leaves and comes back meanwhile, in place of the earlier one', async () => {
  const { admin, bulk } = await openWithPlan();
  const { page } = admin;
  await admin.button('bulk.plan.back-to-review').click();
  const letGo = holdCall(admin, 'finalizePlan');
  await page.getByRole('button', { name: words('bulk.review.plan', { count: '2' }) }).click();
  await admin.button('bulk.back').click();
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  await admin.button('bulk.jobs.open', plans).click();
  await bulk.heading('bulk.plan.title', { count: '2' }).waitFor();
  await admin.button('bulk.back').click();
  await admin.button('bulk.unfinished.continue').click();
  await page
    .getByRole('button', { name: /, Loading$/ })
    .filter({ hasText: words('bulk.review.plan', { count: '2' }) })
    .waitFor();
  letGo();
  await bulk.heading('bulk.plan.title', { count: '2' }).waitFor();
  await admin.button('bulk.back').click();
  await expect.poll(() => admin.button('bulk.jobs.open', plans).count()).toBe(1);
  await admin.page.idle();
  expect(await admin.button('bulk.jobs.open', plans).count()).toBe(1);
});

test('keeps the dialog open while it applies, and creates an outdated plan again from there', async () => {
  const { admin, bulk } = await openWithPlan();
  const { page } = admin;
  const apply = { name: words('bulk.apply', { count: '2' }), exact: true };
  const dialog = page.getByRole('dialog');
  await forge().advanceClock(DAY_AND_MORE_S);
  await page.getByRole('button', apply).first().click();
  const letGo = holdCall(admin, 'startJob');
  await dialog.getByRole('button', apply).click();
  const cancel = admin.button('cancel', dialog);
  await expect.poll(() => cancel.isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  letGo();
  await dialog.getByText(words('failure.plan-outdated.next')).waitFor();
  expect(await cancel.isEnabled()).toBe(true);

  await admin.button('bulk.plan.recreate', dialog).click();
  await dialog.waitFor({ state: 'detached' });
  await bulk.apply(2);
  await bulk.over(2);

  await admin.button('bulk.csv.export').click();
  const exports = page.locator('iframe');
  await exports.waitFor();
  await page.getByRole('textbox', { name: words('bulk.rows.search') }).fill('nobody');
  await exports.waitFor({ state: 'detached' }); // its CSV has other rows
});

test('says that a plan has expired, and creates it again', async () => {
  await openWithPlan();
  const [plan] = valueOf(await forge().call('listPlans', {}));
  await forge().advanceClock(DAY_AND_MORE_S);
  const admin = await open({ place: `/bulk/plans/${plan?.id ?? ''}` });
  const { page } = admin;
  const bulk = bulkTab(admin);
  const [expired = ''] = words('bulk.plan.expired').split('{until}');
  await page.getByText(expired).waitFor();
  const apply = page.getByRole('button', { name: words('bulk.apply', { count: '2' }) });
  expect(await apply.count()).toBe(0);
  await admin.button('bulk.plan.recreate').first().click();
  await page.getByText(expired).waitFor({ state: 'detached' });
  await bulk.apply(2);
  await bulk.over(2);
});
