import { namedRows } from '../../../static/admin/bulk/rows/rowSource';
import { makeCounted, makeWords } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';

const words = makeWords((key) => messages[key]);
const number = (value: number): string => value.toLocaleString('en-US');
const counted = makeCounted(words, number);

test.each([
  [1, 'a.csv: 1 line.'],
  [2, 'a.csv: 2 lines.'],
  [50_000, 'a.csv: 50,000 lines.'],
])('says how many lines a file has: %d', (lines, said) => {
  expect(counted('bulk.file.lines', lines, { name: 'a.csv' })).toBe(said);
});

test('names the first of many rows, and counts the others', () => {
  const writing = { words, counted, locale: 'en-US', number };
  const rows = Array.from({ length: 1_010 }, (_, place) => place + 1);
  expect(namedRows([2, 3], writing)).toBe('2 and 3');
  expect(namedRows(rows, writing)).toBe('1, 2, 3, 4, 5, 6, 7, 8 and 1,002 more');
});
