import type { Page } from '@playwright/test';
import words from '../../static/locales/en-US.json';
import { expect, localAdminPages, test } from './support/localAdminPages';

const { forge, open } = localAdminPages();

/** Opens the page that stands in for Atlassian Automation, and waits for the action's form. */
const openRule = async (page: Page): Promise<void> => {
  await page.goto(`${forge().url}/dev/rule?action=add-person`);
  await page.evaluate(() => {
    sessionStorage.clear();
  });
  await page.reload();
  await expect(form(page).getByLabel(words['rule.form.person'])).toBeVisible();
};

const form = (page: Page) => page.getByTestId('rule-form');
const submitted = (page: Page) => page.getByTestId('rule-inputs');
const log = (page: Page) => page.getByRole('region', { name: 'Audit log' });

test('keeps every change of the form, and shows it again', async ({ page }) => {
  await openRule(page);
  await form(page).getByRole('combobox').fill('marketing');
  await page.getByRole('option', { name: 'marketing', exact: true }).click();
  await form(page).getByLabel(words['rule.form.person']).fill('{{issue.reporter.accountId}}');
  await form(page).getByLabel(words['rule.form.reason']).fill('IT-4711');
  const { id } = await forge().site.group('marketing');
  for (const kept of [id, 'marketing', '{{issue.reporter.accountId}}', 'IT-4711'])
    await expect(submitted(page)).toContainText(kept);
  await page.reload();
  await expect(form(page).getByText('marketing')).toBeVisible();
  await expect(form(page).getByLabel(words['rule.form.reason'])).toHaveValue('IT-4711');
});

test('says what is missing, on its own and after Automation’s validation', async ({ page }) => {
  await openRule(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(form(page).getByText(words['rule.form.no-group'])).toBeVisible();
  await expect(form(page).getByText(words['rule.form.no-person'])).toBeVisible();
  await form(page).getByLabel(words['rule.form.reason']).fill('x');
  await page.getByRole('button', { name: 'Validate rule' }).click();
  await page.waitForLoadState();
  await expect(form(page).getByText(words['rule.form.no-person'])).toBeVisible();
});

test('doesn’t offer a group that gives admin rights, and takes the name of a group from a smart value', async ({
  page,
}) => {
  await openRule(page);
  await form(page).getByRole('combobox').fill('it-operations');
  const option = page.getByRole('option', {
    name: words['groups.gives-admin-rights'].replace('{group}', 'it-operations'),
  });
  await expect(option).toHaveAttribute('aria-disabled', 'true');

  await form(page).getByRole('button', { name: words['rule.form.name-group'] }).click();
  await form(page).getByLabel(words['rule.form.group-name']).fill('{{issue.Group}}');
  await expect(submitted(page)).toContainText('"groupId": ""');
  await expect(submitted(page)).toContainText('{{issue.Group}}');
});

test('an approved request adds its reporter, as the connection’s user, and Activity shows it', async ({
  page,
}) => {
  await openRule(page);
  await expect(page.getByText('Fill in the form and choose Next first.')).toBeVisible();
  await page.getByRole('button', { name: 'Approved service request' }).click();
  await expect(submitted(page)).toContainText('Approved request {{issue.key}}');
  await expect(page.getByText('Account ID of its user Site admin')).toBeVisible();
  await page.getByRole('button', { name: 'Run rule' }).click();
  await expect(log(page).getByText('Success')).toBeVisible();
  await expect(log(page)).toContainText('"status":"added"');

  await page.getByLabel('Name 3').fill('issue.reporter');
  await page.getByRole('button', { name: 'Run rule' }).click();
  await expect(log(page)).toContainText(words['rule.smart-value.title']);

  await page.getByLabel('Name 3').fill('issue.reporter.accountId');
  await page.getByLabel('This user has allowed the app').uncheck();
  await page.getByRole('button', { name: 'Run rule' }).click();
  await expect(log(page)).toContainText(words['rule.no-consent.title']);
  await page.getByLabel('This user has allowed the app').check();
  await page.getByRole('button', { name: 'Run rule' }).click();
  await expect(log(page)).toContainText('"status":"already-member"');

  const [byRule = ''] = words['recent.by-rule'].split('{user}');
  const admin = await open();
  await admin.page.getByRole('tab', { name: words['tab.activity'] }).click();
  await expect(admin.page.getByText(byRule).first()).toBeVisible();
  await expect(admin.page.getByText('Reason: Approved request IT-4711').first()).toBeVisible();
});
