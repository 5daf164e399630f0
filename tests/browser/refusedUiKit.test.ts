import type { Page } from '@playwright/test';
import { type Node, node, openWithoutApp, wrapped } from './support/drawTree';
import { expect, localAdminPages, test } from './support/localAdminPages';

const granted = localAdminPages();

const table = (...rows: Node[]): Node => node('DynamicTable', {}, [wrapped('rows', ...rows)]);

const emptyRows = (count: number): Node[] =>
  Array.from({ length: count }, (_, row) => ({ ...node('Row'), key: row.toString() }));

let empty: Page | undefined;

/** Draws a tree of this one node. Afterwards the page shows nothing. */
const drawn = async (shown: Node): Promise<{ refusals: string[]; rows: number }> => {
  empty ??= await openWithoutApp(granted, { lasting: true });
  return empty.evaluate(async (child) => {
    await draw(child);
    const found = [...document.querySelectorAll<HTMLElement>('[data-problem]')];
    const refusals = found.map(({ innerText }) => innerText);
    const rows = document.querySelectorAll('tbody tr').length;
    await draw();
    return { refusals, rows };
  }, shown);
};

const REFUSED: [what: string, shown: Node, said: string][] = [
  ['a component that UI Kit lacks', node('Skeleton'), 'UI Kit has no component <Skeleton>'],
  ['a component that is not drawn', node('FilePicker', { accept: '.csv' }), '<FilePicker>'],
  ['a component that the page does not use', node('Badge'), 'does not draw the component <Badge>'],
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
  ['too many rows', table(...emptyRows(501)), 'with 501 rows is too large'],
  ['a handler of a row', table(node('Row', { onClick: 1 })), 'no prop "onClick" of <Row>'],
  [
    'a handler of a cell',
    table(node('Row', {}, [node('Cell', { onClick: 1 })])),
    'no prop "onClick" of <Cell>',
  ],
  ['an icon of a button', node('Button', { iconBefore: 'add' }), 'no prop "iconBefore"'],
  ['a link around a component', node('Link', { href: '/' }, [node('Lozenge')]), 'only a text'],
  ['a role without a name', node('Popup', { isOpen: true, role: 'menu' }), 'needs a label'],
  ['titleId', node('Popup', { titleId: 'a' }), 'UI Kit has no prop "titleId"'],
  ['a key handler of a button', node('Pressable', { onKeyDown: 1 }), 'no prop "onKeyDown"'],
];

for (const [what, shown, said] of REFUSED) {
  test(`refuses ${what}`, async () => {
    const { refusals } = await drawn(shown);
    expect(refusals).toEqual([expect.stringContaining(said)]);
  });
}

test('draws the rows of the largest table of the app', async () => {
  expect(await drawn(table(...emptyRows(500)))).toEqual({ refusals: [], rows: 500 });
});

test('gives event handlers plain data, and nothing that can focus', async () => {
  const page = await openWithoutApp(granted);
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
