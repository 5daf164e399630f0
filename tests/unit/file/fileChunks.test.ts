import { type ChosenFile, makeJoinChunks } from '../../../static/admin/bulk/file/fileChunks';
import type { FileContent, Sheet } from '../../../static/admin/bulk/import/sheet';
import { chunksOf } from '../../../static/frame/choose/takeFile';

const chosen = (content: FileContent, more: Partial<ChosenFile> = {}): ChosenFile => ({
  purpose: 'list',
  name: 'people.csv',
  content,
  ...more,
});
const textFile = (text: string): ChosenFile => chosen({ kind: 'text', text });
const LONG_TEXT = `group,member\n${'ops,łódź@example.com\n'.repeat(20_000)}`;
const LONG = textFile(LONG_TEXT);
const join = (chunks: readonly unknown[]): ChosenFile[] => {
  const joinChunks = makeJoinChunks();
  return chunks.flatMap((chunk) => joinChunks(chunk) ?? []);
};

const SHEET: Sheet = {
  name: 'Łódź 😀',
  isHidden: false,
  isActive: true,
  rows: [
    { row: 1, cells: ['group', 'member'] },
    { row: 4, cells: ['ops', 'a@example.com', ''], isHidden: true, formulas: [2] },
  ],
  hiddenColumns: [1],
  isCut: false,
};

test('sends a long file in chunks of at most 100,000 characters, and joins them again', () => {
  const chunks = chunksOf(LONG, 'one');
  expect(chunks.length).toBe(5);
  expect(Math.max(...chunks.map(({ text }) => text.length))).toBe(100_000);
  expect(join(chunks)).toEqual([LONG]);
});

test('sends bytes as they are, with the guess', () => {
  const every = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join('');
  const file = chosen({ kind: 'bytes', bytes: every.repeat(1_000), guess: 'windows-1250' });
  const chunks = chunksOf(file, 'one');
  expect(chunks.length).toBe(3);
  expect(join(JSON.parse(JSON.stringify(chunks)) as unknown[])).toEqual([file]);
});

test('sends a workbook with all its sheets', () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => ({ row: at + 1, cells: ['ops', '😀'] }));
  const sheets = [SHEET, { ...SHEET, name: '', isHidden: true, rows, isCut: true }];
  const file = chosen({ kind: 'workbook', sheets });
  const chunks = chunksOf(file, 'one');
  expect(chunks.length).toBeGreaterThan(1);
  expect(join(chunks)).toEqual([file]);
});

test.each<[string, unknown]>([
  ['no list', {}],
  ['a sheet without a name', [{ ...SHEET, name: undefined }]],
  ['a flag that is no flag', [{ ...SHEET, isHidden: 'yes' }]],
  ['no rows', [{ ...SHEET, rows: {} }]],
  ['a row without its number', [{ ...SHEET, rows: [{ cells: [] }] }]],
  ['a row that is missing', [{ ...SHEET, rows: [null] }]],
  ['a cell that is a number', [{ ...SHEET, rows: [{ row: 1, cells: [1] }] }]],
  ['a place of a formula below 0', [{ ...SHEET, rows: [{ row: 1, cells: [], formulas: [-1] }] }]],
  ['a hidden row that is not', [{ ...SHEET, rows: [{ row: 1, cells: [], isHidden: false }] }]],
  ['hidden columns that are names', [{ ...SHEET, hiddenColumns: ['A'] }]],
])('ignores a workbook with %s', (_what, sheets) => {
  const [chunk] = chunksOf(chosen({ kind: 'workbook', sheets: [SHEET] }), 'one');
  expect(join([{ ...chunk, text: JSON.stringify(sheets) }])).toEqual([]);
});

test('ignores a workbook that is cut', () => {
  const [chunk] = chunksOf(chosen({ kind: 'workbook', sheets: [SHEET] }), 'one');
  expect(join([{ ...chunk, text: chunk?.text.slice(0, -1) }])).toEqual([]);
});

test('joins the same file from chunks in another order or sent twice', () => {
  const chunks = chunksOf(LONG, 'one');
  expect(join([...chunks.slice(1), chunks[1], chunks[2], chunks[0]])).toEqual([LONG]);
});

test('returns no file while a chunk is missing', () => {
  expect(join(chunksOf(LONG, 'one').slice(1))).toEqual([]);
});

test('replaces a file that is on its way by a newer one', () => {
  const other = textFile('ops,b@example.com');
  const [first, ...rest] = chunksOf(LONG, 'one');
  expect(join([first, ...chunksOf(other, 'two'), ...rest])).toEqual([other]);
});

test('returns only the newer of two files whose chunks alternate', () => {
  const newer = textFile(`${LONG_TEXT}ops,b@example.com`);
  const [one, two] = [chunksOf(LONG, 'one'), chunksOf(newer, 'two')];
  expect(join(one.flatMap((chunk, at) => [chunk, two[at]]))).toEqual([newer]);
  expect(join([one[0], ...two, ...one])).toEqual([newer]);
});

test('joins a list and a user list side by side', () => {
  const bytes: FileContent = { kind: 'bytes', bytes: 'a'.repeat(450_000), guess: 'macintosh' };
  const users = chosen(bytes, { purpose: 'users', name: 'export-users.csv' });
  const [one, two] = [chunksOf(LONG, 'one'), chunksOf(users, 'two')];
  expect(join(one.flatMap((chunk, at) => [chunk, two[at]]))).toEqual([LONG, users]);
});

test('cuts no character in two', () => {
  const chunks = chunksOf(textFile(`a${'😀'.repeat(100_000)}`), 'one');
  for (const { text } of chunks) expect(() => encodeURIComponent(text)).not.toThrow();
  expect(chunks.map(({ text }) => text).join('')).toHaveLength(200_001);
});

test('ignores events of another kind', () => {
  const [chunk] = chunksOf(textFile('ops'), 'one');
  const strange = [
    undefined,
    'text',
    null,
    {},
    { ...chunk, purpose: 'other' },
    { ...chunk, kind: 'picture' },
    { ...chunk, kind: 'bytes' },
    { ...chunk, kind: 'bytes', guess: 'koi8-r' },
    { ...chunk, text: 1 },
    { ...chunk, chunk: 1 },
    { ...chunk, chunk: -1 },
    { ...chunk, chunks: Number.NaN },
  ];
  expect(join(strange)).toEqual([]);
});
