import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readWorkbook } from '../../../static/frame/choose/workbook/readWorkbook';
import { RUNS, seed } from '../property/seed';

const FOLDER = path.join(__dirname, '../../fixtures/exports');
const NAMES = ['07-hr-workday-report', '08-resolution-user-browser', '12-de-gruppenpflege']
  .concat(['12-en-access-changes', 'h1-encrypted', 'h5-old-xls-biff8', 'h6-500-columns'])
  .map((name) => path.join(FOLDER, `${name}.xlsx`));
const FILES = NAMES.map((name) => new Uint8Array(readFileSync(name)));
const MAX_MS = 2_000; // of CPU time

/** Reads a file, and checks that the answer is whole and comes in time. */
const read = async (bytes: Uint8Array): Promise<'read' | 'refused'> => {
  const before = process.cpuUsage();
  const answer = await readWorkbook(bytes);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(MAX_MS);
  if ('refused' in answer) return 'refused';
  for (const { rows } of answer.sheets)
    for (const { cells } of rows)
      expect(Array.from(cells).every((cell) => typeof cell === 'string')).toBe(true);
  return 'read';
};

/** Where something is changed, as a share of the length. */
const place = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((share) => share / 1_000_000);
const anyOf = <Value>(values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);

test(`${RUNS} files with changed bytes or without an end: sheets or a refusal, never a throw`, async () => {
  const flips = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 8 });
  const length = fc.oneof(fc.constant(1), place);
  const answers = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(anyOf(FILES), flips, length, async (file, changes, share) => {
      const bytes = file.slice(0, Math.ceil(file.length * share));
      for (const [at, byte] of changes) bytes[Math.floor(at * bytes.length)] = byte;
      answers[await read(bytes)] += 1;
    }),
    { seed: seed(), numRuns: RUNS },
  );
  expect(answers.refused).toBeGreaterThan(RUNS / 2);
});

const VALUES = ['', '-1', '0', '1', '2', '1.5', '99999999', '1E+9', 'x', 'true', '&#9;', '&lt;']
  .concat(['A1', 'B2', 'XFD1048576', 'XFE1', 'A1:XFD1048576', 's', 'str', 'b', 'd', 'e', 'rId1'])
  .concat(['hidden', '/xl/worksheets/sheet1.xml', '../styles.xml', 'm/d/yy', '00000']);
const ELEMENTS = ['<c/>', '<c><v>7</v></c>', '<row/>', '<v>1</v>', '<f/>', '<is><t>x</t></is>']
  .concat(['<row r="1048576"><c><v>1</v></c></row>', '<c r="XFD1" t="s"><v>0</v></c>', '<si/>'])
  .concat(['<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', '<!-- x -->', '<t>y</t>'])
  .concat(['<cols><col min="1" max="9" hidden="1"/></cols>', '<sheet name="z"/>', '<', '</c>']);

const READ_PARTS =
  /^_rels\/.rels$|^xl\/_rels|^xl\/(workbook|sharedStrings|styles|worksheets\/\w+)\.xml$/;

type Change = readonly [
  kind: 'value' | 'insert' | 'remove',
  at: number,
  value: string,
  xml: string,
];

/** Changes a value in a tag or between two, inserts an element, or removes a tag. */
const changeXml = (xml: string, [kind, at, value, element]: Change): string => {
  const tokens = xml.split(/(?=<)/);
  const index = Math.floor(at * tokens.length);
  const token = tokens[index] ?? '';
  const values = [...token.matchAll(/(?<==")[^"]*(?=")|(?<=>)[^<]+/g)];
  const old = values[Math.floor(at * 1_000_003) % Math.max(1, values.length)];
  if (kind === 'insert') tokens.splice(index, 0, element);
  else if (kind === 'remove') tokens.splice(index, 1);
  else if (old !== undefined)
    tokens[index] = token.slice(0, old.index) + value + token.slice(old.index + old[0].length);
  return tokens.join('');
};

test(`${RUNS} workbooks with changed XML: sheets or a refusal, never a throw`, async () => {
  const contents = FILES.filter(([first]) => first === 0x50).map((file) => unzipSync(file));
  const kind = fc.oneof(
    { weight: 8, arbitrary: fc.constant('value' as const) },
    { weight: 4, arbitrary: fc.constant('insert' as const) },
    { weight: 1, arbitrary: fc.constant('remove' as const) },
  );
  const change = fc.tuple(kind, place, anyOf(VALUES), anyOf(ELEMENTS));
  const changes = fc.array(fc.tuple(place, change), { minLength: 1, maxLength: 4 });
  const answers = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(anyOf(contents), changes, async (content, made) => {
      const files = { ...content };
      const names = Object.keys(files).filter((name) => READ_PARTS.test(name));
      for (const [file, each] of made) {
        const name = names[Math.floor(file * names.length)] ?? '';
        const changed = changeXml(new TextDecoder().decode(files[name]), each);
        files[name] = new TextEncoder().encode(changed);
      }
      answers[await read(zipSync(files, { level: 0 }))] += 1;
    }),
    { seed: seed(), numRuns: RUNS },
  );
  expect(answers.read).toBeGreaterThan(RUNS / 10);
  expect(answers.refused).toBeGreaterThan(RUNS / 10);
});
