import type { Locator } from '@playwright/test';
import type { AdminSteps, Part, Screen } from './adminPage';
import { words, type TextKey } from './words';

export const JOB_WAIT_MS = 60_000;

const PATIENT = { timeout: JOB_WAIT_MS };

type ReviewCounts = Record<'ready' | 'open' | 'skipped' | 'duplicates', number>;

/** The Bulk changes tab, as an admin uses it. */
export type BulkTab<L = Locator> = {
  heading: (key: TextKey, values?: Record<string, string>) => L;
  text: (key: TextKey, values?: Record<string, string>) => L;
  /** Waits for the counts at the top of a review. */
  counts: (counts: ReviewCounts) => Promise<void>;
  /** Pastes a list and waits for its columns. */
  readColumns: (list: string) => Promise<void>;
  /** Pastes a list whose columns are known, and waits for its review. */
  review: (list: string) => Promise<void>;
  /** The same, with an exported user list, a check of the people and the meanings of words. */
  reviewWhole: (list: string, users: string, meanings: Record<string, TextKey>) => Promise<void>;
  /** Chooses what a column or an action word means. */
  chooseMeaning: (name: string, meaning: TextKey) => Promise<void>;
  /** Opens the dialog of the question that has this text in the list. */
  resolve: (said: string) => Promise<L>;
  /** Creates the plan of this number of rows. */
  plan: (rows: number) => Promise<void>;
  /** Applies the plan that is shown, and confirms. */
  apply: (rows: number) => Promise<void>;
  /** Waits until a job of this number of rows is shown, whatever its state. */
  job: (rows: number) => Promise<void>;
  /** Waits until the job that is shown is over, with all its rows done. */
  over: (rows: number) => Promise<void>;
};

export const bulkTab = <L extends Part<L>, P extends Screen<L>>(
  admin: AdminSteps<L, P>,
): BulkTab<L> => {
  type Tab = BulkTab<L>;
  const { page, button } = admin;
  const heading: Tab['heading'] = (key, values) =>
    page.getByRole('heading', { name: words(key, values), exact: true });
  const text: Tab['text'] = (key, values) => page.getByText(words(key, values)).first();
  const field = (key: TextKey) => page.getByRole('textbox', { name: words(key) }).first();
  /** Opens the first step, wherever the tab was left. */
  const toStart = async (): Promise<void> => {
    const list = field('bulk.list');
    await list.or(button('bulk.back')).first().waitFor(PATIENT);
    if (!(await list.isVisible())) await button('bulk.back').click();
    await list.waitFor();
  };
  const read = async (): Promise<void> => {
    await button('bulk.read').click();
    await heading('bulk.columns.title').waitFor(PATIENT);
  };
  const check = async (): Promise<void> => {
    await button('bulk.check').click();
    await heading('bulk.review.title').waitFor(PATIENT);
  };
  const chooseMeaning: Tab['chooseMeaning'] = async (name, meaning) => {
    await page.getByRole('combobox', { name, exact: true }).click();
    await page.getByRole('option', { name: words(meaning), exact: true }).click();
  };
  const ended = (rows: number): L => {
    const count = { count: rows.toString() };
    const [, someFailed = ''] = words('bulk.job.title.some-failed', count).split('{failed}');
    return heading('bulk.job.title.done', count)
      .or(heading('bulk.job.title.unneeded'))
      .or(heading('bulk.job.title.failed', count))
      .or(page.getByRole('heading', { name: someFailed }));
  };
  const job: Tab['job'] = async (rows) => {
    const running = heading('bulk.job.title.running', { count: rows.toString() });
    await running.or(ended(rows)).waitFor();
  };
  return {
    heading,
    text,
    chooseMeaning,
    counts: async ({ ready, open, skipped, duplicates }) => {
      const others = { open, skipped, duplicates };
      const sentences = [
        words('bulk.review.ready', { count: ready.toString() }),
        ...(['open', 'skipped', 'duplicates'] as const)
          .filter((kind) => others[kind] > 0)
          .map((kind) => words(`bulk.review.${kind}`, { count: others[kind].toString() })),
      ];
      for (const sentence of sentences) await page.getByText(sentence, { exact: true }).waitFor();
    },
    readColumns: async (list) => {
      await toStart();
      await field('bulk.list').fill(list);
      await read();
    },
    review: async (list) => {
      await toStart();
      await field('bulk.list').fill(list);
      await read();
      await check();
    },
    reviewWhole: async (list, users, meanings) => {
      await toStart();
      await field('bulk.list').fill(list);
      await button('bulk.users.show').click();
      await field('bulk.users').fill(users);
      await page.getByRole('checkbox', { name: words('bulk.with-people') }).check();
      await read();
      for (const [word, meaning] of Object.entries(meanings)) await chooseMeaning(word, meaning);
      await check();
    },
    resolve: async (said) => {
      await field('bulk.questions.search').fill(said);
      const row = page.getByRole('row').filter({ hasText: said });
      await button('bulk.questions.resolve', row).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      return dialog;
    },
    plan: async (rows) => {
      const values = { count: rows.toString() };
      await page.getByRole('button', { name: words('bulk.review.plan', values) }).click();
      const title = { name: words('bulk.plan.title', values), exact: true };
      await page.getByRole('heading', title).waitFor(PATIENT);
    },
    apply: async (rows) => {
      const apply = { name: words('bulk.apply', { count: rows.toString() }), exact: true };
      await page.getByRole('button', apply).first().click();
      await page.getByRole('dialog').getByRole('button', apply).click();
      await job(rows);
    },
    job,
    over: async (rows) => {
      await ended(rows).waitFor(PATIENT);
    },
  };
};
