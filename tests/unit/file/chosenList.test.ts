import type { ChosenFile, FilePurpose } from '../../../static/admin/bulk/file/fileChunks';
import type { FileContent, Sheet } from '../../../static/admin/bulk/import/sheet';
import { EMPTY_LIST, readFields, type Understood } from '../../../static/admin/bulk/list/listState';
import { readFile } from '../../../static/file-choice/readFile';
import { inShort } from '../import/lists';
import { encode } from './encode';

const ANA = 'ana.silva@example.com';

const read = async (bytes: Uint8Array<ArrayBuffer>, purpose: FilePurpose): Promise<ChosenFile> => {
  const name = 'list.csv';
  const result = await readFile(new File([bytes], name), purpose);
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return { purpose, name, content: result.content };
};

const understood = (files: Partial<Record<FilePurpose, ChosenFile>>): Understood => {
  const fields = readFields({ ...EMPTY_LIST, files });
  if ('refusal' in fields) throw new Error(`refused: ${fields.refusal.why.refused}`);
  return fields.understood;
};

const findingsOf = ({ list }: Understood): string[] =>
  list.findings.map(({ row, code, fixed }) => `${row} ${code}${fixed ? '' : '!'}`);

test('reads a file that ends with the mark of old programs as one row', async () => {
  const bytes = encode(`group,member\r\nmarketing,${ANA}\r\n\u001a`, 'utf-8');
  const { list } = understood({ list: await read(bytes, 'list') });
  expect(list.rows.map(inShort)).toEqual([`marketing | ${ANA} | add`]);
});

test('reads a file in Mac Roman with its accents, and says that this is a guess', async () => {
  const text = `group,email,name\nlegal,${ANA},Hélène Fèvre`;
  const guessed = understood({ list: await read(encode(text, 'macintosh'), 'list') });
  expect(guessed.list.rows).toMatchObject([{ person: { name: 'Hélène Fèvre' } }]);
  expect(findingsOf(guessed)).toEqual(['0 other-encoding', '1 header-found']);
});

test('never reads a group with an accent as another group', async () => {
  const rows = Array.from({ length: 20 }, (_, at) => `legal,p${at}@example.com\n`).join('');
  const text = `group,member\n${rows}financeè,bo.oz@example.com\n`;
  const file = await read(encode(text, 'macintosh'), 'list');
  expect(understood({ list: file }).list.rows.at(-1)?.group).toBe('financeè');

  if (file.content.kind !== 'bytes') throw new Error('It is no guess.');
  const content: FileContent = { ...file.content, guess: 'windows-1252' };
  const wrong = understood({ list: { ...file, content } });
  expect(wrong.list.rows.at(-1)?.group).toBeUndefined();
  expect(findingsOf(wrong)).toContain('22 bad-group!');
});

test('reads a user list in another encoding', async () => {
  const users = `User id,User name,email\n5b10ac8d82e05b22cc7d4ef5,Anaïs,${ANA}\n`;
  const { users: found } = understood({
    list: await read(encode(`group,member\nlegal,${ANA}\n`, 'utf-8'), 'list'),
    users: await read(encode(users, 'windows-1252'), 'users'),
  });
  expect(found?.accounts.get(ANA)).toBe('5b10ac8d82e05b22cc7d4ef5');
});

const sheet = (name: string, more: Partial<Sheet>): Sheet => ({
  ...{ name, isHidden: false, isActive: false, rows: [], hiddenColumns: [], isCut: false, ...more },
});
const rowsFor = (...groups: string[]): Sheet['rows'] => [
  { row: 3, cells: ['group', 'member', 'reason'] },
  ...groups.map((group, at) => ({ row: 5 + at, cells: [group, ANA, 'left;\n"really"\tgone'] })),
];

test.each<[string, Sheet[], string]>([
  [
    'active',
    [sheet('a', { rows: rowsFor('no') }), sheet('b', { rows: rowsFor('yes'), isActive: true })],
    'yes',
  ],
  [
    'first visible',
    [sheet('a', { rows: rowsFor('no'), isHidden: true }), sheet('b', { rows: rowsFor('yes') })],
    'yes',
  ],
])(
  'reads the %s sheet of a workbook, with the row numbers of the sheet',
  (_which, sheets, group) => {
    const content: FileContent = { kind: 'workbook', sheets };
    const { list } = understood({ list: { purpose: 'list', name: 'a.xlsx', content } });
    expect(list.rows.map(({ row }) => row)).toEqual([5]);
    expect(list.rows.map(inShort)).toEqual([`${group} | ${ANA} | add | left; "really" gone`]);
  },
);
