import { planOf, valueOf } from '../host/support/plans';
import type { Tab } from '../browser/support/adminPage';
import { JOB_WAIT_MS } from '../browser/support/bulkTab';
import { type AdminPage, expect, localPages, test } from './support/localPages';
import { jobAddsTake } from '../browser/support/siteFaults';
import { strangersTo } from '../browser/support/strangersTo';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const GROUP = 'legal';

/** Starts a job and pauses it, so that the Bulk changes tab opens at it. Returns its ID. */
const pausedJob = async (): Promise<string> => {
  await forge().site.setFaults([jobAddsTake(2_000)]);
  const people = await strangersTo(forge(), GROUP, 40);
  const { id: groupId } = await forge().site.group(GROUP);
  const { id: planId, hash } = await planOf(
    forge(),
    groupId,
    people.map((person) => ['add', person] as const),
  );
  const { id: jobId } = valueOf(await forge().call('startJob', { planId, hash }));
  valueOf(await forge().call('controlJob', { jobId, command: 'pause' }));
  return jobId;
};

const isPaused = (admin: AdminPage): Promise<void> =>
  admin
    .panel('bulk')
    .getByText(words('bulk.state.paused'), { exact: true })
    .first()
    .waitFor({ timeout: JOB_WAIT_MS });

/** The calls that the page makes while a function runs, each with its input. */
const callsWhile = async ({ page }: AdminPage, act: () => Promise<void>): Promise<string[]> => {
  const before = page.calls.length;
  await act();
  return page.calls
    .slice(before)
    .map(({ functionKey, payload }) => `${functionKey} ${JSON.stringify(payload)}`);
};

const repeated = (calls: readonly string[]): string[] =>
  calls.filter((call, place) => calls.indexOf(call) !== place);

test('makes each call once when a tab is opened, and when the page opens at a tab', async () => {
  await pausedJob();
  const loaded = async (admin: AdminPage, tab: Tab): Promise<void> => {
    await admin.drawn();
    if (tab === 'bulk') await isPaused(admin);
  };
  const tabs: Tab[] = ['people', 'bulk', 'automation', 'activity', 'settings', 'groups'];
  const admin = await open();
  for (const tab of tabs) {
    const calls = await callsWhile(admin, async () => {
      await admin.openTab(tab);
      await loaded(admin, tab);
    });
    expect.soft(repeated(calls), `the tab ${tab} was opened`).toEqual([]);
  }
  for (const tab of tabs) {
    await admin.whileCalling('rememberPlace', () => admin.openTab(tab));
    const calls = await callsWhile(admin, async () => {
      await admin.page.reload();
      await loaded(admin, tab);
    });
    expect.soft(repeated(calls), `the page opened at ${tab}`).toEqual([]);
  }
});

test('loads the site’s status again when a job ends, but not for one that was over', async () => {
  const place = `/bulk/jobs/${await pausedJob()}`;
  const admin = await open({ place });
  await isPaused(admin);
  await admin.page.idle(); // the opening has asked for the status, too
  const isOver = (): Promise<void> =>
    admin.button('bulk.csv.export').waitFor({ timeout: JOB_WAIT_MS });
  await admin.whileCalling('getSite', async () => {
    await admin.button('bulk.job.stop').click();
    await admin.button('bulk.stop.confirm', admin.page.getByRole('dialog')).click();
    await isOver();
  });
  const calls = await callsWhile(admin, async () => {
    await admin.page.reload();
    await isOver();
    await admin.drawn();
  });
  expect(repeated(calls)).toEqual([]);
});
