import {
  expect,
  test as base,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test';
import { TABS } from '../../../static/admin/navigation/place';
import { freePort } from '../../host/support/freePort';
import { startLocalForge, type LocalForge } from '../../host/support/localForge';
import { adminPage, answerIn, type AdminPage } from './adminPage';
import { leaveAt, makeSharedForge, running, type SharedForge } from './sharedForge';

export { expect };

const WINDOW = { width: 1280, height: 720 }; // Playwright's own size
const WAIT_MS = 30_000; // for anything to appear, on a busy machine

export type Opening = {
  /** The account that views the page. The default is the site admin. */
  account?: string;
  /** The page's language. The default is the manifest's fallback. */
  locale?: string;
  /** Where the page opens: the place where the account left it. The default is the first tab. */
  place?: string;
  /** Open until all tests of the file have run, not only the one that opened it. */
  lasting?: boolean;
  /** In a window of its own, because the test changes the window for good, for example its clock. */
  single?: boolean;
};

/** A local Forge for the tests of a file, with its admin page in a browser. */
export type LocalAdminPages = {
  forge: () => LocalForge;
  /** Opens a page and waits until the app has drawn itself. */
  open: (opening?: Opening) => Promise<AdminPage>;
  /** Kills the local Forge at any moment, and starts it again from its stored data. */
  restart: () => Promise<void>;
};

/**
 * The browser window that the test files of a worker share, with its pages that may be used again: a
 * new window or page compiles all its code again.
 */
type SharedWindow = {
  context: BrowserContext;
  idle: Page[];
  newContext: () => Promise<BrowserContext>;
};

export const test = base.extend<object, { sharedForge: SharedForge; sharedWindow: SharedWindow }>({
  sharedWindow: [
    async ({ browser }, use) => {
      const newContext = async (): Promise<BrowserContext> => {
        const context = await browser.newContext({ reducedMotion: 'reduce' }); // a quarter less work
        context.setDefaultTimeout(WAIT_MS);
        return context;
      };
      const context = await newContext();
      await use({ context, idle: [], newContext });
      await context.close();
    },
    { scope: 'worker' },
  ],
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

/**
 * Gives the tests of a file a fresh local Forge and a browser window. After each test, fails if any
 * page shows an error or something that the local Forge doesn't emulate, and then clears faults.
 * After a failed test, it also prints what each page showed. With `isKept`, data is on disk and
 * survives a restart.
 */
export const localAdminPages = (
  flags: readonly string[] = ['--memory'],
  { isKept = false }: { isKept?: boolean } = {},
): LocalAdminPages => {
  let kept: readonly string[] = [];
  let forge: LocalForge | undefined;
  let window: SharedWindow | undefined;
  let open: { page: Page; lasting: boolean; single: boolean }[] = [];

  test.beforeAll(async ({ sharedForge, sharedWindow }) => {
    window = sharedWindow;
    await Promise.all([window.context.clearCookies(), window.context.clearPermissions()]);
    if (isKept) {
      kept = [...flags, '--port', String(await freePort())];
      await sharedForge.stop();
      forge = await startLocalForge([...kept, '--fresh']);
    } else forge = await sharedForge.fresh(flags);
  });

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures here
  test.afterEach(async ({}, testInfo) => {
    const problems = await Promise.all(
      open.map(({ page }) => page.locator('[data-problem]').allInnerTexts()),
    );
    if (testInfo.status !== testInfo.expectedStatus)
      for (const [place, { page }] of open.entries()) {
        // Playwright's own comes too late: the pages are empty then.
        const path = testInfo.outputPath(`page-${String(place + 1)}.png`);
        await page.screenshot({ path });
        await testInfo.attach('screenshot', { path, contentType: 'image/png' });
        await testInfo.attach('the page showed', { body: await page.locator('body').innerText() });
      }
    await Promise.all([forge?.clearFaults(), forge?.site.clearFaults()]);
    const done = open.filter(({ lasting }) => !lasting).map(({ page }) => page);
    const singles = open.filter(({ single }) => single).map(({ page }) => page);
    // A reused page must hold no calls that a failed test didn't release, and make no late ones.
    await Promise.all(
      done.map(async (page) => {
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await Promise.all([...(unansweredPlaces.get(page) ?? [])]);
        await page.goto('about:blank');
      }),
    );
    await Promise.all(singles.map((page) => page.context().close()));
    window?.idle.push(...done.filter((page) => !singles.includes(page)));
    open = open.filter(({ lasting }) => lasting);
    expect(problems.flat()).toEqual([]);
  });

  test.afterAll(async () => {
    await Promise.all(open.map(({ page }) => page.close()));
    if (isKept) await forge?.stop();
  });

  return {
    forge: () => running(forge),
    open: async ({ account, locale, place = '/groups', lasting = false, single = false } = {}) => {
      const { idle, context, newContext } = running(window);
      const page = single
        ? watched(await (await newContext()).newPage())
        : (idle.pop() ?? watched(await context.newPage()));
      await page.bringToFront(); // the browser hardly draws a page behind others
      open.push({ page, lasting, single });
      const address = new URL(running(forge).url);
      if (account !== undefined) address.searchParams.set('account', account);
      if (locale !== undefined) address.searchParams.set('locale', locale);
      const admin = adminPage<Locator, Page>(page, answerIn(page));
      // An earlier test may have changed them.
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(WINDOW);
      await leaveAt(running(forge), place, account);
      await page.goto(address.href);
      await admin.drawn();
      // After two seconds without an answer, the page opens its first tab. On a busy machine, that
      // can be before the answer.
      for (let tries = 1; tries < MAX_OPENED && !(await isAt(page, place)); tries += 1)
        await admin.reload();
      return admin;
    },
    restart: async () => {
      await running(forge).stop('SIGKILL');
      forge = await startLocalForge(kept);
    },
  };
};

const MAX_OPENED = 4;
const DECIDED_MS = 3_000; // the page waits two seconds

/** Whether the page shows the tab of a place, or no tabs at all. */
const isAt = async (page: Page, place: string): Promise<boolean> => {
  const tabs = page.getByRole('tab');
  if ((await tabs.count()) === 0) return true;
  const tab = tabs.nth(TABS.findIndex((each) => place.split('/')[1] === each));
  const isSelected = expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: DECIDED_MS });
  return isSelected.then(
    () => true,
    () => false,
  );
};

/** The calls of each page that remember its place. One that is late would move the next page. */
const unansweredPlaces = new WeakMap<Page, Set<Promise<unknown>>>();

const watched = (page: Page): Page => {
  const unanswered = new Set<Promise<unknown>>();
  unansweredPlaces.set(page, unanswered);
  page.on('request', (request) => {
    if (!(request.postData() ?? '').includes('rememberPlace')) return;
    const answered = request.response().catch(() => undefined);
    unanswered.add(answered);
    void answered.then(() => unanswered.delete(answered));
  });
  return page;
};
