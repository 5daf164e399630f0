import type { Locator } from 'playwright-core';
import type { AdminPage } from './adminPage';
import { words, type MessageKey } from './words';

export const JOB_WAIT_MS = 60_000;

const PATIENT = { timeout: JOB_WAIT_MS };

/** The tab of bulk changes, as somebody goes through it. */
export type BulkTab = {
  heading: (key: MessageKey, values?: Record<string, string>) => Locator;
  text: (key: MessageKey, values?: Record<string, string>) => Locator;
  /** Pastes a list and waits for its review. */
  review: (list: string) => Promise<void>;
  /** The same, with an exported user list, and with a check of the people. */
  reviewWhole: (list: string, users: string) => Promise<void>;
  /** Opens the dialog of the open question whose line in the list says this. */
  resolve: (said: string) => Promise<Locator>;
  /** Makes the plan of so many rows. */
  plan: (rows: number) => Promise<void>;
  /** Applies the plan that is shown, and says yes. */
  apply: (rows: number) => Promise<void>;
  /** Waits until the job that is shown is over. */
  over: (rows: number) => Promise<void>;
};

export const bulkTab = (admin: AdminPage): BulkTab => {
  const { page, button } = admin;
  const heading: BulkTab['heading'] = (key, values) =>
    page.getByRole('heading', { name: words(key, values), exact: true });
  const text: BulkTab['text'] = (key, values) => page.getByText(words(key, values)).first();
  const field = (key: MessageKey) => page.getByRole('textbox', { name: words(key) }).first();
  const check = async (): Promise<void> => {
    await button('bulk.check').click();
    await heading('bulk.review.title').waitFor(PATIENT);
  };
  return {
    heading,
    text,
    review: async (list) => {
      await field('bulk.list').fill(list);
      await check();
    },
    reviewWhole: async (list, users) => {
      await field('bulk.list').fill(list);
      await field('bulk.users').fill(users);
      await page.getByRole('checkbox', { name: words('bulk.with-people') }).check();
      await check();
    },
    resolve: async (said) => {
      await field('bulk.open.search').fill(said);
      const row = page.getByRole('row').filter({ hasText: said });
      await button('bulk.open.settle', row).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      return dialog;
    },
    plan: async (rows) => {
      const values = { rows: rows.toString() };
      await page.getByRole('button', { name: words('bulk.review.plan', values) }).click();
      await heading('bulk.plan.title', values).waitFor(PATIENT);
    },
    apply: async (rows) => {
      const apply = { name: words('bulk.apply', { rows: rows.toString() }), exact: true };
      await page.getByRole('button', apply).click();
      await page.getByRole('dialog').getByRole('button', apply).click();
      await heading('bulk.job.title', { rows: rows.toString() }).waitFor();
    },
    over: async (rows) => {
      const values = { ended: rows.toString(), rows: rows.toString() };
      await text('bulk.job.ended', values).waitFor(PATIENT);
      await button('bulk.next.undo').waitFor(PATIENT);
    },
  };
};
