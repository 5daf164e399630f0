import type { SiteState, SiteUser } from '../host/support/simulatedSite';
import { until } from '../host/support/until';
import { bulkTab, type BulkTab } from '../browser/support/bulkTab';
import { damagedList, type DamagedList, type Wanted } from './support/damagedList';
import { exportedText } from './support/exportedText';
import { type AdminPage, expect, localPages, test } from './support/localPages';
import type { Locator } from './support/locator';
import { selectRows } from './support/selectRows';
import { jobAddsUnanswered } from '../browser/support/siteFaults';
import { words } from '../browser/support/words';

const { forge, open, restart } = localPages([], { isKept: true });

test.describe.configure({ timeout: 300_000 });

const SLOW_MS = 300; // per answer of the site, so that the job is still running at the checks
const LEASE_S = 90; // longer than a killed step locks its job

const openBulk = async (): Promise<AdminPage> => {
  const admin = await open();
  await admin.openTab('bulk');
  return admin;
};

/** The members of each group. */
const memberships = ({ groups }: SiteState): Set<string> =>
  new Set(groups.flatMap(({ name, members }) => members.map((id) => `${name}\n${id}`)));

const membership = ({ group, accountId }: Pick<Wanted, 'group' | 'accountId'>): string =>
  `${group}\n${accountId}`;

const now = async () => [...memberships(await forge().site.state())].toSorted();

/** How many of the changes are made. */
const made = async (wanted: readonly Wanted[]): Promise<number> => {
  const is = memberships(await forge().site.state());
  return wanted.filter((row) => is.has(membership(row)) === (row.action === 'add')).length;
};

const resolveOpenRows = async (
  { page, button }: AdminPage,
  { resolve }: BulkTab<Locator>,
  { open: rows }: DamagedList,
): Promise<void> => {
  const use = async (): Promise<void> => {
    await button('bulk.resolve.use').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const pick = async (dialog: Locator, { displayName }: SiteUser): Promise<void> => {
    await dialog.getByRole('combobox').fill(displayName);
    await page.getByRole('option').filter({ hasText: displayName }).click();
    await use();
  };
  await pick(await resolve(rows.unknownEmail), rows.pickedForUnknown);
  const suspended = await resolve(rows.suspended);
  await suspended.getByText(words('bulk.why.suspended')).waitFor();
  await suspended.locator(`[data-account-id="${rows.suspended}"]`).waitFor();
  await pick(suspended, rows.insteadOfSuspended);
  const two = await resolve(rows.namesakesEmail);
  const offered = two.locator('[data-account-id]');
  await offered.first().waitFor();
  const ids = offered.found().map(({ attributes }) => attributes['data-account-id']);
  await button('bulk.resolve.choose', two).nth(ids.indexOf(rows.meantNamesake)).click();
  await use();
  const group = await resolve(rows.unknownGroup);
  await group.getByRole('combobox').fill(rows.correctGroup);
  await page.getByRole('option', { name: rows.correctGroup, exact: true }).click();
  await use();
  const shifted = await resolve(rows.shifted);
  await shifted.getByRole('row').locator('[data-account-id]').waitFor();
  await button('bulk.resolve.keep').click();
  await page.getByRole('textbox', { name: words('bulk.questions.search') }).fill('');
  await page
    .getByRole('button', { name: words('bulk.questions.skip-all', { count: '17' }) })
    .click();
};

test('resolves a list of 500 damaged rows, applies it through a reload and a crash, and undoes it', async () => {
  const state = await forge().site.state();
  const before = memberships(state);
  const list = damagedList(state);
  const { wanted } = list;
  const rows = wanted.length;
  const admin = await openBulk();
  const { page, button } = admin;
  const bulk = bulkTab(admin);

  await bulk.reviewWhole(list.text, list.users, {
    [list.open.badAction]: 'bulk.action.add',
    [words('bulk.words.empty')]: 'bulk.action.add',
  });
  await resolveOpenRows(admin, bulk, list);
  await bulk.plan(rows);
  expect(await now()).toEqual([...before].toSorted());

  await forge().site.patchSite({
    latencyMs: { median: SLOW_MS, spread: SLOW_MS / 2 },
    burstPerSecond: 30, // so that the job is still running when it is interrupted
  });
  await forge().site.setFaults([jobAddsUnanswered(3)]);
  const soFar = await made(wanted);
  await bulk.apply(rows);
  await until(
    () => made(wanted),
    (count) => count > soFar + 40,
  );
  await admin.reload();
  await admin.openTab('bulk');
  await bulk.job(rows);
  await restart();
  const atDeath = await made(wanted);
  expect(atDeath).toBeGreaterThan(soFar);
  expect(atDeath).toBeLessThan(rows);
  await forge().advanceClock(LEASE_S);
  await admin.reload();
  await admin.openTab('bulk');
  await bulk.over(rows);
  expect(await made(wanted)).toBe(rows);

  await button('bulk.csv.export').click();
  const copied = await exportedText(admin);
  const ends = endsIn(copied);
  expect(wanted.filter((row) => !isTrue(row, ends.get(membership(row)), before))).toEqual([]);
  expect(ends.size).toBe(rows);

  const changed = wanted.filter((row) => before.has(membership(row)) !== (row.action === 'add'));
  const uncertain = changed.filter((row) => ends.get(membership(row))?.certain === 'no');
  expect(uncertain.length).toBeGreaterThan(0);
  await button('bulk.follow-up.undo').click();
  await selectRows(admin, new Set(uncertain.map(({ row }) => row.toString())));
  const back = { count: changed.length.toString() };
  await page.getByRole('button', { name: words('bulk.undo.plan', back) }).click();
  await button('bulk.source.show').waitFor();
  await bulk.apply(changed.length);
  await bulk.over(changed.length);
  expect(await now()).toEqual([...before].toSorted());

  await button('bulk.back').click();
  await bulk.review(copied);
  await bulk.counts({ ready: rows, open: 0, skipped: 0, duplicates: 0 });
});

type End = { outcome: string | undefined; certain: string | undefined };

/** How each membership ended, according to the copied results. */
const endsIn = (csv: string): Map<string, End> => {
  const [, ...lines] = csv.trim().split(/\r?\n/);
  return new Map(
    lines.map((line) => {
      const [group = '', accountId = '', , , outcome, certain] = line.split(',');
      return [membership({ group, accountId }), { outcome, certain }];
    }),
  );
};

/** Whether a result matches the group before and now. For an uncertain row, either way is fine. */
const isTrue = (row: Wanted, end: End | undefined, before: ReadonlySet<string>): boolean => {
  const [did, wasSo] =
    row.action === 'add' ? ['added', 'already-member'] : ['removed', 'not-a-member'];
  if (end?.certain === 'no') return end.outcome === did || end.outcome === wasSo;
  const isSo = before.has(membership(row)) === (row.action === 'add');
  return end?.outcome === (isSo ? wasSo : did);
};
