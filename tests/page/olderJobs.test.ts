import type { DocNode } from '../../dev-host/page/render/docNode';
import { TABS } from '../../static/admin/navigation/place';
import { until } from '../host/support/until';
import { bulkTab } from '../browser/support/bulkTab';
import { expect, localPages, test } from './support/localPages';

const { forge, open } = localPages();

const JOBS = 41; // two pages of 20, and one

const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};

/** Runs a job of rows for a person who is already in the group. */
const runJob = async (group: { id: string; members: string[] }, rows: number): Promise<string> => {
  const { planId } = valueOf(await forge().call('beginPlan', { groups: [group.id], rows }));
  const added = group.members.slice(0, rows).map((id, at) => [at + 1, 0, 'add', id]);
  valueOf(await forge().call('addPlanRows', { planId, at: 0, rows: added }));
  const { hash } = valueOf(await forge().call('finalizePlan', { planId }));
  return valueOf(await forge().call('startJob', { planId, hash })).id;
};

const partsOf = (node: DocNode, type: string): DocNode[] => [
  ...(node.type === type ? [node] : []),
  ...node.children.flatMap((child) => partsOf(child, type)),
];

const isDone = (jobId: string) =>
  until(
    async () => valueOf(await forge().call('getJob', { jobId })),
    ({ state }) => state === 'done',
  );

test('shows older jobs on pages of 20, and only the newest after a refresh', async () => {
  const group = await forge().site.group('legal');
  const oldest = await runJob(group, 2);
  const others: string[] = [];
  while (others.length < JOBS - 1) others.push(await runJob(group, 1));
  for (const id of [oldest, ...others]) await isDone(id);

  const admin = await open();
  await admin.openTab('bulk');
  const panel = admin.panel('bulk');
  const older = admin.button('bulk.jobs.older', panel);
  const showsJobs = (count: number) =>
    until(
      () => admin.button('bulk.jobs.open', panel).count(),
      (shown) => shown === count,
    );
  const says = (text: string) => panel.getByText(text, { exact: true }).waitFor();
  await older.waitFor();
  await showsJobs(20);
  await says('1–20 of more than 20');

  await forge().setFaults([{ target: 'kvs', effect: 'fail', match: '"cursor"' }]);
  await older.click();
  await admin.sees('bulk.jobs.older.failed');
  await showsJobs(20);

  await forge().clearFaults();
  await older.press('Enter');
  await says('21–40 of more than 40');
  await showsJobs(20);
  await bulkTab(admin).heading('bulk.jobs.older.failed').waitFor({ state: 'detached' });
  await older.press('Enter');
  await says('41–41 of 41');
  await showsJobs(1);
  await older.waitFor({ state: 'detached' });
  await admin.button('bulk.rows.previous', panel).click();
  await says('21–40 of 41');

  await admin.openTab('activity');
  // UI Kit sends every panel, so a hidden one must be short.
  const hidden = partsOf(admin.page.tree(), 'TabPanel')[TABS.indexOf('bulk')];
  if (!hidden) throw new Error('The tab of the bulk changes has no panel.');
  expect(partsOf(hidden, 'DynamicTable').length).toBeGreaterThan(0);
  expect(partsOf(hidden, 'Row')).toEqual([]);
  await admin.openTab('bulk');
  await says('21–40 of 41');
  await showsJobs(20);

  await admin.button('recent.refresh', panel).click();
  await older.waitFor();
  await showsJobs(20);
  await says('1–20 of more than 20');

  await older.click();
  await says('21–40 of more than 40');
  await older.click();
  await showsJobs(1);
  await admin.button('bulk.jobs.open', panel).last().click();
  await bulkTab(admin).job(2);
});
