import { jobOf, planOf } from '../host/support/plans';
import { bulkTab } from './support/bulkTab';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { axeProblems } from './support/axeProblems';
import { addsAnswered, jobAddsTake, jobAddsUnanswered } from './support/siteFaults';
import { strangersTo } from './support/strangersTo';
import { words } from './support/words';

const { forge, open } = localAdminPages();

const GROUP = 'legal';
const ROWS = 20;

/** Good rows, one of them repeated and one with a hard space, one that needs no change, and three open ones. */
const damagedList = (people: readonly string[]): string =>
  [
    'Zielort;Account ID;Vorgang;Reason;Password',
    ...people.map((id) => `${GROUP};${id};vorhin;New in the team;Tulip-Harbour-77`),
    `${GROUP};${people[0] ?? ''};vorhin;New in the team;`,
    `\u00a0${GROUP};${people[1] ?? ''};vorhin;New in the team;`,
    `${GROUP};${people[2] ?? ''};nachher;;`,
    `${GROUP};1.16E+20;vorhin;;`,
    `no-such-group;${people[2] ?? ''};vorhin;;`,
    `${GROUP};nobody@example.com;vorhin;;`,
  ].join('\r\n');

test('has no problem in the steps of a list, its plan, a running and a stopped job, and its undo', async () => {
  const people = await strangersTo(forge(), GROUP, ROWS);
  const admin = await open({ place: '/bulk' });
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  const dialog = page.getByRole('dialog');
  const cancel = async (): Promise<void> => {
    await button('cancel', dialog).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await button('bulk.by-hand').click();
  await button('bulk.check').click();
  await page.getByText(words('bulk.by-hand.no-people')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.by-hand.list').click();
  await page.getByText(words('bulk.jobs.empty.title'), { exact: true }).waitFor();
  expect(await axeProblems(page)).toEqual([]);

  await bulk.readColumns(damagedList(people));
  expect(await axeProblems(page)).toEqual([]);
  await page.getByRole('button', { name: /^Show \d+ columns? that/ }).click();
  await bulk.chooseMeaning('Zielort', 'bulk.role.group');
  await bulk.chooseMeaning('Vorgang', 'bulk.role.action');
  await button('bulk.check').click();
  await page.getByRole('alert').getByText('“nachher”').waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await bulk.chooseMeaning('nachher', 'bulk.words.skip');
  await bulk.chooseMeaning('vorhin', 'bulk.action.add');
  await button('bulk.check').click();
  await bulk.counts({ ready: ROWS, open: 3, skipped: 0, duplicates: 2 });
  expect(await axeProblems(page)).toEqual([]);

  await bulk.resolve('nobody@example.com');
  expect(await axeProblems(page)).toEqual([]);
  await cancel();
  await page.getByRole('textbox', { name: words('bulk.questions.search') }).fill('');
  await page
    .getByRole('button', { name: words('bulk.questions.skip-all', { count: '3' }) })
    .click();
  await bulk.plan(ROWS);
  expect(await axeProblems(page)).toEqual([]);
  await page
    .getByRole('button', { name: words('bulk.apply', { count: `${ROWS}` }), exact: true })
    .first()
    .click();
  await dialog.waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await cancel();

  await forge().site.setFaults([jobAddsUnanswered(1), jobAddsTake(10_000)]);
  await bulk.apply(ROWS);
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.job.stop').click();
  await dialog.waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.stop.confirm', dialog).click();
  await page.getByText(words('bulk.state.stopped'), { exact: true }).first().waitFor();
  await button('bulk.follow-up.undo').waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.follow-up.undo').click();
  await bulk.heading('bulk.undo.before').or(bulk.text('bulk.undo.uncertain')).first().waitFor();
  await page.mouse.move(0, 0); // Atlaskit's selected button has too little contrast under the mouse
  expect(await axeProblems(page)).toEqual([]);
});

/** A job that is done, then one that failed, then a plan that is refused, then one that isn't. */
const makePlansAndJobs = async (): Promise<void> => {
  const [one = '', ...people] = await strangersTo(forge(), GROUP, 4);
  const { id: groupId } = await forge().site.group(GROUP);
  await jobOf(forge(), groupId, [['add', one]]);
  const adds = people.map((id) => ['add', id] as const);
  await forge().site.setFaults([addsAnswered(400, { body: { message: 'accountId is invalid' } })]);
  await jobOf(forge(), groupId, adds);
  await forge().site.clearFaults();

  const { id: wrens } = await forge().site.createGroup({ name: 'wren-keepers' });
  const members = await strangersTo(forge(), 'wren-keepers', 4);
  for (const accountId of members) await forge().call('addMember', { groupId: wrens, accountId });
  const removals = members.slice(1).map((id) => ['remove', id] as const);
  await planOf(forge(), wrens, removals);
  await planOf(forge(), groupId, adds);
};

test('has no problem in all plans and jobs, a failed and a done job, a refused plan, and the question before a plan is discarded', async () => {
  await makePlansAndJobs();
  const admin = await open({ place: '/bulk' });
  const { page, button } = admin;
  const bulk = bulkTab(admin);
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  const jobs = page.getByRole('table', { name: words('bulk.jobs.title') });
  const counts = [words('bulk.result.changed'), words('bulk.result.failed')];
  const result = counts.map((text, place) => text.replace('{count}', place === 0 ? '0' : '3'));
  await jobs.getByText(result.join(', ')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.jobs.open', jobs).first().click();
  await bulk.heading('bulk.job.title.failed', { count: '3' }).waitFor();
  await admin.sees('bulk.failures.title');
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.back').click();
  await button('bulk.jobs.open', jobs).nth(1).click();
  await bulk.heading('bulk.job.title.done', { count: '1' }).waitFor();
  await button('bulk.follow-up.undo').waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.back').click();
  await button('bulk.jobs.open', plans).nth(1).click();
  await page.getByText(words('bulk.plan.refused.title')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('bulk.back').click();
  await button('bulk.jobs.open', plans).first().click();
  await button('bulk.discard').first().click();
  const dialog = page.getByRole('dialog', { name: words('bulk.discard.title') });
  await dialog.getByText(words('bulk.discard.of-list')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
});
