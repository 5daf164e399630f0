import { jobOf, planOf } from '../host/support/plans';
import { bulkTab } from './support/bulkTab';
import { expect, localAdminPages, test } from './support/localAdminPages';
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
  await admin.button('bulk.jobs.open', jobs).last().scrollIntoViewIfNeeded();
  await admin.button('bulk.jobs.open', jobs).last().click();
  await expectTop();
});
