import { strToU8, zipSync } from 'fflate';
import { MAX_ROWS } from '../../../src/domain/limits';
import { makeWorkbook, rowsOf, sheetsOf, sheetXml, text, workbookFiles } from './makeWorkbook';
import { readWorkbook } from '../../../static/frame/choose/workbook/readWorkbook';

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test('numbers rows and cells that have no number, and keeps the places of blank ones', async () => {
  const rows = [
    `<row>${text('a')}${text('b')}</row>`,
    '<row/>',
    `<row>${text(' ')}<c s="1"/></row>`,
    `<row><c r="C4" t="inlineStr"><is><t>c</t></is></c>${text('d')}</row>`,
    `<row r="9">${text('e')}</row>`,
    `<row><c/>${text('f')}</row>`,
  ];
  expect(await rowsOf({ sheets: [rows.join('')] })).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 4, cells: ['', '', 'c', 'd'] },
    { row: 9, cells: ['e'] },
    { row: 10, cells: ['', 'f'] },
  ]);
});

test('puts rows and cells into order', async () => {
  const rows =
    `<row r="3">${text('late')}</row>` +
    '<row r="2"><c r="B2"><v>2</v></c><c r="A2"><v>1</v></c></row>';
  expect(await rowsOf({ sheets: [rows] })).toEqual([
    { row: 2, cells: ['1', '2'] },
    { row: 3, cells: ['late'] },
  ]);
});

test('marks hidden rows, hidden columns that have cells, and hidden sheets', async () => {
  const rows = `<row hidden="1">${text('a')}${text('b')}</row><row hidden="0">${text('c')}</row>`;
  const before =
    '<cols><col min="1" max="1" width="9"/><col min="2" max="16384" hidden="true"/></cols>';
  const sheets = await sheetsOf({
    sheets: [{ rows, before }, text('x'), `<row>${text('x')}</row>`],
    attributes: ['', 'state="hidden"', 'state="veryHidden"'],
  });
  expect(sheets[0]?.rows).toEqual([
    { row: 1, cells: ['a', 'b'], isHidden: true },
    { row: 2, cells: ['c'] },
  ]);
  expect(sheets.map(({ isHidden, hiddenColumns }) => ({ isHidden, hiddenColumns }))).toEqual([
    { isHidden: false, hiddenColumns: [1] },
    { isHidden: true, hiddenColumns: [] },
    { isHidden: true, hiddenColumns: [] },
  ]);
});

test('repeats cells that are merged across rows, in their first column and in rows with content', async () => {
  const cell = (reference: string, value: string): string =>
    `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const rows = [
    `<row r="1">${cell('A1', 'Title')}</row>`,
    `<row r="2">${cell('B2', 'ops')}${cell('C2', 'anna')}</row>`,
    `<row r="3">${cell('C3', 'ben')}</row>`,
    `<row r="4"><c r="B4" s="1"/></row>`,
    `<row r="5">${cell('A5', 'cleo')}</row>`,
    `<row r="6">${cell('B6', 'dev')}${cell('C6', 'dora')}</row>`,
  ];
  const after =
    '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:D5"/><mergeCell ref="E1:E9"/></mergeCells>';
  expect(await rowsOf({ sheets: [{ rows: rows.join(''), after }] })).toEqual([
    { row: 1, cells: ['Title'] },
    { row: 2, cells: ['', 'ops', 'anna'] },
    { row: 3, cells: ['', 'ops', 'ben'] },
    { row: 5, cells: ['cleo', 'ops'] },
    { row: 6, cells: ['', 'dev', 'dora'] },
  ]);
});

test('finds the active sheet, and leaves out charts and dialogs', async () => {
  const files = workbookFiles({
    sheets: [`<row>${text('a')}</row>`, '', '', `<row>${text('b')}</row>`],
    workbook: '<bookViews><workbookView activeTab="3"/></bookViews>',
  });
  const name = 'xl/_rels/workbook.xml.rels';
  const relationships = textOf(files[name])
    .replace('/worksheet" Target="worksheets/sheet2', '/chartsheet" Target="chartsheets/sheet2')
    .replace('/worksheet" Target="worksheets/sheet3', '/dialogsheet" Target="dialogs/sheet3');
  const read = await readWorkbook(zipSync({ ...files, [name]: strToU8(relationships) }));
  expect(read).toMatchObject({
    sheets: [
      { name: 'Sheet1', isActive: false, rows: [{ cells: ['a'] }] },
      { name: 'Sheet4', isActive: true, rows: [{ cells: ['b'] }] },
    ],
  });
});

test('shows the first sheet as active if the workbook names none', async () => {
  const sheets = await sheetsOf({ sheets: [`<row>${text('a')}</row>`, ''] });
  expect(sheets.map(({ isActive }) => isActive)).toEqual([true, false]);
});

test('reads strict workbooks, prefixed elements and targets of any form', async () => {
  const files = workbookFiles({
    strings: ['<t>ops</t>'],
    sheets: ['<row><c t="s"><v>0</v></c></row>'],
  });
  const prefixed = (name: string, elements: RegExp): Uint8Array =>
    strToU8(
      textOf(files[name])
        .replace(/xmlns="[^"]*"/, 'xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"')
        .replace(elements, (found) => found.replace('<', '<x:').replace('<x:/', '</x:')),
    );
  const any = /<\/?(?=[a-z])/g;
  const strict = (xml: string): Uint8Array =>
    strToU8(
      xml.replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/',
        'http://purl.oclc.org/ooxml/officeDocument/',
      ),
    );
  const relationships = textOf(files['xl/_rels/workbook.xml.rels'])
    .replace('"worksheets/sheet1.xml"', '"/xl/worksheets/sheet1.xml"')
    .replace('"sharedStrings.xml"', '"../xl/./SharedStrings.xml"');
  const sheet = prefixed('xl/worksheets/sheet1.xml', any);
  const read = await readWorkbook(
    zipSync({
      '_rels/.rels': strict(textOf(files['_rels/.rels']).replace('"xl/', '"/xl/')),
      'xl/_rels/workbook.xml.rels': strict(relationships),
      'xl\\workbook.xml': prefixed('xl/workbook.xml', any),
      'xl/worksheets/Sheet1.xml': sheet,
      'xl/sharedStrings.xml': prefixed('xl/sharedStrings.xml', any),
      'xl/styles.xml': prefixed('xl/styles.xml', any),
    }),
  );
  expect(textOf(sheet)).toContain('<x:row>');
  expect(read).toMatchObject({ sheets: [{ rows: [{ row: 1, cells: ['ops'] }] }] });
});

test('reads UTF-16 with a byte order mark', async () => {
  const xml = `\ufeff${sheetXml(`<row>${text('Łódź')}</row>`)}`;
  for (const isLittle of [true, false]) {
    const bytes = new Uint8Array(xml.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < xml.length; at += 1) view.setUint16(at * 2, xml.charCodeAt(at), isLittle);
    const rows = await rowsOf({ files: { 'xl/worksheets/sheet1.xml': bytes } });
    expect(rows).toEqual([{ row: 1, cells: ['Łódź'] }]);
  }
});

test('reads workbooks without shared strings and styles', async () => {
  const files = workbookFiles({ sheets: [`<row>${text('a')}<c s="7"><v>5</v></c></row>`] });
  const name = 'xl/_rels/workbook.xml.rels';
  const relationships = textOf(files[name]).replace(/<Relationship Id="rId[23]"[^>]*>/g, '');
  const read = await readWorkbook(zipSync({ ...files, [name]: strToU8(relationships) }));
  expect(read).toMatchObject({ sheets: [{ rows: [{ cells: ['a', '5'] }] }] });
});

test('cuts a sheet after the rows that a list can have, and does not read on', async () => {
  const rows = `<row>${text('a')}</row>`.repeat(MAX_ROWS + 1 + 200);
  const whole = await sheetsOf({ sheets: [rows] });
  expect(whole[0]).toMatchObject({ isCut: false, rows: { length: MAX_ROWS + 201 } });
  const after = `<row>${text('a')}</row><row><c t="s"><v>9</v></c></row>${'<row/>'.repeat(100_000)}<broken`;
  const cut = await readWorkbook(
    makeWorkbook({ sheets: [rows + after, `<row>${text('b')}</row>`] }),
  );
  expect(cut).toMatchObject({
    sheets: [
      { isCut: true, rows: { length: MAX_ROWS + 201 } },
      { isCut: false, rows: [{ cells: ['b'] }] },
    ],
  });
});

test('cuts the sheet at which there are 20 million characters, and leaves the following ones empty', async () => {
  const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`; // 100,000 characters
  const sheets = await sheetsOf({
    strings: [`<t>${'x'.repeat(999)}</t>`],
    sheets: [row.repeat(150), row.repeat(100), '<row><broken'],
  });
  expect(sheets.map(({ isCut, rows }) => [isCut, rows.length])).toEqual([
    [false, 150],
    [true, 50],
    [true, 0],
  ]);
});

test('does not fill merged cells of a sheet that is cut', async () => {
  const rows = '<row><c t="s"><v>0</v></c></row>'.repeat(21);
  const after = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>';
  const strings = [`<t>${'x'.repeat(999_999)}</t>`];
  const [sheet] = await sheetsOf({ strings, sheets: [{ rows, after }] });
  expect([sheet?.isCut, sheet?.rows.length]).toEqual([true, 20]);
});

test('counts the empty cells before a value too', async () => {
  const rows = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(3_000);
  const [sheet] = await sheetsOf({ sheets: [rows] });
  expect(sheet?.isCut).toBe(true);
  expect(sheet?.rows.length).toBe(Math.floor(20_000_000 / 16_385));
});

test('pauses while it reads, so that the page stays responsive', async () => {
  let time = 0;
  const now = (): number => (time += 30); // each look at the clock takes 30 ms
  let isRun = false;
  setImmediate(() => {
    isRun = true;
  });
  const reading = readWorkbook(makeWorkbook({ sheets: [`<row>${text('a')}</row>`] }), { now });
  await reading;
  expect(isRun).toBe(true);
});
