import type { ChosenFile, FilePurpose } from '../../../static/admin/bulk/file/fileChunks';
import type { FileContent, Sheet } from '../../../static/admin/bulk/import/sheet';
import type { Import } from '../../../static/admin/bulk/import/import';
import { mapList } from '../../../static/admin/bulk/import/mapList';
import type { MappedList } from '../../../static/admin/bulk/import/mapping';
import { matchUserList } from '../../../static/admin/bulk/import/matchUserList';
import { readList } from '../../../static/admin/bulk/import/readList';
import { openList } from '../../../static/admin/bulk/list/decisions';
import { readFile } from '../../../static/frame/choose/readFile';
import { headerKind, inShort } from '../import/lists';
import { encode } from './encode';

const ANA = 'ana.silva@example.com';

const read = async (bytes: Uint8Array<ArrayBuffer>, purpose: FilePurpose): Promise<ChosenFile> => {
  const name = 'list.csv';
  const result = await readFile(new File([bytes], name), purpose);
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return { purpose, name, content: result.content };
};

const listOf = (content: FileContent): MappedList => {
  const opened = openList(content, 'list', headerKind);
  if ('refused' in opened) throw new Error(`refused: ${opened.refused}`);
  return opened.list;
};

const rowsOf = (content: FileContent): Import => {
  const rows = readList(listOf(content));
  if ('refused' in rows) throw new Error(`refused: ${rows.refused}`);
  return rows;
};

test('reads a file that ends with the mark of old programs as one row', async () => {
  const bytes = encode(`group,member\r\nmarketing,${ANA}\r\n\u001a`, 'utf-8');
  const { content } = await read(bytes, 'list');
  expect(rowsOf(content).rows.map(inShort)).toEqual([`marketing | ${ANA} | add`]);
});

test('reads a file in Mac Roman with its accents, and says that this is a guess', async () => {
  const text = `group,email,name\nlegal,${ANA},Hélène Fèvre`;
  const { content } = await read(encode(text, 'macintosh'), 'list');
  expect(rowsOf(content).rows).toMatchObject([{ person: { name: 'Hélène Fèvre' } }]);
  expect(listOf(content).source.encoding).toEqual({ used: 'macintosh', hasErrors: false });
});

test('never reads a group with an accent as another group', async () => {
  const rows = Array.from({ length: 20 }, (_, at) => `legal,p${at}@example.com\n`).join('');
  const text = `group,member\n${rows}financeè,bo.oz@example.com\n`;
  const file = await read(encode(text, 'macintosh'), 'list');
  expect(rowsOf(file.content).rows.at(-1)?.group).toBe('financeè');

  if (file.content.kind !== 'bytes') throw new Error('It is no guess.');
  const content: FileContent = { ...file.content, guess: 'windows-1252' };
  const wrong = rowsOf(content);
  expect(wrong.rows.at(-1)?.group).toBeUndefined();
  expect(wrong.findings).toContainEqual(
    expect.objectContaining({ row: 22, code: 'unreadable', fixed: false }),
  );
});

test('reads a user list in another encoding', async () => {
  const users = `User id,User name,email\n5b10ac8d82e05b22cc7d4ef5,Anaïs,${ANA}\n`;
  const { content } = await read(encode(users, 'windows-1252'), 'users');
  const found = matchUserList(content, headerKind);
  expect('accounts' in found && found.accounts.get(ANA)).toBe('5b10ac8d82e05b22cc7d4ef5');
});

const sheet = (name: string, more: Partial<Sheet>): Sheet => ({
  ...{ name, isHidden: false, isActive: false, rows: [], hiddenColumns: [], isCut: false, ...more },
});
const rowsFor = (...groups: string[]): Sheet['rows'] => [
  { row: 3, cells: ['group', 'member', 'reason'] },
  ...groups.map((group, at) => ({ row: 5 + at, cells: [group, ANA, 'moved;\n"really"\tgone'] })),
];

test('reads the only sheet with people, with the row numbers of the sheet', () => {
  const sheets = [
    sheet('about', { rows: [{ row: 1, cells: ['Access'] }] }),
    sheet('list', { rows: rowsFor('ops') }),
  ];
  const { rows } = rowsOf({ kind: 'workbook', sheets });
  expect(rows.map(({ row }) => row)).toEqual([5]);
  expect(rows.map(inShort)).toEqual([`ops | ${ANA} | add | moved; "really" gone`]);
});

test('leaves the choice between two sheets with people to the admin', () => {
  const sheets = ['old', 'new'].map((name) => sheet(name, { rows: rowsFor(name) }));
  expect(listOf({ kind: 'workbook', sheets }).problems).toEqual([{ kind: 'no-sheet' }]);
});

test('reads a user list in a workbook', () => {
  const rows = [
    { row: 1, cells: ['User id', 'email'] },
    { row: 2, cells: ['5b10ac8d82e05b22cc7d4ef5', ANA] },
  ];
  const found = matchUserList({ kind: 'workbook', sheets: [sheet('users', { rows })] }, headerKind);
  expect('accounts' in found && found.accounts.get(ANA)).toBe('5b10ac8d82e05b22cc7d4ef5');
});

test('leaves the choice among 20 sheets to the admin, and reads the chosen one', () => {
  const sheets = Array.from({ length: 20 }, (_, at) =>
    sheet(`Team ${at}`, { rows: rowsFor(`group-${at}`) }),
  );
  const list = listOf({ kind: 'workbook', sheets });
  expect(list.problems).toEqual([{ kind: 'no-sheet' }]);
  const chosen = mapList(list.source, { ...list.mapping, sheet: 19 });
  if ('refused' in chosen) throw new Error(chosen.refused);
  const read = readList(chosen);
  expect('rows' in read && read.rows.map(({ group }) => group)).toEqual(['group-19']);
});
