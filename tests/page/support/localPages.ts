import { expect as baseExpect, test as base } from '@playwright/test';
import { freePort } from '../../host/support/freePort';
import { type LocalForge, startLocalForge } from '../../host/support/localForge';
import { adminPage as stepsOf, type AdminSteps } from '../../browser/support/adminPage';
import {
  leaveAt,
  makeSharedForge,
  running,
  type SharedForge,
} from '../../browser/support/sharedForge';
import type { Locator } from './locator';
import { PageWithoutBrowser } from './pageWithoutBrowser';

export type AdminPage = AdminSteps<Locator, PageWithoutBrowser>;

export type Opening = {
  /** The account that views the page. The default is the site admin. */
  account?: string;
  /** Where the page opens: the place where the account left it. The default is the first tab. */
  place?: string;
  /** Open until all tests of the file have run, not only the one that opened it. */
  lasting?: boolean;
};

/** A local Forge for the tests of a file, with its admin page, which no browser draws. */
export type LocalPages = {
  forge: () => LocalForge;
  /** Opens a page and waits until the app has drawn itself. */
  open: (opening?: Opening) => Promise<AdminPage>;
  /** Kills the local Forge at any moment, and starts it again from its stored data. */
  restart: () => Promise<void>;
};

export const test = base.extend<object, { sharedForge: SharedForge }>({
  sharedForge: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures here
    async ({}, use) => {
      const sharedForge = makeSharedForge();
      await use(sharedForge);
      await sharedForge.stop();
    },
    { scope: 'worker' },
  ],
});

const textsOf = (locator: Locator): Promise<string[]> => locator.allTextContents();

/** Playwright's matchers for a locator, of which these tests use some. */
export const expect = baseExpect.extend({
  async toHaveText(locator: Locator, wanted: string | readonly string[]) {
    const list = typeof wanted === 'string' ? [wanted] : wanted;
    await baseExpect.poll(() => textsOf(locator)).toEqual(list);
    return { pass: true, message: () => '' };
  },
  async toBeHidden(locator: Locator) {
    await locator.waitFor({ state: 'hidden' });
    return { pass: true, message: () => '' };
  },
  async toHaveValue(locator: Locator, wanted: string) {
    await baseExpect.poll(() => locator.inputValue()).toBe(wanted);
    return { pass: true, message: () => '' };
  },
});

/**
 * Gives the tests of a file a fresh local Forge. After each test, fails if any page shows an error or
 * something that the local Forge refuses, and then clears faults. A failed test prints what each page
 * showed. With `isKept`, data is on disk and survives a restart.
 */
export const localPages = (
  flags: readonly string[] = ['--memory'],
  { isKept = false }: { isKept?: boolean } = {},
): LocalPages => {
  let kept: readonly string[] = [];
  let forge: LocalForge | undefined;
  let open: { page: PageWithoutBrowser; lasting: boolean }[] = [];

  test.beforeAll(async ({ sharedForge }) => {
    if (isKept) {
      kept = [...flags, '--port', String(await freePort())];
      await sharedForge.stop();
      forge = await startLocalForge([...kept, '--fresh']);
    } else forge = await sharedForge.fresh(flags);
  });

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures here
  test.afterEach(async ({}, testInfo) => {
    const problems = open.flatMap(({ page }) => page.problems());
    if (testInfo.status !== testInfo.expectedStatus)
      for (const { page } of open) await testInfo.attach('the page showed', { body: page.text() });
    await Promise.all([forge?.clearFaults(), forge?.site.clearFaults()]);
    const done = open.filter(({ lasting }) => !lasting);
    // A late call would move the next page.
    await Promise.all(done.map(({ page }) => page.placeKept()));
    for (const { page } of done) page.dispose();
    open = open.filter(({ lasting }) => lasting);
    expect(problems).toEqual([]);
  });

  test.afterAll(async () => {
    for (const { page } of open) page.dispose();
    open = [];
    if (isKept) await forge?.stop();
  });

  return {
    forge: () => running(forge),
    open: async ({ account, place = '/groups', lasting = false } = {}) => {
      const page = new PageWithoutBrowser();
      open.push({ page, lasting });
      const address = new URL(running(forge).url);
      if (account !== undefined) address.searchParams.set('account', account);
      const admin = stepsOf<Locator, PageWithoutBrowser>(page, (action) => page.answerTo(action));
      await leaveAt(running(forge), place, account);
      await page.goto(address.href);
      await admin.drawn();
      return admin;
    },
    restart: async () => {
      await running(forge).stop('SIGKILL');
      forge = await startLocalForge(kept);
    },
  };
};
