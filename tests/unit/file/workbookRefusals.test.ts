import { strToU8, zipSync } from 'fflate';
import {
  looksLikeWorkbook,
  readWorkbook,
  type WorkbookRefusal,
} from '../../../static/frame/choose/workbook/readWorkbook';
import { makeCompoundFile } from './makeCompoundFile';
import { type MadeWorkbook, makeWorkbook, sheetXml, text, workbookFiles } from './makeWorkbook';

const ROW = `<row>${text('a')}</row>`;
const SHEET = 'xl/worksheets/sheet1.xml';

const archiveOf = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));

const refusalOf = async (made: MadeWorkbook | Uint8Array): Promise<WorkbookRefusal | undefined> => {
  const read = await readWorkbook(made instanceof Uint8Array ? made : makeWorkbook(made));
  return 'refused' in read ? read.refused : undefined;
};

/** Refusals of workbooks with this XML for their only sheet. */
const refusalOfXml = (xml: string): Promise<WorkbookRefusal | undefined> =>
  refusalOf({ files: { [SHEET]: xml } });

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';
const XML_PART = { '_rels/.rels': '<Relationships/>' };

describe('other kinds of files', () => {
  test.each<[string, WorkbookRefusal, Record<string, string>]>([
    ['a Word document', 'word', { ...XML_PART, 'word/document.xml': '<w/>' }],
    ['a presentation', 'powerpoint', { ...XML_PART, 'ppt/presentation.xml': '<p/>' }],
    ['a binary workbook', 'binary-workbook', { ...XML_PART, 'xl/workbook.bin': 'x' }],
    ['an OpenDocument sheet', 'open-document', { mimetype: `${OPEN_DOCUMENT}spreadsheet` }],
    ['an OpenDocument text', 'not-workbook', { mimetype: `${OPEN_DOCUMENT}text` }],
    ['an archive of lists', 'not-workbook', { 'people.csv': 'group,member' }],
    ['a package of another program', 'not-workbook', { ...XML_PART, 'visio/document.xml': '<v/>' }],
    ['an empty archive', 'not-workbook', {}],
  ])('refuses %s as %s', async (_, refused, files) => {
    expect(looksLikeWorkbook(archiveOf(files))).toBe(true);
    expect(await refusalOf(archiveOf(files))).toBe(refused);
  });

  test('refuses a package whose main part is no workbook', async () => {
    expect(await refusalOf({ files: { 'xl/workbook.xml': '<document/>' } })).toBe('not-workbook');
  });

  test.each<[string, WorkbookRefusal, string[], string[]]>([
    ['a protected workbook', 'encrypted', ['EncryptionInfo', 'EncryptedPackage'], []],
    ['an .xls file', 'old-excel', ['Info', 'Summary', 'Links', 'Workbook'], ['WordDocument']],
    ['an .xls file of Excel 95', 'old-excel', ['Book'], []],
    ['a .doc file with a sheet in it', 'word', ['WordDocument'], ['Workbook']],
    ['a .ppt file', 'powerpoint', ['PowerPoint Document'], []],
    ['a saved email', 'not-workbook', ['__nameid_version1.0'], ['Workbook']],
    ['one without a directory', 'damaged', [], []],
  ])('tells %s by its streams: %s', async (_, refused, names, inner) => {
    for (const [sectorLength, emptySectors] of [
      [512, 0],
      [512, 15_000],
      [4_096, 2],
    ] as const) {
      const file = makeCompoundFile({ names, inner, sectorLength, emptySectors });
      expect(looksLikeWorkbook(file)).toBe(true);
      expect(await refusalOf(file)).toBe(refused);
    }
  });

  test('ends even if the entries of a directory refer to each other', async () => {
    const file = makeCompoundFile({
      ...{ names: ['Info', 'Summary'], inner: [] },
      ...{ sectorLength: 512, emptySectors: 0 },
    });
    const [directory, entry, left] = [512, 128, 68];
    for (const place of [1, 2])
      new DataView(file.buffer).setUint32(directory + place * entry + left, 1, true);
    expect(await refusalOf(file)).toBe('not-workbook');
  });

  test('takes text for text', () => {
    for (const start of ['PK;Name', 'PK', '', 'group,member', '\u00d0\u00cf'])
      expect(looksLikeWorkbook(strToU8(start))).toBe(false);
  });
});

describe('workbooks without a list', () => {
  test('refuses one without sheets, and one whose sheets have no cells', async () => {
    expect(await refusalOf({ sheets: [] })).toBe('no-sheets');
    expect(await refusalOf({ sheets: ['', '<row/>', '<row><c s="1"/></row>'] })).toBe('empty');
  });

  test('refuses one that only has a chart', async () => {
    const name = 'xl/_rels/workbook.xml.rels';
    const files = workbookFiles({ sheets: [ROW] });
    const chart = new TextDecoder().decode(files[name]).replace('/worksheet"', '/chartsheet"');
    expect(await refusalOf(zipSync({ ...files, [name]: strToU8(chart) }))).toBe('no-sheets');
  });
});

const mergeCells = (reference: string): string =>
  `<mergeCells><mergeCell ref="${reference}"/></mergeCells>`;

const hiddenColumns = (min: string, max: string): string =>
  `<cols><col min="${min}" max="${max}" hidden="1"/></cols>`;

describe('damaged sheets', () => {
  test('refuses XML that ends anywhere', async () => {
    const xml = sheetXml(ROW);
    for (let length = 0; length < xml.length; length += 1)
      expect(await refusalOfXml(xml.slice(0, length))).toBe('damaged');
  });

  test.each([
    ['a document type with entities', `<!DOCTYPE a [<!ENTITY b "c">]>${sheetXml(ROW)}`],
    ['an unknown entity', sheetXml(`<row>${text('&boom;')}</row>`)],
    ['elements that do not match', '<worksheet><sheetData></worksheet></sheetData>'],
    ['deep elements', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
    ['a huge attribute', `<worksheet a="${'x'.repeat(2_000_000)}"/>`],
    ['a huge text', sheetXml(`<row>${text('x'.repeat(2_000_000))}</row>`)],
    ['a huge comment', `<!--${'x'.repeat(2_000_000)}-->${sheetXml(ROW)}`],
    ['100,000 columns', sheetXml(`<row>${'<c><v>1</v></c>'.repeat(100_000)}</row>`)],
    ['column XFE', sheetXml('<row><c r="XFE1"><v>1</v></c></row>')],
    ['a column without letters', sheetXml('<row><c r="12"><v>1</v></c></row>')],
    ['row 0', sheetXml('<row r="0"/>')],
    ['row 1.5', sheetXml('<row r="1.5"/>')],
    ['row 1,048,577', sheetXml('<row r="1048576"/><row/>')],
    ['one row twice', sheetXml(`<row r="2">${text('a')}</row><row r="2">${text('b')}</row>`)],
    ['one cell twice', sheetXml('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
    ['an unknown shared string', sheetXml('<row><c t="s"><v>0</v></c></row>')],
    ['a shared string without a number', sheetXml('<row><c t="s"><v>length</v></c></row>')],
    ['merged cells without a place', sheetXml({ after: mergeCells('') })],
    ['merged cells of half a place', sheetXml({ after: mergeCells('A1:B') })],
    ['hidden columns without a place', sheetXml({ before: hiddenColumns('x', '2') })],
    ['hidden columns beyond the last', sheetXml({ before: hiddenColumns('1', '16385') })],
    ['columns that are hidden twice', sheetXml({ before: hiddenColumns('1', '3').repeat(2) })],
  ])('refuses %s', async (_, xml) => {
    expect(await refusalOfXml(xml)).toBe('damaged');
  });

  test('refuses bytes that are not UTF-8', async () => {
    const bytes = strToU8(sheetXml(`<row>${text('?')}</row>`)).map((byte) =>
      byte === 0x3f ? 0xe4 : byte,
    );
    expect(await refusalOf({ files: { [SHEET]: bytes } })).toBe('damaged');
  });
});

describe('workbooks that are too large', () => {
  test('refuses more than 255 sheets', async () => {
    expect(await refusalOf({ sheets: [ROW, ...Array.from({ length: 254 }, () => '')] })).toBe(
      undefined,
    );
    expect(await refusalOf({ sheets: [ROW, ...Array.from({ length: 255 }, () => '')] })).toBe(
      'unpacks-too-large',
    );
  });

  test('refuses shared strings of more than 30 million characters', async () => {
    const strings = Array.from({ length: 34 }, () => `<t>${'x'.repeat(900_000)}</t>`);
    expect(await refusalOf({ sheets: [ROW], strings })).toBe('unpacks-too-large');
  });

  test('refuses merged cells that repeat a text too often', async () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(100);
    const rows = `<row>${cells}</row>${ROW.repeat(1_000)}`;
    const merges = Array.from(
      { length: 100 },
      (_, at) => `<mergeCell ref="${column(at)}1:A1001"/>`,
    );
    const after = `<mergeCells>${merges.join('')}</mergeCells>`;
    const strings = [`<t>${'x'.repeat(1_000)}</t>`];
    expect(await refusalOf({ sheets: [{ rows, after }], strings })).toBe('unpacks-too-large');
    const wide = '<row><c r="XFD1"><v>1</v></c></row>';
    const tall = mergeCells('XFD1:XFD1048576');
    expect(await refusalOf({ sheets: [{ rows: wide + ROW.repeat(2_000), after: tall }] })).toBe(
      'unpacks-too-large',
    );
    const many = `<mergeCells>${'<mergeCell ref="A1:A2"/>'.repeat(100_001)}</mergeCells>`;
    expect(await refusalOf({ sheets: [{ rows: ROW, after: many }] })).toBe('unpacks-too-large');
  });

  test('refuses a part with a very long path at once', async () => {
    const path = `${'x'.repeat(900_000)}/workbook.xml`;
    const related = `<Relationships><Relationship Type="/officeDocument" Target="${path}"/></Relationships>`;
    expect(await refusalOf({ files: { '_rels/.rels': related } })).toBe('damaged');
  });

  test('refuses a sheet with a name that no program writes', async () => {
    const workbook = (name: string): string =>
      '<workbook xmlns:r="r"><sheets>' + `<sheet name="${name}" r:id="rId1"/></sheets></workbook>`;
    const refusalOfName = (name: string): Promise<WorkbookRefusal | undefined> =>
      refusalOf({ sheets: [ROW], files: { 'xl/workbook.xml': workbook(name) } });
    expect(await refusalOfName('x'.repeat(255))).toBe(undefined);
    expect(await refusalOfName('x'.repeat(256))).toBe('damaged');
  });

  test('ends after 30 seconds of work, but does not count pauses', async () => {
    let time = 0;
    const clock = (steps: readonly number[]) => {
      let looks = 0;
      return (): number => (time += steps[looks++ % steps.length] ?? 0);
    };
    const bytes = makeWorkbook({ sheets: [ROW] });
    expect(await readWorkbook(bytes, { now: clock([0, 30_001]) })).toEqual({ refused: 'too-slow' });
    const onlyPauses = clock([1_000_000, 60]);
    expect(await readWorkbook(bytes, { now: onlyPauses })).toMatchObject({ sheets: [{}] });
  });
});

const column = (place: number): string =>
  place < 26
    ? String.fromCharCode(65 + place)
    : column(Math.floor(place / 26) - 1) + column(place % 26);
