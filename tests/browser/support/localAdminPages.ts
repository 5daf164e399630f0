import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import { freePort } from '../../host/support/freePort';
import { startLocalForge, type LocalForge } from '../../host/support/localForge';
import { adminPage, type AdminPage } from './adminPage';

export { expect };

const WAIT_MS = 30_000; // for anything to appear, on a busy machine

export type Opening = {
  /** The account that views the page. The default is the site admin. */
  account?: string;
  /** Open until all tests of the file have run, not only the one that opened it. */
  lasting?: boolean;
};

/** A local Forge for the tests of a file, with its admin page in a browser. */
export type LocalAdminPages = {
  forge: () => LocalForge;
  /** Opens a page and waits until the app has drawn itself. */
  open: (opening?: Opening) => Promise<AdminPage>;
  /** Kills the local Forge at any moment, and starts it again from its stored data. */
  restart: () => Promise<void>;
};

/** What the test files of a worker share: one browser window and one local Forge. */
type Shared = {
  context: BrowserContext;
  /** A local Forge as after an installation: the one that runs, reset, if it has these flags. */
  freshForge: (flags: readonly string[]) => Promise<LocalForge>;
  /** Stops the one that runs. The next call of `freshForge` starts another. */
  stopForge: (signal?: NodeJS.Signals) => Promise<void>;
  /** A page of the window that no test uses. A new page would compile all its code again. */
  takePage: () => Promise<Page>;
  returnPage: (page: Page) => void;
};

export const test = base.extend<object, { shared: Shared }>({
  shared: [
    async ({ browser }, use) => {
      const shared = await makeShared(browser);
      await use(shared);
      await shared.stopForge();
    },
    { scope: 'worker' },
  ],
});

/**
 * Gives the tests of a file a fresh local Forge. After each test, fails if any page shows an error
 * or something that the local Forge doesn't emulate, and then clears faults. After a failed test,
 * it also prints what each page showed. With `isKept`, data is on disk and survives a restart.
 */
export const localAdminPages = (
  flags: readonly string[] = ['--memory'],
  { isKept = false }: { isKept?: boolean } = {},
): LocalAdminPages => {
  let shared: Shared | undefined;
  let forge: LocalForge | undefined;
  let kept: readonly string[] = [];
  let open: { page: Page; lasting: boolean }[] = [];

  test.beforeAll(async ({ shared: ofWorker }) => {
    shared = ofWorker;
    if (isKept) {
      kept = [...flags, '--port', String(await freePort())];
      await shared.stopForge();
      forge = await startLocalForge([...kept, '--fresh']);
    } else forge = await shared.freshForge(flags);
  });

  test.afterEach(async ({ shared: { returnPage } }, testInfo) => {
    const problems = await Promise.all(
      open.map(({ page }) => page.locator('[data-problem]').allInnerTexts()),
    );
    if (testInfo.status !== testInfo.expectedStatus)
      for (const { page } of open)
        await testInfo.attach('the page showed', { body: await page.locator('body').innerText() });
    await Promise.all([forge?.clearFaults(), forge?.site.clearFaults()]);
    const done = open.filter(({ lasting }) => !lasting).map(({ page }) => page);
    // A reused page must hold no calls that a failed test didn't release.
    await Promise.all(done.map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
    for (const page of done) returnPage(page);
    open = open.filter(({ lasting }) => lasting);
    expect(problems.flat()).toEqual([]);
  });

  test.afterAll(async () => {
    for (const { page } of open) shared?.returnPage(page);
    if (isKept) await forge?.stop();
  });

  return {
    forge: () => running(forge),
    open: async ({ account, lasting = false } = {}) => {
      const page = await running(shared).takePage();
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
      forge = await startLocalForge(kept);
    },
  };
};

const makeShared = async (browser: Browser): Promise<Shared> => {
  // Without motion a page makes a quarter less work.
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(WAIT_MS);
  const idle: Page[] = [];
  let forge: LocalForge | undefined;
  let flagsOfForge = '';

  const stopForge: Shared['stopForge'] = async (signal) => {
    await forge?.stop(signal);
    forge = undefined;
  };
  return {
    context,
    stopForge,
    freshForge: async (flags) => {
      // What an earlier test left open must not call the next one's Forge.
      await Promise.all(idle.map((page) => page.goto('about:blank')));
      if (forge && flagsOfForge === flags.join(' ')) {
        await forge.reset();
        return forge;
      }
      await stopForge();
      flagsOfForge = flags.join(' ');
      forge = await startLocalForge(flags);
      return forge;
    },
    takePage: async () => {
      const page = idle.pop() ?? (await context.newPage());
      await page.bringToFront(); // the browser hardly draws a page behind others
      return page;
    },
    returnPage: (page) => {
      idle.push(page);
    },
  };
};

const running = <T>(part: T | undefined): T => {
  if (!part) throw new Error('The local Forge runs only while tests or their hooks run.');
  return part;
};
