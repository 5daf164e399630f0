import { bulkTab, JOB_WAIT_MS } from '../browser/support/bulkTab';
import { expect, localPages, test } from './support/localPages';
import { NO_LICENSE } from '../browser/support/siteFaults';
import { strangersTo } from '../browser/support/strangersTo';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const GROUP = 'legal';
const ROWS = 120;

test('pauses a job without free licenses, says why, and resumes it later', async () => {
  const admin = await open();
  await admin.openTab('bulk');
  const people = await strangersTo(forge(), GROUP, ROWS);
  await bulkTab(admin).review(['group,member', ...people.map((id) => `${GROUP},${id}`)].join('\n'));
  await bulkTab(admin).plan(ROWS);
  await forge().site.setFaults([NO_LICENSE]);
  await bulkTab(admin).apply(ROWS);
  await bulkTab(admin).heading('bulk.paused.title').waitFor({ timeout: JOB_WAIT_MS });
  await bulkTab(admin).text('bulk.paused.no-seats').waitFor();
  await bulkTab(admin).text('bulk.state.paused').waitFor();

  await forge().site.clearFaults();
  await admin.button('bulk.job.resume').click();
  await bulkTab(admin).over(ROWS);
  expect(await bulkTab(admin).heading('bulk.paused.title').count()).toBe(0);
  const [retry = ''] = words('bulk.follow-up.retry.other').split('{count}');
  await admin.page.getByRole('button', { name: retry }).click();
  await bulkTab(admin).text('bulk.source.retry', { groups: GROUP }).waitFor();
});
