import { readImport } from '../../../static/admin/bulk/import/readImport';
import { ANNA, understood } from './lists';

/** Time of the processor, not of the clock: other work on the machine does not count. */
const timed = <T>(work: () => T): { value: T; ms: number } => {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return { value, ms: (user + system) / 1_000 };
};

const hex = (number: number): string => `5a${number.toString(16).padStart(22, '0')}`;
const list = (count: number): string =>
  ['group,account id', ...Array.from({ length: count }, (_, at) => `g${at % 5},${hex(at)}`)].join(
    '\n',
  );

test('a 20 MB paste is refused at once', () => {
  const text = `ops,${ANNA}\n`.repeat(680_000);
  expect(text.length).toBeGreaterThan(19_000_000);
  const { value, ms } = timed(() => readImport(text));
  expect(value).toEqual({ refused: 'too-large', count: text.length });
  expect(ms).toBeLessThan(100);
});

test('50,000 rows are read, 50,001 are refused with their number', () => {
  expect(understood(list(50_000)).rows).toHaveLength(50_000);
  expect(readImport(list(50_001))).toEqual({ refused: 'too-many-rows', count: 50_001 });
});

test('500 groups are taken, 501 are refused with their number before any is looked up', () => {
  const grouped = (count: number): string =>
    Array.from({ length: count * 2 }, (_, at) => `team ${at % count},${hex(at)}`).join('\n');
  expect(understood(grouped(500)).rows).toHaveLength(1_000);
  expect(readImport(grouped(501))).toEqual({ refused: 'too-many-groups', count: 501 });
});

test('a 10 MB paste of very many rows is refused before it is taken apart', () => {
  const { value, ms } = timed(() => readImport('a\n'.repeat(5_000_000), { group: 'ops' }));
  expect(value).toEqual({ refused: 'too-many-rows', count: 5_000_000 });
  expect(ms).toBeLessThan(1_000);
});

test('50,000 rows take well under the time that anybody waits', () => {
  const text = list(50_000);
  readImport(text);
  expect(timed(() => readImport(text)).ms).toBeLessThan(2_000); // some 300 ms; were it quadratic, minutes
});

test('nothing at all is refused as empty, blanks and a lonely header too', () => {
  for (const text of ['', ' \r\n\t', '\ufeff', ',,\n,,', 'group,member\n', '\u200b\n\u200b'])
    expect(readImport(text)).toEqual({ refused: 'empty' });
});

test('what is not text is refused', () => {
  for (const text of [
    '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR',
    '%PDF \ufffd\ufffd\ufffd\ufffd',
    'a,\0b',
  ])
    expect(readImport(text)).toEqual({ refused: 'not-text' });
});

test('one lost character does not make a list something else', () => {
  const { rows, findings } = understood(`${list(100)}\nJ\ufffdrgen,${ANNA}`);
  expect(rows).toHaveLength(101);
  expect(findings.at(-1)).toMatchObject({ row: 102, code: 'bad-group', fixed: false });
});

test.each([
  ['quotes', '"'],
  ['opened cells', '"a"b,'],
  ['quoted lines', '"\n'],
  ['delimiters', ',;\t|'],
  ['at signs', '@.'],
  ['angle brackets', '<a@b.c'],
  ['joiners', '\u200d'],
])('many %s are no trap', (_name, piece) => {
  const text = piece.repeat(Math.floor(300_000 / piece.length));
  expect(timed(() => readImport(text, { group: 'ops' })).ms).toBeLessThan(3_000);
});
