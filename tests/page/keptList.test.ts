import { bulkTab, JOB_WAIT_MS } from '../browser/support/bulkTab';
import { holdCall } from './support/holdCall';
import { expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const GROUP = 'legal';

test('keeps a list and its answers while another plan is applied, and drops it after its own', async () => {
  const admin = await open();
  const { page, button } = admin;
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  const people = [await newcomerTo(forge(), GROUP), await newcomerTo(forge(), GROUP)];
  const [first, second] = people.map(({ accountId }) => `group,member\n${GROUP},${accountId}`);
  await bulk.review(first ?? '');
  await bulk.plan(1);
  await button('bulk.plan.back-to-review').click();
  await button('back').click();
  await button('back').click();

  await bulk.review(`${second ?? ''}\nno-such-group,${people[0]?.accountId ?? ''}`);
  const skip = words('bulk.questions.skip-all', { count: '1' });
  await page.getByRole('button', { name: skip }).click();
  await bulk.counts({ ready: 1, open: 0, skipped: 1, duplicates: 0 });
  await button('bulk.back').click();
  await button('bulk.jobs.open').first().click(); // the plans come before the jobs
  const apply = { name: words('bulk.apply', { count: '1' }), exact: true };
  await page.getByRole('button', apply).first().click();
  await page.getByRole('dialog').getByRole('button', apply).click();
  await bulk.over(1);
  await button('bulk.back').click();
  await button('bulk.unfinished.continue').click();
  await bulk.counts({ ready: 1, open: 0, skipped: 1, duplicates: 0 });

  await bulk.plan(1);
  await page.getByRole('button', apply).first().click();
  await page.getByRole('dialog').getByRole('button', apply).click();
  await bulk.over(1);
  await button('bulk.back').click();
  await button('bulk.read').waitFor({ timeout: JOB_WAIT_MS });
});

test('discards an unfinished list', async () => {
  const admin = await open();
  const { page, button } = admin;
  await admin.openTab('bulk');
  const { accountId } = await newcomerTo(forge(), GROUP);
  await bulkTab(admin).review(`group,member\n${GROUP},${accountId}`);
  await button('bulk.back').click();
  await button('bulk.unfinished.discard').click();
  const list = page.getByRole('textbox', { name: words('bulk.list') }).first();
  await expect(list).toHaveValue('');
  await button('bulk.read').waitFor();
});

test('discards no list while its plan is created', async () => {
  const admin = await open();
  const { page, button } = admin;
  await admin.openTab('bulk');
  const { accountId } = await newcomerTo(forge(), GROUP);
  await bulkTab(admin).review(`group,member\n${GROUP},${accountId}`);
  const letGo = holdCall(admin, 'finalizePlan');
  await page.getByRole('button', { name: words('bulk.review.plan', { count: '1' }) }).click();
  await button('bulk.back').click();
  await bulkTab(admin).text('bulk.plan.finalizing').waitFor();
  expect(await button('bulk.unfinished.discard').isDisabled()).toBe(true);
  letGo();
  await expect.poll(() => button('bulk.unfinished.discard').isDisabled()).toBe(false);
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  await admin.whileCalling('discardPlan', () => button('bulk.discard.row', plans).click());
});

test('resumes no check while a plan is created, and replaces that plan after a resumed one', async () => {
  const admin = await open();
  const { page, button } = admin;
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  const { accountId } = await newcomerTo(forge(), GROUP);
  await forge().site.setFaults([{ match: { path: 'nobody' }, effect: 'status', value: 503 }]);
  await bulk.review(`group,member\n${GROUP},${accountId}\n${GROUP},nobody@example.com`);
  await page
    .getByRole('button', { name: words('bulk.questions.skip-all', { count: '1' }) })
    .click();
  const letGo = holdCall(admin, 'finalizePlan');
  await page.getByRole('button', { name: words('bulk.review.plan', { count: '1' }) }).click();
  await expect.poll(() => button('bulk.check.resume').isDisabled()).toBe(true);
  letGo();
  await button('bulk.plan.back-to-review').click();
  await forge().site.clearFaults();
  await button('bulk.check.resume').click();
  await button('bulk.check.resume').waitFor({ state: 'detached' });
  await bulk.plan(1);
  await button('bulk.back').click();
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  await admin.page.idle();
  await expect.poll(() => button('bulk.jobs.open', plans).count()).toBe(1);
});

test('replaces the plan of a list after its action is corrected', async () => {
  const admin = await open();
  const { page, button } = admin;
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  const { accountId } = await newcomerTo(forge(), GROUP);
  await bulk.review(`group,member\n${GROUP},${accountId}`);
  await bulk.plan(1);
  await button('bulk.plan.back-to-review').click();
  await button('back').click();
  await page.getByRole('radio', { name: words('bulk.action.remove'), exact: true }).click();
  await button('bulk.check').click();
  await bulk.heading('bulk.review.title').waitFor();
  const create = page.getByRole('button', { name: words('bulk.review.plan', { count: '1' }) });
  await admin.whileCalling('discardPlan', () => create.click());
  await button('bulk.plan.back-to-review').waitFor();
});
