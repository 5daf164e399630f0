import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sheet } from '../../../static/admin/bulk/import/sheet';
import {
  looksLikeWorkbook,
  readWorkbook,
} from '../../../static/frame/choose/workbook/readWorkbook';

const FOLDER = path.join(__dirname, '../../fixtures/exports');

const fileOf = (name: string): Uint8Array => readFileSync(path.join(FOLDER, `${name}.xlsx`));

const read = async (name: string): Promise<Sheet[]> => {
  const answer = await readWorkbook(fileOf(name), { now: () => 0 }); // a busy machine has no limit
  if ('refused' in answer) throw new Error(`${name} was refused: ${answer.refused}.`);
  return answer.sheets;
};

const rowOf = (sheet: Sheet | undefined, wanted: number) =>
  sheet?.rows.find(({ row }) => row === wanted);

test('reads a report with titles above its header, padded numbers and dates', async () => {
  const [sheet, ...others] = await read('07-hr-workday-report');
  expect(others).toEqual([]);
  expect(sheet).toMatchObject({ name: 'Sheet1', isHidden: false, isActive: true, isCut: false });
  expect(sheet?.rows.map(({ row }) => row)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(rowOf(sheet, 1)?.cells).toEqual(['Active Workers - Access Review']);
  expect(rowOf(sheet, 3)?.cells).toEqual(['Effective as of', '2026-11-28']);
  expect(rowOf(sheet, 5)?.cells).toEqual(['Worker', '', '', '', 'Organization', '', 'Dates']);
  expect(rowOf(sheet, 6)?.cells).toEqual([
    ...['Worker', 'Employee ID', 'Email - Primary Work', 'Active Status'],
    ...['Supervisory Organization', 'Cost Center'],
    ...['Hire Date', 'Last Day Of Work', 'Manager Employee ID'],
  ]);
  expect(rowOf(sheet, 8)?.cells).toEqual([
    ...['Liam Patel [C]', '000612', 'liam.patel@example.com', 'Yes'],
    ...['Platform Engineering (Bastian Krüger)', 'CC-3100 Platform'],
    ...['2026-01-05', '2026-12-31', '412'],
  ]);
  expect(rowOf(sheet, 12)?.cells.slice(0, 3)).toEqual(['Zoe Marchetti', '000999', '']);
});

test('reads each sheet of a workbook, and keeps an ID of digits', async () => {
  const [summary, users] = await read('08-resolution-user-browser');
  expect(summary).toMatchObject({ name: 'Summary', isActive: true });
  expect(rowOf(summary, 2)?.cells).toEqual(['Export date', '2026-11-28 09:12']);
  expect(users).toMatchObject({ name: 'Users', isActive: false, isHidden: false });
  expect(rowOf(users, 1)?.cells).toEqual([
    ...['Account ID', 'Display Name', 'Email', 'Status'],
    ...['Last Active (Organization)', 'Last Active (Product)', 'Record Type', 'Group Name'],
    ...['Product', 'Product Role', 'Site URL', 'Managed'],
  ]);
  expect(rowOf(users, 6)?.cells[0]).toBe('602145678901234567890123');
  expect(rowOf(users, 8)?.cells.slice(1, 8)).toEqual([
    ...['伊藤 さくら', 'sakura.ito@example.com', 'active', '2026-11-27', ''],
    ...['Group membership', 'Everyone in Tokyo'],
  ]);
});

test('reads filtered rows, a hidden column, formatted text, errors and rows after a blank one', async () => {
  const [sheet, ...others] = await read('12-de-gruppenpflege');
  expect(others.map(({ name, rows }) => [name, rows])).toEqual([
    ['Tabelle2', []],
    ['Tabelle3', []],
  ]);
  expect(sheet).toMatchObject({ name: 'Tabelle1', isActive: true, hiddenColumns: [1] });
  expect(sheet?.rows).toHaveLength(7);
  expect(rowOf(sheet, 1)?.cells).toEqual([
    ...['Gruppe', 'Pers.-Nr.', 'Name', 'E-Mail', 'Aktion', 'Grund', 'Gültig bis'],
  ]);
  expect(rowOf(sheet, 2)?.cells).toEqual([
    ...['docs-editors', '00231', 'Weiß, Jürgen', 'juergen.weiss@example.com', 'Hinzufügen'],
    ...['', '2026-12-31'],
  ]);
  expect(rowOf(sheet, 4)).toEqual({
    row: 4,
    isHidden: true,
    cells: [
      ...['hr-space-readers', '00305', 'Wójcik, Katarzyna', 'katarzyna.wojcik@example.com\u00a0'],
      ...['Entfernen', 'Elternzeit', '31.01.2027'],
    ],
  });
  expect(sheet?.rows.filter(({ isHidden }) => isHidden).map(({ row }) => row)).toEqual([4]);
  expect(rowOf(sheet, 5)).toBeUndefined();
  expect(rowOf(sheet, 8)?.cells.slice(2, 5)).toEqual(['Neu, Nadja', '#N/A', 'Hinzufügen']);
});

test('reads the active sheet, a hidden sheet, stored values of formulas, and names a missing one', async () => {
  const sheets = await read('12-en-access-changes');
  expect(sheets.map(({ name, isHidden, isActive }) => [name, isHidden, isActive])).toEqual([
    ['READ ME', false, false],
    ['Access list', false, true],
    ['Lookups', true, false],
    ['2025', false, false],
  ]);
  const [, list] = sheets;
  expect(list?.rows.map(({ row }) => row)).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 13]);
  expect(list?.hiddenColumns).toEqual([7]);
  expect(rowOf(list, 1)?.cells).toEqual(['Docs team – access changes Q4 2026']);
  expect(rowOf(list, 4)?.cells).toEqual([
    ...['Group', 'First', 'Last', 'E-mail', 'Change', 'Reason', 'Access until', 'Staff no.'],
  ]);
  expect(rowOf(list, 5)?.cells).toEqual([
    ...['docs-editors', 'Amara', 'Okafor', 'amara.okafor@example.com', 'Add', 'new editor'],
    ...['2026-12-31', '100417'],
  ]);
  expect(rowOf(list, 7)?.cells.slice(3, 7)).toEqual([
    ...['chloe.lefevre@example.com', 'Remove', 'moved to design guild', 'end of year'],
  ]);
  expect(rowOf(list, 8)?.cells.slice(4)).toEqual(['add ', '', '', '000612']);
  expect(rowOf(list, 10)).toEqual({
    row: 10,
    cells: ['Platform Team', 'Zoe', 'Marchetti', '', 'Add', '', '', '100999'],
    formulas: [3],
  });
  expect(list?.rows.filter(({ formulas }) => formulas !== undefined)).toHaveLength(1);
  expect(rowOf(list, 13)?.cells).toEqual(['Total', '', '', '7']);
});

test('reads five rows before a million rows that only have a color', async () => {
  const [sheet] = await read('h3-million-empty-styled-rows');
  expect(sheet).toMatchObject({ name: 'Sheet1', isCut: false });
  expect(sheet?.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(rowOf(sheet, 6)?.cells).toEqual(['docs-editors', 'seun.adeyemi@example.com', 'Remove']);
}, 120_000);

test('reads 500 columns', async () => {
  const [sheet] = await read('h6-500-columns');
  const header = rowOf(sheet, 1)?.cells ?? [];
  expect(header).toHaveLength(500);
  expect([header[2], header[250], header[498], header[499]]).toEqual([
    ...['Display name', 'E-mail address', 'Confluence group', 'Add / Remove'],
  ]);
  const cells = rowOf(sheet, 4)?.cells ?? [];
  expect([cells[2], cells[250], cells[498], cells[499]]).toEqual([
    ...['Elif Yıldız', 'elif.yildiz@example.com', 'design-guild', 'Add'],
  ]);
});

test.each([
  ['h1-encrypted', 'encrypted'],
  ['h2-renamed-word', 'word'],
  ['h4-zip-bomb', 'unpacks-too-large'],
  ['h5-old-xls-biff8', 'old-excel'],
])('refuses %s as %s', async (name, refused) => {
  expect(looksLikeWorkbook(fileOf(name))).toBe(true);
  expect(await readWorkbook(fileOf(name))).toEqual({ refused });
});
