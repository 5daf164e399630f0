import type { Page } from '@playwright/test';
import { expect, localAdminPages, test } from './support/localAdminPages';

const granted = localAdminPages();

/** A node as `@forge/react` sends it. */
type Node = { type: string; key: string; props: object; children: Node[] };

const node = (type: string, props: object = {}, children: Node[] = []): Node => ({
  ...{ type, key: type, props, children },
});

const table = (rows: number): Node =>
  node('DynamicTable', {}, [
    node(
      'ContentWrapper',
      { name: 'rows' },
      Array.from({ length: rows }, (_, row) => ({ ...node('Row'), key: row.toString() })),
    ),
  ]);

type Bridge = { callBridge: (command: string, data?: unknown) => Promise<unknown> };

/** Opens the page, and stops the app from drawing over the tree of a test. */
const openWithoutApp = async (): Promise<Page> => {
  const { page } = await granted.open();
  await page.evaluate(() => {
    const scope = globalThis as unknown as { __bridge: Bridge; draw: Draw };
    const { callBridge } = scope.__bridge;
    scope.__bridge = {
      callBridge: (command, data) =>
        command === 'reconcile' ? Promise.resolve() : callBridge(command, data),
    };
    scope.draw = async (...children) => {
      const forgeDoc = { type: 'Root', key: 'root', props: {}, children };
      await callBridge('reconcile', { forgeDoc });
      await new Promise(requestAnimationFrame);
    };
  });
  return page;
};

type Draw = (...children: Node[]) => Promise<void>;

/** Set by `openWithoutApp`, in the browser. */
declare const draw: Draw;

/** Draws a tree of this one node. Afterwards the page shows nothing. */
const drawn = async (shown: Node): Promise<{ refusals: string[]; rows: number }> => {
  const page = await openWithoutApp();
  return page.evaluate(async (child) => {
    await draw(child);
    const found = [...document.querySelectorAll<HTMLElement>('[data-problem]')];
    const refusals = found.map(({ innerText }) => innerText);
    const rows = document.querySelectorAll('tbody tr').length;
    await draw();
    return { refusals, rows };
  }, shown);
};

const REFUSED: [what: string, shown: Node, text: string][] = [
  ['a component that UI Kit lacks', node('Skeleton'), 'UI Kit has no component <Skeleton>'],
  ['a component that is not drawn', node('FilePicker', { accept: '.csv' }), '<FilePicker>'],
  ['onSort', node('DynamicTable', { onSort: 1 }), 'UI Kit has no prop "onSort"'],
  ['totalRows', node('DynamicTable', { totalRows: 9 }), 'UI Kit has no prop "totalRows"'],
  ['loadOptions', node('Select', { loadOptions: 1 }), 'UI Kit has no prop "loadOptions"'],
  ['isCreatable', node('Select', { isCreatable: true }), 'UI Kit has no prop "isCreatable"'],
  ['aria-label', node('Select', { 'aria-label': 'a' }), 'UI Kit has no prop "aria-label"'],
  ['value', node('UserPicker', { label: 'a', value: 'a' }), 'UI Kit has no prop "value"'],
  ['a key handler', node('Textfield', { onKeyDown: 1 }), 'no prop "onKeyDown" of <Textfield>'],
  [
    'a visited stage, whose link reloads the page',
    node('ProgressTracker', {
      items: [{ id: 'a', label: 'a', percentageComplete: 100, status: 'visited' }],
    }),
    'no visited stage of a <ProgressTracker>',
  ],
  ['too many rows', table(501), 'with 501 rows is too large'],
];

for (const [what, shown, text] of REFUSED) {
  test(`refuses ${what}`, async () => {
    const { refusals } = await drawn(shown);
    expect(refusals).toEqual([expect.stringContaining(text)]);
  });
}

test('draws the rows of the largest table of the app', async () => {
  expect(await drawn(table(500))).toEqual({ refusals: [], rows: 500 });
});

test('gives event handlers plain data, and nothing that can focus', async () => {
  const page = await openWithoutApp();
  const seen = await page.evaluate(async () => {
    const events: unknown[][] = [];
    const note = (...received: unknown[]): void => {
      events.push(received);
    };
    const [onBlur, onChange, onClick, onFocus] = [note, note, note, note];
    const child = (type: string, props: object) => ({ type, key: type, props, children: [] });
    await draw(
      child('Textfield', { id: 'text', name: 'text', onBlur, onChange, onFocus }),
      child('Checkbox', { id: 'check', label: 'a', value: 'a', onChange }),
      child('Button', { testId: 'button', onClick }),
    );
    document.getElementById('text')?.focus();
    document.getElementById('text')?.blur();
    for (const box of document.querySelectorAll<HTMLElement>(
      '[type=checkbox], [data-testid=button]',
    ))
      box.click();
    return structuredClone(events); // fails for an element or a function
  });
  expect(seen.map(([event, ...more]) => [(event as Event).type, more])).toEqual([
    ['focus', []],
    ['blur', []],
    ['change', []],
    ['click', []],
  ]);
});
