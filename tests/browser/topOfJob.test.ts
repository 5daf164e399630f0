import { jobOf, planOf } from '../host/support/plans';
import { bulkTab } from './support/bulkTab';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { jobAddsTake } from './support/siteFaults';
import { strangersTo } from './support/strangersTo';
import { words } from './support/words';

const { forge, open } = localAdminPages();

const GROUP = 'legal';

test('puts the view at the top of a plan and of a job', async () => {
  const { id: groupId } = await forge().site.group(GROUP);
  const people = await strangersTo(forge(), GROUP, 4);
  const adds = people.map((id) => ['add', id] as const);
  await jobOf(forge(), groupId, adds.slice(0, 1));
  await planOf(forge(), groupId, adds.slice(1));
  const admin = await open({ place: '/bulk' });
  const { page } = admin;
  const back = admin.button('bulk.back');
  const expectTop = async (): Promise<void> => {
    await expect(back).toBeFocused();
    await expect(back).toBeInViewport();
  };
  const plans = page.getByRole('table', { name: words('bulk.plans.title') });
  await admin.button('bulk.jobs.open', plans).scrollIntoViewIfNeeded();
  await admin.button('bulk.jobs.open', plans).click();
  await expectTop();

  const apply = page.getByRole('button', {
    name: words('bulk.apply', { count: '3' }),
    exact: true,
  });
  await apply.last().scrollIntoViewIfNeeded();
  await apply.last().click();
  await page.getByRole('dialog').locator(apply).click();
  await bulkTab(admin).over(3);
  await expectTop();
  await back.click();
  const jobs = page.getByRole('table', { name: words('bulk.jobs.title') });
  await expect(admin.button('bulk.jobs.open', jobs)).toHaveCount(2); // both are listed now
  const openLast = admin.button('bulk.jobs.open', jobs).last();
  await openLast.click();
  await expectTop();
  await back.click();
  await expect(openLast).toBeFocused(); // where the admin was before
});

test('moves the focus to what can be done next when its button is gone', async () => {
  const { id: groupId } = await forge().site.group(GROUP);
  const [person = ''] = await strangersTo(forge(), GROUP, 1);
  await planOf(forge(), groupId, [['add', person]]);
  const admin = await open({ place: '/bulk' });
  const plans = admin.page.getByRole('table', { name: words('bulk.plans.title') });
  await admin.button('bulk.discard.row', plans).click();
  await admin.button('bulk.discard', admin.page.getByRole('dialog')).click();
  await plans.waitFor({ state: 'detached' });
  await expect(admin.button('bulk.by-hand')).toBeFocused();
  await admin.button('bulk.by-hand').press('Enter');
  await expect(admin.button('bulk.by-hand.list')).toBeFocused();
  await admin.button('status.open-setup').press('Enter');
  await expect(admin.button('status.open-setup')).toBeFocused();
});

test('moves the focus to the top of a job after it was stopped', async () => {
  const { id: groupId } = await forge().site.group(GROUP);
  const people = await strangersTo(forge(), GROUP, 60);
  await forge().site.setFaults([jobAddsTake(1_000)]); // so that the job still runs
  const plan = await planOf(
    forge(),
    groupId,
    people.map((id) => ['add', id] as const),
  );
  const admin = await open({ place: `/bulk/plans/${plan.id}` });
  await bulkTab(admin).apply(60);
  await admin.button('bulk.job.stop').press('Enter');
  await admin.button('bulk.stop.confirm', admin.page.getByRole('dialog')).press('Enter');
  await expect(admin.button('bulk.back')).toBeFocused();
  await forge().site.clearFaults();
});

test('moves the focus to the top of a job if it ends while a control has the focus', async () => {
  const { id: groupId } = await forge().site.group(GROUP);
  const people = await strangersTo(forge(), GROUP, 4);
  await forge().site.setFaults([jobAddsTake(1_500)]); // so that there is time to reach the button
  const plan = await planOf(
    forge(),
    groupId,
    people.map((id) => ['add', id] as const),
  );
  const admin = await open({ place: `/bulk/plans/${plan.id}` });
  await bulkTab(admin).apply(4);
  const pause = admin.button('bulk.job.pause');
  await pause.focus();
  await expect(pause).toBeFocused();
  await pause.waitFor({ state: 'detached' });
  await expect(admin.button('bulk.back')).toBeFocused();
  await forge().site.clearFaults();
});

test('moves the focus to the first button after a plan was discarded on its own page', async () => {
  const { id: groupId } = await forge().site.group(GROUP);
  const [person = ''] = await strangersTo(forge(), GROUP, 1);
  const plan = await planOf(forge(), groupId, [['add', person]]);
  const admin = await open({ place: `/bulk/plans/${plan.id}` });
  await admin.button('bulk.discard').first().press('Enter');
  await admin.button('bulk.discard', admin.page.getByRole('dialog')).press('Enter');
  await expect(admin.button('bulk.by-hand')).toBeFocused();
});
