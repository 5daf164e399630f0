import type { FrameLocator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { jobOf } from '../host/support/plans';
import type { AdminPage } from './support/adminPage';
import { openWithoutApp } from './support/drawTree';
import { axeProblems } from './support/axeProblems';
import { expect, localAdminPages, test, type Opening } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { words, type TextKey } from './support/words';

const granted = localAdminPages();

const CLIPBOARD = ['clipboard-read', 'clipboard-write'];
const MANY_ROWS = 50_000;
const LONG_WAIT_MS = 60_000; // for megabytes on a busy machine

const frame = (page: Page): FrameLocator => page.frameLocator('iframe');

const frameButton = (page: Page, key: TextKey) =>
  frame(page).getByRole('button', { name: words(key), exact: true });

const said = (page: Page, key: TextKey) =>
  frame(page).getByRole('status').getByText(words(key), { exact: true });

const clipboard = (page: Page): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText());

/** Opens the tab with the address of the web trigger, and waits for the buttons in its frame. */
const openAutomation = async (opening: Opening = {}): Promise<AdminPage> => {
  const admin = await granted.open({ place: '/automation', ...opening });
  await admin.page.context().grantPermissions(CLIPBOARD);
  await frameButton(admin.page, 'export.copy.address').waitFor();
  return admin;
};

/** Creates a key, and returns its secret as the page shows it. */
const createKey = async (admin: AdminPage, label = 'HR system'): Promise<string> => {
  const { page, button } = admin;
  await button('keys.create').click();
  await page.getByRole('textbox', { name: words('keys.label') }).fill(label);
  await page.getByRole('radio', { name: words('create-key.all-unprotected') }).check();
  await button('create-key.submit', page.getByRole('dialog')).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await admin.sees('secret.title', label);
  const blocks = await admin.panel('automation').locator('code').allTextContents();
  return blocks.findLast((block) => /^[A-Za-z0-9+/]{43}=$/.test(block)) ?? '';
};

declare global {
  /** What a frame received since it was loaded, as JSON. */
  var received: string[];
}

/** Notes what frames that are loaded from now on receive. */
const noteMessages = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    globalThis.received = [];
    window.addEventListener('message', ({ data }) => {
      received.push(JSON.stringify(data));
    });
  });
};

const messages = (page: Page): Promise<string> =>
  frame(page)
    .locator('body')
    .evaluate(() => received.join('\n'));

/** Loads the frame again, with another policy if one is given. */
const reloadFrame = async (page: Page, policy: string | null = null): Promise<void> => {
  const loaded = page.waitForEvent('framenavigated');
  await page.locator('iframe').evaluate((element: HTMLIFrameElement, allow) => {
    element.allow = allow ?? element.allow;
    const { src } = element;
    element.src = src;
  }, policy);
  await loaded;
};

test('copies the addresses of the web triggers and the example calls, unless the browser refuses it', async () => {
  const { page } = await openAutomation();
  await frameButton(page, 'export.copy.address').click();
  await said(page, 'export.copied').waitFor();
  await page.bringToFront();
  expect(await clipboard(page)).toBe(Object.values(granted.forge().info.webTriggers)[0]);
  await frameButton(page, 'export.copy.example').click();
  await expect.poll(() => clipboard(page)).toContain('.add-member.');
  await frameButton(page, 'export.copy.removal-address').click();
  const { webTriggers } = granted.forge().info;
  await expect.poll(() => clipboard(page)).toBe(webTriggers['remove-member']);
  await frameButton(page, 'export.copy.removal-example').click();
  await expect.poll(() => clipboard(page)).toContain('.remove-member.');

  await reloadFrame(page);
  await frameButton(page, 'export.copy.address').click();
  await said(page, 'export.copied').waitFor();
  await reloadFrame(page, "clipboard-write 'none'");
  await frameButton(page, 'export.copy.address').click();
  await said(page, 'export.refused').waitFor();
});

test('copies a secret with the keyboard, and sends it to the frame only then', async () => {
  const admin = await openAutomation({ single: true });
  const { page } = admin;
  await noteMessages(page);
  const secret = await createKey(admin);
  await frameButton(page, 'export.copy.secret').focus();
  expect(secret).not.toBe('');
  expect(await messages(page)).toContain(words('export.copy.secret'));
  expect(await messages(page)).not.toContain(secret);
  await page.keyboard.press('Enter');
  await said(page, 'export.copied').waitFor();
  expect(await clipboard(page)).toBe(secret);
  expect(await messages(page)).toContain(secret);
});

test('copies the secret of each new key by its own button', async () => {
  const admin = await openAutomation({ single: true });
  const { page } = admin;
  const secrets = new Map<string, string>();
  for (const label of ['Payroll', 'Directory']) secrets.set(label, await createKey(admin, label));
  for (const [label, secret] of secrets) {
    const name = words('export.copy.secret-of', { label });
    await frame(page).getByRole('button', { name }).click();
    await expect.poll(() => clipboard(page)).toBe(secret);
  }
});

test('has no problem in the frame, in both themes', async () => {
  const { page } = await openAutomation();
  await frameButton(page, 'export.copy.address').click();
  await said(page, 'export.copied').waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await frame(page)
    .locator('body')
    .evaluate((body) => body.append(new Image()));
  expect(await axeProblems(page)).toEqual([expect.stringMatching(/^image-alt /)]); // it looks inside
  await expect(page.frames()[1]?.title()).resolves.toBe(words('export.title'));
});

test('shows the frame of the visible tab, and never two', async () => {
  const admin = await openAutomation();
  const { page } = admin;
  await admin.openTab('bulk');
  await frame(page).getByText(words('file.choose.list')).waitFor();
  expect(await page.locator('iframe').count()).toBe(1);
  await admin.openTab('automation');
  await frameButton(page, 'export.copy.address').waitFor();
  expect(await page.locator('iframe').count()).toBe(1);
});

test('saves the results of a job, and shows them in a field if a copy is refused', async () => {
  const { id: groupId } = await granted.forge().site.group('legal');
  const { accountId } = await newcomerTo(granted.forge(), 'legal');
  const { id } = await jobOf(granted.forge(), groupId, [['add', accountId, '=Łódź']]);
  const admin = await granted.open({ place: `/bulk/jobs/${id}` });
  const { page } = admin;
  await admin.button('bulk.csv.export').click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    frameButton(page, 'export.csv').click(),
  ]);
  expect(saved.suggestedFilename()).toBe('rollcall-results.csv');
  const header = 'group,account id,action,reason,outcome,certain,http status';
  const row = `legal,${accountId},add,'=Łódź,added,yes,201`; // no formula
  expect(await readFile(await saved.path(), 'utf8')).toBe(`\ufeff${header}\r\n${row}`);

  await reloadFrame(page, "clipboard-write 'none'");
  await frameButton(page, 'export.copy').click();
  await said(page, 'export.refused').waitFor();
  const field = page.getByRole('textbox', { name: words('export.text') });
  await expect(field).toHaveValue(`${header}\n${row}`); // a field's line ends
});

test('gives up on a text that doesn’t come, and can be pressed again', async () => {
  const { nonAdmin: account } = granted.forge().info.accounts;
  const page = await openWithoutApp(granted, { account, single: true }); // so nothing answers
  await page.clock.install();
  await page.evaluate(async () => {
    await draw(make('Frame', { resource: 'frame-export' }));
  });
  await frame(page).locator('#export .buttons').waitFor({ state: 'attached' });
  await offer(page);
  const press = frameButton(page, 'export.csv');
  for (let times = 0; times < 2; times += 1) {
    await press.click();
    await said(page, 'export.preparing').waitFor();
    await page.clock.fastForward(11_000);
    await said(page, 'export.missing').waitFor();
  }
});

test('says that the frame was not loaded in time', async () => {
  const admin = await granted.open({ single: true });
  const { page } = admin;
  await admin.openTab('people'); // the page may remember the other tab
  await page.route('**/frames/frame-export/main.js', (route) => route.abort());
  await page.clock.install();
  await admin.openTab('automation');
  await page.locator('iframe').waitFor({ state: 'attached' });
  await page.clock.fastForward(11_000);
  await page.getByText(words('export.blocked')).waitFor();
});

type BridgeScope = {
  __bridge: { callBridge: (command: string, data: unknown) => Promise<unknown> };
};

/** Offers buttons to the frame, as the page does. */
const offer = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const { __bridge: bridge } = globalThis as unknown as BridgeScope;
    await bridge.callBridge('emit', {
      event: 'rollcall-export-buttons',
      payload: [
        { id: 'a', action: 'download', label: 'Download CSV', fileName: 'results.csv' },
        { id: 'b', action: 'copy', label: 'Copy' },
      ],
    });
  });

test.describe('with 50,000 rows', () => {
  const row = 'marketing,0123456789abcdef,add,Łódź 👩‍👩‍👧,added,yes,200\r\n';

  /** Draws the frame alone, and answers its presses as the page does. */
  const openExport = async (): Promise<Page> => {
    // The app shows this person nothing, so it answers no press.
    const { nonAdmin: account } = granted.forge().info.accounts;
    const page = await openWithoutApp(granted, { account });
    await page.context().grantPermissions(CLIPBOARD);
    await page.evaluate(
      async ({ row: line, rows }) => {
        const { __bridge: bridge } = globalThis as unknown as {
          __bridge: { callBridge: (command: string, data: unknown) => Promise<unknown> };
        };
        const emit = (event: string, payload: unknown) =>
          bridge.callBridge('emit', { event, payload });
        const on = (event: string, callback: (payload: never) => void) =>
          bridge.callBridge('on', { event, callback });
        await on('rollcall-export-ready', () => {
          void emit('rollcall-export-buttons', [
            { id: 'a', action: 'download', label: 'Download CSV', fileName: 'results.csv' },
            { id: 'b', action: 'copy', label: 'Copy' },
          ]);
        });
        await on('rollcall-export-press', ({ press }: { press: string }) => {
          const texts = Array.from({ length: rows / 1_000 }, () => line.repeat(1_000));
          texts.forEach((text, chunk) => {
            void emit('rollcall-export-chunk', { press, chunk, chunks: texts.length, text });
          });
        });
        await draw(make('Frame', { resource: 'frame-export' }));
      },
      { row, rows: MANY_ROWS },
    );
    return page;
  };

  test('saves them as a file that Excel reads', async () => {
    const page = await openExport();
    const [saved] = await Promise.all([
      page.waitForEvent('download', { timeout: LONG_WAIT_MS }),
      frameButton(page, 'export.csv').click(),
    ]);
    await said(page, 'export.downloaded').waitFor();
    expect(saved.suggestedFilename()).toBe('results.csv');
    const bytes = await readFile(await saved.path());
    const expected = Buffer.from(`\ufeff${row.repeat(MANY_ROWS)}`);
    expect(bytes.equals(expected)).toBe(true);
  });

  test('copies them', async () => {
    const page = await openExport();
    await frameButton(page, 'export.copy').click();
    await said(page, 'export.copied').waitFor({ timeout: LONG_WAIT_MS });
    expect((await clipboard(page)) === row.repeat(MANY_ROWS)).toBe(true);
  });
});
