import type { Browser, BrowserContext, Page } from 'playwright-core';
import { freePort } from '../../host/support/freePort';
import { startLocalForge, type LocalForge } from '../../host/support/localForge';
import { launchChromium } from '../launchChromium';
import { adminPage, type AdminPage } from './adminPage';

const WAIT_MS = 30_000; // for anything to appear, on a busy machine

export type Opening = {
  /** The account that views the page. The default is the site admin. */
  account?: string;
  /** Open until all tests of the file have run, not only the one that opened it. */
  lasting?: boolean;
};

/** Set by the test environment, `tests/setup/tellsOfFailure.cjs`. */
declare const testFailed: boolean;

/** One local Forge for the tests of a file, with its admin page in a browser. */
export type LocalAdminPages = {
  forge: () => LocalForge;
  /** Opens a page and waits until the app has drawn itself. */
  open: (opening?: Opening) => Promise<AdminPage>;
  /** Kills the local Forge at any moment, and starts it again from its stored data. */
  restart: () => Promise<void>;
};

/**
 * Starts both before the tests of a file, and ends them after. After each test, fails if any page
 * shows an error or something that the local Forge doesn't emulate, and then clears faults. After a
 * failed test, it also prints what each page showed. With `isKept`, data is on disk and survives a
 * restart.
 */
export const localAdminPages = (
  flags: readonly string[] = [],
  { isKept = false }: { isKept?: boolean } = {},
): LocalAdminPages => {
  let kept: readonly string[] = [];
  let forge: LocalForge | undefined;
  let browser: Browser | undefined;
  let context: BrowserContext | undefined;
  let open: { page: Page; lasting: boolean }[] = [];
  let idle: Page[] = []; // to be used again, because a new page compiles all its code again

  beforeAll(async () => {
    if (isKept) kept = ['--port', String(await freePort())];
    const fresh = isKept ? [...flags, ...kept, '--fresh'] : flags;
    [forge, browser] = await Promise.all([startLocalForge(fresh), launchChromium()]);
    context = await browser.newContext({ reducedMotion: 'reduce' }); // a quarter less work
    context.setDefaultTimeout(WAIT_MS);
  });

  afterEach(async () => {
    const problems = await Promise.all(
      open.map(({ page }) => page.locator('[data-problem]').allInnerTexts()),
    );
    const shown = testFailed ? await Promise.all(open.map(({ page }) => whatItShows(page))) : [];
    await Promise.all([forge?.clearFaults(), forge?.site.clearFaults()]);
    const done = open.filter(({ lasting }) => !lasting).map(({ page }) => page);
    // A reused page must hold no calls that a failed test didn't release.
    await Promise.all(done.map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
    idle = [...idle, ...done];
    open = open.filter(({ lasting }) => lasting);
    expect([...problems.flat(), ...shown]).toEqual([]);
  });

  afterAll(() => Promise.all([browser?.close(), forge?.stop()]));

  const running = <T>(part: T | undefined): T => {
    if (!part) throw new Error('The local Forge runs only while tests or their hooks run.');
    return part;
  };

  return {
    forge: () => running(forge),
    open: async ({ account, lasting = false } = {}) => {
      const page = idle.pop() ?? (await running(context).newPage());
      open.push({ page, lasting });
      const address = new URL(running(forge).url);
      if (account !== undefined) address.searchParams.set('account', account);
      const admin = adminPage(page);
      await page.goto(address.href);
      await admin.drawn();
      return admin;
    },
    restart: async () => {
      await running(forge).stop('SIGKILL');
      forge = await startLocalForge([...flags, ...kept]);
    },
  };
};

const whatItShows = async (page: Page): Promise<string> =>
  `The page showed: ${await page.locator('body').innerText()}`;
