import type { Browser, BrowserContext } from 'playwright-core';
import { startLocalForge, type LocalForge } from '../../host/support/localForge';
import { launchChromium } from '../launchChromium';
import { adminPage, type AdminPage } from './adminPage';

const WAIT_MS = 15_000; // for anything to be seen, on a machine that does much else

export type Opening = {
  /** Whom the page is looked at as; the site admin if left out. */
  account?: string;
  width?: number;
  /** Open until all the tests of the file have run, not only the one that opened it. */
  lasting?: boolean;
};

/** One local Forge for the tests of a file, and its admin page in a browser. */
export type LocalAdminPages = {
  forge: () => LocalForge;
  /** Gives a page once the app has drawn itself. */
  open: (opening?: Opening) => Promise<AdminPage>;
};

/**
 * Starts both before the tests of a file and ends them after. After each test there must be nothing
 * in red on any page, neither an error nor anything that the local Forge does not emulate; then
 * faults end and pages close.
 */
export const localAdminPages = (flags: readonly string[] = []): LocalAdminPages => {
  let forge: LocalForge | undefined;
  let browser: Browser | undefined;
  let open: { context: BrowserContext; lasting: boolean }[] = [];

  beforeAll(async () => {
    [forge, browser] = await Promise.all([startLocalForge(flags), launchChromium()]);
  });

  afterEach(async () => {
    const problems = await Promise.all(
      open
        .flatMap(({ context }) => context.pages())
        .map((page) => page.locator('[data-problem]').allInnerTexts()),
    );
    await Promise.all([forge?.clearFaults(), forge?.site.clearFaults()]);
    await Promise.all(open.filter(({ lasting }) => !lasting).map(({ context }) => context.close()));
    open = open.filter(({ lasting }) => lasting);
    expect(problems.flat()).toEqual([]);
  });

  afterAll(() => Promise.all([browser?.close(), forge?.stop()]));

  const running = (): LocalForge => {
    if (!forge) throw new Error('The local Forge runs only while tests or their hooks run.');
    return forge;
  };

  return {
    forge: running,
    open: async ({ account, width = 1280, lasting = false } = {}) => {
      if (!browser) throw new Error('The browser runs only while tests or their hooks run.');
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      context.setDefaultTimeout(WAIT_MS);
      open.push({ context, lasting });
      const address = new URL(running().url);
      if (account !== undefined) address.searchParams.set('account', account);
      const admin = adminPage(await context.newPage());
      await admin.page.goto(address.href);
      await admin.drawn();
      return admin;
    },
  };
};
