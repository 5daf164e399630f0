import type { DocNode } from '../../dev-host/page/render/docNode';
import type { PlanView } from '../../src/contract/bulkApi';
import { duration } from '../../static/admin/words/fill';
import { bulkTab, type BulkTab } from '../browser/support/bulkTab';
import { newcomerTo } from '../browser/support/person';
import { addsAnswered } from '../browser/support/siteFaults';
import { strangersTo } from '../browser/support/strangersTo';
import { words, type TextKey } from '../browser/support/words';
import { valueOf } from '../host/support/plans';
import { type PageElement, spokenName, withAll } from './support/element';
import { groupOf } from './support/groupOf';
import { type AdminPage, expect, localPages, test } from './support/localPages';
import type { Locator } from './support/locator';

const { forge, open } = localPages();

const ORDINARY = 'legal';
const SEATS = 'night-readers'; // gives access to Confluence
const ADMINS = 'it-operations'; // gives admin rights, although its name doesn't say so
const ROWS = 7; // 2 + 2 additions, 2 + 1 removals
const APPLY = { name: words('bulk.apply', { count: '7' }), exact: true };

const SEATS_TEXT = words('bulk.plan.seats', { count: '2', groups: SEATS });

const MEMBERS = 8;

test.beforeAll(async () => {
  const { id: groupId } = await forge().site.createGroup({ name: SEATS, accessTypes: ['user'] });
  for (const accountId of await strangersTo(forge(), SEATS, MEMBERS))
    valueOf(await forge().call('addMember', { groupId, accountId }));
});

type Opened = { admin: AdminPage; bulk: BulkTab<Locator> };

const openBulk = async (): Promise<Opened> => {
  const admin = await open();
  await admin.openTab('bulk');
  return { admin, bulk: bulkTab(admin) };
};

/** Opens the plan of a list that touches every kind of group, with removals. */
const openGravePlan = async (): Promise<Opened> => {
  const opened = await openBulk();
  const [seats, admins] = [await forge().site.group(SEATS), await forge().site.group(ADMINS)];
  const { confluenceAdmin } = forge().info.accounts;
  const colleague = admins.members.find((accountId) => accountId !== confluenceAdmin) ?? '';
  const rows = [
    ...(await strangersTo(forge(), ORDINARY, 2)).map((id) => `${ORDINARY},${id},add`),
    ...(await strangersTo(forge(), SEATS, 2)).map((id) => `${SEATS},${id},add`),
    ...seats.members.slice(0, 2).map((id) => `${SEATS},${id},remove`),
    `${ADMINS},${colleague},remove`,
  ];
  await opened.bulk.review(['group,member,action', ...rows].join('\n'));
  await opened.bulk.plan(ROWS);
  return opened;
};

const changes = (): string =>
  words('bulk.changes.both', {
    adds: words('bulk.changes.adds', { count: '4' }),
    removals: words('bulk.changes.removals', { count: '3' }),
    groups: words('bulk.changes.groups', { count: '3' }),
  });

const newestPlan = async (): Promise<PlanView> => {
  const [plan] = valueOf(await forge().call('listPlans', {}));
  if (!plan) throw new Error('There is no plan.');
  return plan;
};

const elementsOf = ({ page }: AdminPage): PageElement[] => {
  const root = page.elements();
  return root ? withAll(root) : [];
};

/** Where an element stands in the page's order. */
const placeOf = async (admin: AdminPage, locator: Locator): Promise<number> => {
  const element = await locator.one();
  return elementsOf(admin).indexOf(element);
};

const startedJobs = async (): Promise<string[]> =>
  valueOf(await forge().call('listJobs', {})).jobs.map(({ id }) => id);

test('a plan sums up its changes in one line, warns of licenses and admin rights, and can be applied above and below its rows', async () => {
  const { admin } = await openGravePlan();
  const { page } = admin;
  const { seconds } = await newestPlan();
  const summary = words('bulk.plan.summary', {
    changes: changes(),
    time: duration(seconds, 'en-US'),
  });
  expect(await page.getByText(changes()).allTextContents()).toEqual([summary]);

  const warnings = page.locator('section');
  expect(await warnings.allInnerTexts()).toEqual([
    `${words('bulk.plan.seats.title')}\n${SEATS_TEXT}`,
    `${words('bulk.plan.protected.title')}\n${words('bulk.plan.protected', { groups: ADMINS })}`,
  ]);

  const buttons = page.getByRole('button', APPLY);
  expect(await buttons.count()).toBe(2);
  const order = [
    await placeOf(admin, warnings.first()),
    await placeOf(admin, warnings.last()),
    await placeOf(admin, buttons.first()),
    await placeOf(admin, page.getByRole('table', { name: words('bulk.groups.title') })),
    await placeOf(admin, page.getByRole('table', { name: words('bulk.plan.rows') })),
    await placeOf(admin, buttons.last()),
  ];
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});

test('a plan shows its cost only while that is asked for', async () => {
  const { admin } = await openGravePlan();
  const { page, button } = admin;
  const { points, seconds } = await newestPlan();
  const all = points.changes + points.looking + points.reading;
  expect(points.reading).toBeGreaterThan(0); // the plan has removals
  const number = (value: number): string => value.toLocaleString('en-US');
  const percent = (all / points.hourly).toLocaleString('en-US', {
    style: 'percent',
    maximumSignificantDigits: 2,
  });
  const cost = [
    words('bulk.cost.points', {
      points: number(all),
      hourly: number(points.hourly),
      share: percent,
    }),
    words('bulk.cost.changes', { points: number(points.changes) }),
    words('bulk.cost.looking', { points: number(points.looking) }),
    words('bulk.cost.reading', { points: number(points.reading) }),
    words('bulk.cost.time', { time: duration(seconds, 'en-US') }),
  ];
  const lines = page.getByRole('listitem');
  expect(await lines.count()).toBe(0);
  for (const line of cost) expect(page.text()).not.toContain(line);
  await button('bulk.cost.show').click();
  await expect(lines).toHaveText(cost);
  await button('bulk.cost.hide').click();
  await button('bulk.cost.show').waitFor();
  expect(await lines.count()).toBe(0);
});

test('asks before it applies a plan, names what that may cost, and applies nothing when that is cancelled', async () => {
  const { admin, bulk } = await openGravePlan();
  const { page, button } = admin;
  const before = (await forge().site.state()).groups;
  const jobs = await startedJobs();
  await page.getByRole('button', APPLY).last().click();
  const dialog = page.getByRole('dialog', { name: words('bulk.apply.title') });
  await dialog.waitFor();
  await dialog.getByText(changes(), { exact: true }).waitFor();
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
    words('bulk.apply.removals', { count: '3' }),
    words('bulk.apply.access-lost', { count: '2', groups: SEATS }),
    SEATS_TEXT,
    words('bulk.apply.admin-rights', { count: '1', groups: ADMINS }),
  ]);
  await dialog.getByText(words('bulk.apply.owner'), { exact: true }).waitFor();
  await dialog.getByRole('button', APPLY).waitFor();

  await button('cancel', dialog).click();
  await dialog.waitFor({ state: 'detached' });
  await bulk.heading('bulk.plan.title', { count: '7' }).waitFor();
  await page.idle();
  expect(page.calls.map(({ functionKey }) => functionKey)).not.toContain('startJob');
  expect(await startedJobs()).toEqual(jobs);
  expect((await forge().site.state()).groups).toEqual(before);

  await bulk.apply(ROWS);
  await bulk.over(ROWS);
  await bulk.heading('bulk.job.title.done', { count: '7' }).waitFor();
  const starts = page.calls.filter(({ functionKey }) => functionKey === 'startJob');
  expect(starts).toHaveLength(1);
});

test('warns of nothing in a plan that only adds people to an ordinary group', async () => {
  const { admin, bulk } = await openBulk();
  const { page, button } = admin;
  const { accountId } = await newcomerTo(forge(), ORDINARY);
  await bulk.review(`group,member\n${ORDINARY},${accountId}`);
  await bulk.plan(1);
  expect(await page.locator('section').count()).toBe(0);
  const apply = { name: words('bulk.apply', { count: '1' }), exact: true };
  expect(await page.getByRole('button', apply).count()).toBe(2);
  await page.getByRole('button', apply).first().click();
  const dialog = page.getByRole('dialog', { name: words('bulk.apply.title') });
  await dialog.getByText(words('bulk.apply.owner'), { exact: true }).waitFor();
  expect(await dialog.getByRole('listitem').count()).toBe(0);
  await button('cancel', dialog).click();
});

type Stage = { label: string; status: string; percentageComplete: number };

const trackersIn = (node: DocNode): DocNode[] => [
  ...(node.type === 'ProgressTracker' ? [node] : []),
  ...node.children.flatMap(trackersIn),
];

/** The steps that the page shows. The current one is in brackets, and those that are done end in a tick. */
const steps = ({ page }: AdminPage): string => {
  const trackers = trackersIn(page.tree());
  expect(trackers).toHaveLength(1);
  expect(trackers[0]?.props['label']).toBe(words('bulk.steps'));
  const stages = trackers[0]?.props['items'] as Stage[];
  return stages
    .map(({ label, status, percentageComplete }) => {
      const isDone = percentageComplete === 100;
      return status === 'current' ? `[${label}]` : `${label}${isDone ? ' ✓' : ''}`;
    })
    .join(' > ');
};

/** A text like the one of `steps`, for the names of all steps and the place of the current one. */
const at = (current: number, ...keys: readonly TextKey[]): string =>
  keys
    .map((key, place) =>
      place === current ? `[${words(key)}]` : `${words(key)}${place < current ? ' ✓' : ''}`,
    )
    .join(' > ');

const OF_A_LIST = [
  'bulk.steps.list',
  'bulk.steps.columns',
  'bulk.steps.review',
  'bulk.steps.plan',
  'bulk.steps.apply',
] as const;

test('shows all steps of a bulk change in each step, and which one is current', async () => {
  const { admin, bulk } = await openBulk();
  const people = [await newcomerTo(forge(), ORDINARY), await newcomerTo(forge(), ORDINARY)];
  const { page, button } = admin;
  await page
    .getByRole('textbox', { name: words('bulk.list') })
    .first()
    .waitFor();
  expect(steps(admin)).toBe(at(0, ...OF_A_LIST));
  await bulk.readColumns(
    ['group,member', ...people.map(({ accountId }) => `${ORDINARY},${accountId}`)].join('\n'),
  );
  expect(steps(admin)).toBe(at(1, ...OF_A_LIST));
  await button('bulk.check').click();
  await bulk.heading('bulk.review.title').waitFor();
  expect(steps(admin)).toBe(at(2, ...OF_A_LIST));
  await bulk.plan(2);
  expect(steps(admin)).toBe(at(3, ...OF_A_LIST));
  await bulk.apply(2);
  expect(steps(admin)).toBe(at(4, ...OF_A_LIST));
  await bulk.over(2);
  expect(steps(admin)).toBe(at(4, ...OF_A_LIST));

  await button('bulk.follow-up.undo').click();
  await page.getByRole('button', { name: words('bulk.undo.plan', { count: '2' }) }).click();
  await bulk.heading('bulk.plan.title', { count: '2' }).waitFor();
  expect(steps(admin)).toBe(at(0, 'bulk.steps.plan', 'bulk.steps.apply')); // it has no list
  await bulk.apply(2);
  expect(steps(admin)).toBe(at(1, 'bulk.steps.plan', 'bulk.steps.apply'));
});

test('shows no list among the steps of a plan from a selection, also of its job', async () => {
  const id = await groupOf(forge(), 'lemur-keepers', 5);
  const admin = await open({ place: `/groups/${id}` });
  const members = admin.page.getByRole('table', { name: words('members.title') });
  await members.getByRole('checkbox').nth(2).waitFor();
  for (const place of [0, 1]) await members.getByRole('checkbox').nth(place).check();
  await admin.button('remove.ask').click();
  const bulk = bulkTab(admin);
  await bulk.heading('bulk.plan.title', { count: '2' }).waitFor();
  expect(steps(admin)).toBe(at(0, 'bulk.steps.plan', 'bulk.steps.apply'));
  await bulk.apply(2);
  await bulk.over(2);
  expect(steps(admin)).toBe(at(1, 'bulk.steps.plan', 'bulk.steps.apply'));
});

test('offers what can be done next before the rows of a job that is over', async () => {
  const { admin, bulk } = await openBulk();
  const { page } = admin;
  const people = [await newcomerTo(forge(), ORDINARY), await newcomerTo(forge(), ORDINARY)];
  await bulk.review(
    ['group,member', ...people.map(({ accountId }) => `${ORDINARY},${accountId}`)].join('\n'),
  );
  await bulk.plan(2);
  const refused = addsAnswered(400, { body: { message: 'accountId is invalid' } });
  await forge().site.setFaults([{ ...refused, times: 1 }]);
  await bulk.apply(2);
  await bulk.over(2);
  await bulk.heading('bulk.job.title.some-failed', { count: '2', failed: '1' }).waitFor();

  const retry = page.getByRole('button', {
    name: words('bulk.follow-up.retry', { count: '1' }),
    exact: true,
  });
  const undo = admin.button('bulk.follow-up.undo');
  const table = page.getByRole('table', { name: words('bulk.results.title') });
  await table.getByRole('row').nth(2).waitFor();
  const order = [
    await placeOf(admin, bulk.heading('bulk.job.title.some-failed', { count: '2', failed: '1' })),
    await placeOf(admin, retry),
    await placeOf(admin, undo),
    await placeOf(admin, table),
  ];
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  // No button of the job stands between its title and these, so they are the first that can be reached.
  const [title = 0, , last = 0] = order;
  const between = elementsOf(admin).slice(title, last + 1);
  expect(between.filter(({ role }) => role === 'button').map(spokenName)).toEqual([
    words('bulk.follow-up.retry', { count: '1' }),
    words('bulk.follow-up.undo'),
  ]);

  await admin.combobox('recent.outcome').click();
  const failed = words('bulk.results.option', {
    outcome: words('bulk.results.failed'),
    count: '1',
  });
  await page.getByRole('option', { name: failed }).click();
  const [, ...rows] = await table.getByRole('row').all();
  expect(await Promise.all(rows.map((row) => row.textContent()))).toEqual([
    expect.stringContaining(words('short.invalid-input')),
  ]);
});
