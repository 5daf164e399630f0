import type { AdminPage } from './support/localPages';
import { bulkTab, JOB_WAIT_MS } from '../browser/support/bulkTab';
import { holdCall } from './support/holdCall';
import { localPages, test } from './support/localPages';
import { addsAnswered, jobAddsTake } from '../browser/support/siteFaults';
import { strangersTo } from '../browser/support/strangersTo';
import { words, type TextKey } from '../browser/support/words';

const { forge, open } = localPages();

const GROUP = 'legal';
const ROWS = 120;
const ADD_TAKES_MS = 2_000; // gives the test time to control the job
const [REMAINING = ''] = words('bulk.follow-up.remaining.other').split('{count}');
const RETRY = words('bulk.follow-up.retry.one', { count: '1' });
const REFUSED = addsAnswered(400, { body: { message: 'accountId is invalid' } });

/** Waits until the job's page says who pressed what. */
const says = async (admin: AdminPage, pressed: TextKey, accountId: string): Promise<void> => {
  const { users } = await forge().site.state();
  const name = users.find((user) => user.accountId === accountId)?.displayName ?? '';
  const [before = ''] = words(pressed).split('{person}');
  const line = admin.panel('bulk').getByText(before);
  await line.filter({ hasText: name }).first().waitFor({ timeout: JOB_WAIT_MS });
};

/** Waits for a state of the job. Ignores its entry in the recent changes, in another tab. */
const isNow = (admin: AdminPage, state: TextKey): Promise<void> =>
  admin
    .panel('bulk')
    .getByText(words(state), { exact: true })
    .first()
    .waitFor({ timeout: JOB_WAIT_MS });

test('shows who paused, resumed and stopped a job to admins who open it later, and which follow-up is planned', async () => {
  const { admin: ownerId, confluenceAdmin } = forge().info.accounts;
  const owner = await open();
  await owner.openTab('bulk');
  const people = await strangersTo(forge(), GROUP, ROWS);
  await bulkTab(owner).review(['group,member', ...people.map((id) => `${GROUP},${id}`)].join('\n'));
  await bulkTab(owner).plan(ROWS);
  await forge().site.setFaults([{ ...REFUSED, times: 1 }, jobAddsTake(ADD_TAKES_MS)]);
  await bulkTab(owner).apply(ROWS);
  await owner.button('bulk.job.pause').click();
  await says(owner, 'bulk.job.command.pause', ownerId);
  await isNow(owner, 'bulk.state.paused');

  const other = await open({ account: confluenceAdmin });
  await other.openTab('bulk');
  await says(other, 'bulk.job.command.pause', ownerId);
  await other.button('bulk.job.resume').click();
  await says(other, 'bulk.job.command.run', confluenceAdmin);
  await other.button('bulk.job.stop').click();
  const dialog = other.page.getByRole('dialog');
  await other.button('bulk.stop.confirm', dialog).click();
  await isNow(other, 'bulk.state.stopped');
  const remaining = other.page.getByRole('button', { name: REMAINING });
  const [count = ''] = /\d+/.exec(await remaining.innerText()) ?? [];
  await bulkTab(other).heading('bulk.job.title.stopped', { count }).waitFor();
  await forge().site.clearFaults();
  const letGo = holdCall(other, 'planRetry');
  await remaining.click();
  const loading = other.page.getByRole('button', { name: /, Loading$/ });
  await loading.filter({ hasText: REMAINING }).waitFor();
  await other.page.getByRole('button', { name: RETRY }).click(); // does nothing meanwhile
  await loading.filter({ hasText: REMAINING }).waitFor();
  letGo();
  await bulkTab(other).heading('bulk.plan.title', { count }).waitFor();

  await owner.reload();
  await owner.openTab('bulk');
  await says(owner, 'bulk.job.command.pause', ownerId);
  await says(owner, 'bulk.job.command.run', confluenceAdmin);
  await says(owner, 'bulk.job.command.cancel', confluenceAdmin);
});
