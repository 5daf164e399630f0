import { cellsOf, rowsOf, text } from './makeWorkbook';

const number = (value: string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`;

test('reads plain text, and joins formatted text without its phonetic guide', async () => {
  const strings = [
    '<t>ops</t>',
    '<r><rPr><b/></rPr><t xml:space="preserve">anna </t></r><r><t>berg</t></r>',
    '<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/>',
    '<t><![CDATA[a & b]]></t>',
  ];
  const shared = strings.map((_, at) => `<c t="s"><v>${at}</v></c>`).join('');
  expect(await cellsOf(shared, { strings })).toEqual(['ops', 'anna berg', '東京', 'a & b']);
  const inline = strings.map((xml) => `<c t="inlineStr"><is>${xml}</is></c>`).join('');
  expect(await cellsOf(inline)).toEqual(['ops', 'anna berg', '東京', 'a & b']);
});

test('keeps spaces and line breaks of a text, and decodes its escapes', async () => {
  expect(
    await cellsOf(
      [
        text('<![CDATA[ a\n]]>'),
        '<c t="inlineStr"><is><t xml:space="preserve"> b </t></is></c>',
        text('one_x000D__x000a_two'),
        text('_x005F_x000D_ _x12_'),
        '<c t="str"><f>A1</f><v>_x0041_&amp;&#66;</v></c>',
      ].join(''),
    ),
  ).toEqual([' a\n', ' b ', 'one\r\ntwo', '_x000D_ _x12_', 'A&B']);
});

test('reads numbers without an exponent, as long as no digit is lost', async () => {
  const numbers = ['0', '-7', '1.5', '0.10000000000000001', '3.2999999999999998', '1E3'];
  const large = ['123456789012345', '1.2345E+14', '9007199254740991'];
  expect(await cellsOf([...numbers, ...large].map((value) => number(value)).join(''))).toEqual([
    ...['0', '-7', '1.5', '0.1', '3.3', '1000'],
    ...['123456789012345', '123450000000000', '9007199254740991'],
  ]);
});

test('keeps the exponent of a number that has lost digits, and all digits that are stored', async () => {
  const numbers = ['1.08E+20', '6.02145678901235E+23', '602145678901234567890123'];
  expect(await cellsOf(numbers.map((value) => number(value)).join(''))).toEqual([
    '1.08E+20',
    '6.02145678901235E+23',
    '602145678901234567890123',
  ]);
});

test('pads a number whose format is only zeros', async () => {
  const formats = ['000000', '00000000', '0', '0.00', '00-00', '#,##0'];
  const cells = ['417', '417', '417', '417', '417', '417'].map((value, at) =>
    number(value, at + 1),
  );
  expect(await cellsOf(cells.join(''), { formats })).toEqual([
    ...['000417', '00000417', '417', '417', '417', '417'],
  ]);
  expect(
    await cellsOf(['-5', '1234567', '1.5'].map((v) => number(v, 1)).join(''), { formats }),
  ).toEqual(['-000005', '1234567', '1.5']);
});

test('reads yes or no, errors, and a date that is stored as text', async () => {
  expect(
    await cellsOf(
      [
        '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>',
        '<c t="d"><v>2026-12-31</v></c><c t="d"><v>2026-12-31T00:00:00</v></c>',
        '<c t="d"><v>2026-12-31T14:30:00Z</v></c><c t="d"><v>soon</v></c>',
      ].join(''),
    ),
  ).toEqual([
    ...['TRUE', 'FALSE', '#N/A'],
    ...['2026-12-31', '2026-12-31', '2026-12-31 14:30', 'soon'],
  ]);
});

test('reads a number as a date if its format has a date', async () => {
  const formats = [
    ...['mm/dd/yyyy', 'd. mmmm yyyy', '[$-407]d/ mmm/ yy;@', '&quot;until &quot;d.m.', 'mmm'],
    ...['yyyy\\-mm\\-dd', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'YYYY-MM-DD'],
  ];
  const cells = formats.map((_, at) => number('46387', at + 1)).join('');
  expect(await cellsOf(cells, { formats })).toEqual(formats.map(() => '2026-12-31'));
});

test('reads a number as a number if its format only looks like one of dates', async () => {
  const formats = [
    ...['General', '0.00E+00', '[Red]0', '0&quot; days&quot;', '\\d0', '_d0', '0;[Red]d', '#,##0'],
    ...['[$USD] 0', '@', '&quot;', '['.repeat(300_000)],
  ];
  const cells = formats.map((_, at) => number('46387', at + 1)).join('');
  expect(await cellsOf(cells, { formats })).toEqual(formats.map(() => '46387'));
});

test('knows the built-in formats of dates', async () => {
  const range = (first: number, last: number): number[] =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const dates = [...range(14, 22), ...range(27, 36), ...range(45, 47), ...range(50, 58)];
  const others = [...range(0, 13), ...range(23, 26), ...range(37, 44), 48, 49, ...range(59, 81)];
  const cells = (ids: number[]): string => ids.map((_, at) => number('46387', at + 1)).join('');
  expect(await cellsOf(cells(dates), { builtIn: dates })).toEqual(dates.map(() => '2026-12-31'));
  expect(await cellsOf(cells(others), { builtIn: others })).toEqual(others.map(() => '46387'));
});

test('adds the time to a date that has one, and reads a time without a date', async () => {
  const formats = ['yyyy-mm-dd hh:mm', 'h:mm AM/PM', '[h]:mm'];
  const values: [string, number][] = [
    ...[
      ['46387.604166666664', 1] as [string, number],
      ['46387.604166666664', 2] as [string, number],
    ],
    ...[['46387', 2] as [string, number], ['46387.9999999', 1] as [string, number]],
    ...[['0.604166666666667', 2] as [string, number], ['0.25', 3] as [string, number]],
  ];
  const cells = values.map(([value, style]) => number(value, style)).join('');
  expect(await cellsOf(cells, { formats })).toEqual([
    ...['2026-12-31 14:30', '2026-12-31 14:30', '2026-12-31', '2027-01-01', '14:30', '06:00'],
  ]);
});

test('counts days from 1900 with the leap day that never was, or from 1904', async () => {
  const serials = ['1', '59', '60', '61', '44925'];
  const cells = serials.map((value) => number(value, 1)).join('');
  const formats = ['yyyy-mm-dd'];
  expect(await cellsOf(cells, { formats })).toEqual([
    ...['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01', '2022-12-30'],
  ]);
  for (const value of ['1', 'true'])
    expect(
      await cellsOf(cells, { formats, workbook: `<workbookPr date1904="${value}"/>` }),
    ).toEqual(['1904-01-02', '1904-02-29', '1904-03-01', '1904-03-02', '2026-12-31']);
});

test('keeps the number of a date that no calendar has', async () => {
  const cells = ['0', '-1', '2958466', '1E+300'].map((value) => number(value, 1)).join('');
  expect(await cellsOf(cells, { formats: ['yyyy-mm-dd'] })).toEqual([
    ...['0', '-1', '2958466', '1E+300'],
  ]);
});

test('reads the stored value of a formula, and names the columns without one', async () => {
  const [row] = await rowsOf({
    sheets: [
      `<row>${[
        '<c t="str"><f>A1</f><v>ops</v></c><c><f>1+1</f><v>2</v></c><c t="b"><f>A1</f><v>1</v></c>',
        '<c t="e"><f>A1</f><v>#REF!</v></c><c t="str"><f>IF(A1,"","")</f><v></v></c>',
        '<c><f>A1</f></c><c><f>A1</f><v></v></c><c t="str"><f>A1</f></c><c><f t="shared" si="0"/></c>',
      ].join('')}</row>`,
    ],
  });
  expect(row).toEqual({
    row: 1,
    cells: ['ops', '2', 'TRUE', '#REF!', '', '', '', '', ''],
    formulas: [5, 6, 7, 8],
  });
});

test('keeps a row that has only a formula without a value', async () => {
  expect(await rowsOf({ sheets: ['<row/><row><c r="B2"><f>A1</f></c></row>'] })).toEqual([
    { row: 2, cells: ['', ''], formulas: [1] },
  ]);
});

test('ignores cells that are only formatted, and foreign elements in a cell', async () => {
  const cells = '<c s="1"/><c r="C1" t="s"/><c r="B1" t="n"><v/></c>';
  const foreign = `<c r="D1" t="str"><v>ops</v><extLst><ext><v>no</v><f>no</f></ext></extLst></c>`;
  expect(await cellsOf(cells + foreign)).toEqual(['', '', '', 'ops']);
});

test('keeps a value that is no number', async () => {
  expect(await cellsOf('<c><v>abc</v></c><c><v>Infinity</v></c><c t="odd"><v>x</v></c>')).toEqual([
    ...['abc', 'Infinity', 'x'],
  ]);
});
