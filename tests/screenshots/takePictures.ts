import type { Locator, Page } from '@playwright/test';
import path from 'node:path';
import type { AdminPage } from '../browser/support/adminPage';
import type { LocalAdminPages } from '../browser/support/localAdminPages';

const IMAGES = path.resolve(__dirname, '../../docs/images');

// In CSS pixels. A picture has as many pixels.
const WIDTH = 1280;
const HEIGHT = 960;
const MARGIN = 24; // around a part of the page

// Each run must give the same pictures. So the first moment of a run shows as this one, and the key of
// the local Forge by this ID. Minutes shrink to seconds, so that a slow run shows the same minute.
const FIRST_MOMENT = Date.parse('2026-11-23T09:30:02Z');
const STARTED = Date.now();
const HOUR_MS = 3_600_000;
const SHRINK = 60;
const KEY_ID = '5dyowdbxs59085g1v5ee8sva';

const ISO_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** Opens the admin page at the size and time of the pictures. */
export const openForPictures = async ({ forge, open }: LocalAdminPages): Promise<AdminPage> => {
  const admin = await open();
  const { page } = admin;
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  await showSameEachRun(page, forge().url, forge().info.demoKey.id);
  await admin.reload();
  return admin;
};

/** Replaces what differs between runs in the app's answers. */
const showSameEachRun = async (page: Page, url: string, keyId: string): Promise<void> => {
  await page.route(`${url}/**`, async (route) => {
    if (route.request().method() !== 'POST') {
      await route.fallback();
      return;
    }
    const response = await route.fetch();
    const text = await response.text();
    const body = text.replace(ISO_TIME, shownTime).replaceAll(keyId, KEY_ID);
    await route.fulfill({ response, body });
  });
};

const shownTime = (time: string): string => {
  const passed = Date.parse(time) - STARTED;
  const hours = Math.round(passed / HOUR_MS) * HOUR_MS;
  return new Date(FIRST_MOMENT + hours + (passed - hours) / SHRINK).toISOString();
};

/** Takes a picture of the window, scrolled to the top. */
export const takeWindow = async ({ page }: AdminPage, name: string): Promise<void> => {
  await makeStill(page);
  await page.screenshot({ path: fileOf(name), animations: 'disabled' });
};

/** Takes a picture of a part of the page: all of it, or only what is above `end`. */
export const takePart = async (part: Locator, name: string, end?: Locator): Promise<void> => {
  const page = part.page();
  await makeStill(page);
  const { x, y, width, height } = await boxOf(part);
  const bottom = end ? (await boxOf(end)).y - MARGIN : y + height;
  await page.screenshot({
    path: fileOf(name),
    animations: 'disabled',
    fullPage: true,
    clip: { x: x - MARGIN, y, width: width + 2 * MARGIN, height: bottom - y },
  });
};

type Box = { x: number; y: number; width: number; height: number };

const boxOf = async (part: Locator): Promise<Box> => {
  const box = await part.boundingBox();
  if (!box) throw new Error('This part of the page is not drawn.');
  return box;
};

/** Scrolls to the top, moves the mouse away from all buttons, and takes the focus from the field. */
const makeStill = async (page: Page): Promise<void> => {
  await page.mouse.move(WIDTH - 1, HEIGHT - 1);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
  });
};

const fileOf = (name: string): string => path.join(IMAGES, `${name}.png`);
