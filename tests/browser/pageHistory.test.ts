import type { Page } from '@playwright/test';
import { expect, localAdminPages, test } from './support/localAdminPages';

type Place = { pathname: string; search: string; hash: string; state?: unknown };

type History = {
  action: string;
  location: Place;
  push: (target: string | Partial<Place>, state?: unknown) => void;
  replace: (target: string | Partial<Place>) => void;
  goBack: () => void;
  listen: (listener: (place: Place, action: string) => void) => () => void;
};

declare global {
  /** Set by `createHistory` of a test, in the browser. */
  var history4: History;
}

/** Calls the bridge as `view.createHistory()` does. */
const createHistory = (page: Page): Promise<Place> =>
  page.evaluate(async () => {
    const { __bridge: bridge } = globalThis as unknown as {
      __bridge: { callBridge: (command: string) => Promise<History> };
    };
    globalThis.history4 = await bridge.callBridge('createHistory');
    return globalThis.history4.location;
  });

test.describe('by default', () => {
  const { open } = localAdminPages();

  test('refuses a history, as Forge documents it for full-page modules only', async () => {
    const { page } = await open();
    await expect(createHistory(page)).rejects.toThrow('not routable');
  });
});

test.describe('with --page-history', () => {
  const { open } = localAdminPages(['--memory', '--page-history']);

  test('puts a place into the address, and brings it back after a reload', async () => {
    const { page, reload } = await open();
    expect(await createHistory(page)).toMatchObject({ pathname: '/' });
    await page.evaluate(() => {
      history4.push('/groups/12?tab=members');
    });
    expect(new URL(page.url()).hash).toBe('#/groups/12?tab=members');
    await reload();
    expect(await createHistory(page)).toMatchObject({
      pathname: '/groups/12',
      search: '?tab=members',
    });
  });

  test('tells a listener of each move, and of the way back', async () => {
    const { page } = await open();
    await createHistory(page);
    const received = await page.evaluate(async () => {
      const moves: string[] = [];
      const back = new Promise<void>((resolve) => {
        history4.listen((place, action) => {
          moves.push(`${action} ${place.pathname} ${JSON.stringify(place.state ?? null)}`);
          if (action === 'POP') resolve();
        });
      });
      history4.push('/groups', { from: 'search' });
      history4.push({ pathname: '/people' });
      history4.replace('/activity');
      history4.goBack();
      await back;
      return { moves, action: history4.action, pathname: history4.location.pathname };
    });
    expect(received).toEqual({
      moves: [
        'PUSH /groups {"from":"search"}',
        'PUSH /people null',
        'REPLACE /activity null',
        'POP /groups {"from":"search"}',
      ],
      action: 'POP',
      pathname: '/groups',
    });
  });

  test('continues a relative path, and stops telling after the end of listening', async () => {
    const { page } = await open();
    await createHistory(page);
    const moves = await page.evaluate(() => {
      const seen: string[] = [];
      const stop = history4.listen((place) => seen.push(place.pathname));
      history4.push('/groups/');
      history4.push('12');
      stop();
      history4.push('/people');
      return seen;
    });
    expect(moves).toEqual(['/groups/', '/groups/12']);
  });

  test('keeps the place when the keyboard skips to the content', async () => {
    const { page } = await open();
    await createHistory(page);
    await page.evaluate(() => {
      history4.push('/groups');
    });
    await page.getByRole('link', { name: 'Skip to content' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('#frame-content')).toBeFocused();
    expect(new URL(page.url()).hash).toBe('#/groups');
  });
});
