import type { AdminPage } from './support/localPages';
import { bulkTab } from '../browser/support/bulkTab';
import { holdCall } from './support/holdCall';
import { expect, localPages, test } from './support/localPages';
import { addsAnswered } from '../browser/support/siteFaults';
import { strangersTo } from '../browser/support/strangersTo';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const GROUP = 'legal';
const ROWS = 3;
const REFUSED = addsAnswered(400, { body: { message: 'accountId is invalid' } });

/** Runs a job of some rows, all of which Confluence refuses. */
const runRefusedJob = async (group = GROUP): Promise<AdminPage> => {
  const admin = await open();
  await admin.openTab('bulk');
  const people = await strangersTo(forge(), group, ROWS);
  await bulkTab(admin).review(['group,member', ...people.map((id) => `${group},${id}`)].join('\n'));
  await bulkTab(admin).plan(ROWS);
  await forge().site.setFaults([{ ...REFUSED, times: ROWS }]);
  await bulkTab(admin).apply(ROWS);
  await bulkTab(admin).over(ROWS);
  await forge().site.clearFaults();
  return admin;
};

test('shows a job in which every row failed as failed, everywhere, and retries it', async () => {
  const admin = await runRefusedJob();
  const { page, button, panel } = admin;
  const bulk = bulkTab(admin);
  await bulk.heading('bulk.job.title.failed', { count: '3' }).waitFor();
  await panel('bulk').getByText(words('bulk.state.failed'), { exact: true }).first().waitFor();
  expect(await panel('bulk').getByRole('progressbar').count()).toBe(0);
  expect(await button('bulk.follow-up.undo').count()).toBe(0);
  const values = {
    count: '3',
    why: words('failure.invalid-unnamed.title'),
    next: words('failure.invalid-unnamed.next'),
  };
  await admin.sees('bulk.failures.title', words('bulk.failures.reason', values));

  const result = [words('bulk.result.changed'), words('bulk.result.failed')];
  const counts = result.map((text, place) => text.replace('{count}', place === 0 ? '0' : '3'));
  const entry = (await admin.recent()).filter({ hasText: words('recent.job') }).first();
  await entry.getByText(words('bulk.state.failed'), { exact: true }).waitFor();
  await entry.getByText(counts.join(', ')).waitFor();
  await entry.getByText(GROUP, { exact: true }).waitFor();
  await button('recent.job.open', entry).click();
  await bulk.heading('bulk.job.title.failed', { count: '3' }).waitFor();

  await button('bulk.back').click();
  const jobs = page.getByRole('table', { name: words('bulk.jobs.title') });
  await jobs.getByText(counts.join(', ')).waitFor();
  await button('bulk.jobs.open', jobs).first().click();
  await page.getByRole('button', { name: words('bulk.follow-up.retry', { count: '3' }) }).click();
  await bulk.text('bulk.source.retry', { groups: GROUP }).waitFor();
  await bulk.apply(ROWS);
  await bulk.over(ROWS);
  await bulk.heading('bulk.job.title.done', { count: '3' }).waitFor();
  await button('bulk.source.show').click();
  await bulk.heading('bulk.job.title.failed', { count: '3' }).waitFor();
  await page.getByText(words('bulk.job.command.retry').split(' {')[0] ?? '').waitFor();
  await page.getByText(words('bulk.retry.before').split('{')[0] ?? '').waitFor();
  await button('bulk.later.retry').click();
  await bulk.heading('bulk.job.title.done', { count: '3' }).waitFor();

  await button('bulk.back').click();
  await button('bulk.later.retry', jobs).click();
  await bulk.heading('bulk.job.title.done', { count: '3' }).waitFor();
});

test('creates one retry plan, and offers it, if the admin leaves the job meanwhile', async () => {
  const admin = await runRefusedJob('finance');
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  const retry = words('bulk.follow-up.retry', { count: '3' });
  const jobs = page.getByRole('table', { name: words('bulk.jobs.title') });
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  const job = jobs.getByRole('row').filter({ hasText: 'finance' });
  const letGo = holdCall(admin, 'planRetry');
  await page.getByRole('button', { name: retry }).click();
  await button('bulk.back').click();
  await button('bulk.jobs.open', job).click();
  await page.getByRole('button', { name: `${retry}, Loading` }).waitFor();
  await button('bulk.back').click();
  await jobs.waitFor();
  letGo();
  await admin.sees('plan-ready.title', words('plan-ready.about'));
  await button('bulk.jobs.open', plans).waitFor();
  expect(page.calls.filter(({ functionKey }) => functionKey === 'planRetry')).toHaveLength(1);
  await button('plan-ready.open').click();
  await bulk.heading('bulk.plan.title', { count: '3' }).waitFor();

  await button('bulk.back').click();
  await button('bulk.jobs.open', job).click();
  const fail = holdCall(admin, 'planRetry', 'drop');
  await page.getByRole('button', { name: retry }).click();
  await button('bulk.back').click();
  await jobs.waitFor();
  fail();
  await admin.sees('bulk.plan.not-created');
});

test('says in an undo that rows couldn’t be read, and reads them again', async () => {
  const admin = await open();
  await admin.openTab('bulk');
  const bulk = bulkTab(admin);
  const [person = ''] = await strangersTo(forge(), GROUP, 1);
  await bulk.review(`group,member\n${GROUP},${person}`);
  await bulk.plan(1);
  const answer = admin.page.intercept(({ functionKey }) =>
    functionKey === 'listJobRows' ? 'drop' : 'send',
  );
  await bulk.apply(1);
  await bulk.over(1);
  await admin.button('bulk.follow-up.undo').click();
  const failures = admin.panel('bulk').getByRole('heading', { name: words('bulk.rows.failed') });
  await failures.nth(1).waitFor(); // in the undo, and at the rows
  answer();
  await admin.button('try-again').first().click();
  await bulk.text('bulk.undo.none-uncertain').waitFor();
  expect(await failures.count()).toBe(0);
});
