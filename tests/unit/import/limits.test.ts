import { ANNA, readText, understood } from './lists';

/** Measures processor time, so that other work on the machine doesn't count. */
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

test('refuses a 20 MB paste at once', () => {
  const text = `ops,${ANNA}\n`.repeat(680_000);
  expect(text.length).toBeGreaterThan(19_000_000);
  const { value, ms } = timed(() => readText(text));
  expect(value).toEqual({ refused: 'too-large', count: text.length });
  expect(ms).toBeLessThan(100);
});

test('reads 50,000 rows, and refuses 50,001 with their number', () => {
  expect(understood(list(50_000)).rows).toHaveLength(50_000);
  expect(readText(list(50_001))).toEqual({ refused: 'too-many-rows', count: 50_001 });
});

test('accepts 500 groups, and refuses 501 with their number before any lookup', () => {
  const grouped = (count: number): string =>
    Array.from({ length: count * 2 }, (_, at) => `team ${at % count},${hex(at)}`).join('\n');
  expect(understood(grouped(500)).rows).toHaveLength(1_000);
  expect(readText(grouped(501))).toEqual({ refused: 'too-many-groups', count: 501 });
});

test('refuses more changes than one plan can have, if cells name several people', () => {
  const pairs = (count: number): string =>
    Array.from({ length: count }, (_, at) => `ops,"a${at}@x.example, b${at}@x.example"`).join('\n');
  expect(understood(pairs(25_000)).rows).toHaveLength(50_000);
  expect(readText(pairs(25_001))).toEqual({ refused: 'too-many-changes', count: 50_002 });
});

test('refuses a 10 MB paste of very many rows before splitting it', () => {
  const { value, ms } = timed(() => readText('a\n'.repeat(5_000_000), 'ops'));
  expect(value).toEqual({ refused: 'too-many-rows', count: 5_000_000 });
  expect(ms).toBeLessThan(1_000);
});

test('reads 50,000 rows quickly enough', () => {
  const text = list(50_000);
  readText(text);
  expect(timed(() => readText(text)).ms).toBeLessThan(2_000); // takes about 0.3 s
});

test('refuses nothing, blanks and a lonely header as empty', () => {
  for (const text of ['', ' \r\n\t', '\ufeff', ',,\n,,', 'group,member\n', '\u200b\n\u200b'])
    expect(readText(text)).toEqual({ refused: 'empty' });
});

test('refuses what is not text', () => {
  for (const text of [
    '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR',
    '%PDF \ufffd\ufffd\ufffd\ufffd',
    'a,\0b',
  ])
    expect(readText(text)).toEqual({ refused: 'not-text' });
});

test('reads a list with one undecodable character', () => {
  const { rows, findings } = understood(`${list(100)}\nJ\ufffdrgen,${ANNA}`);
  expect(rows).toHaveLength(101);
  expect(findings.at(-1)).toMatchObject({ row: 102, code: 'unreadable', fixed: false });
});

test.each([
  ['quotes', '"'],
  ['opened cells', '"a"b,'],
  ['quoted lines', '"\n'],
  ['delimiters', ',;\t|'],
  ['at signs', '@.'],
  ['angle brackets', '<a@b.c'],
  ['joiners', '\u200d'],
])('stays fast with many %s', (_name, piece) => {
  const text = piece.repeat(Math.floor(300_000 / piece.length));
  expect(timed(() => readText(text, 'ops')).ms).toBeLessThan(3_000);
});
