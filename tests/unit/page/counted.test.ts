import { namedRows } from '../../../static/admin/rows/rowSource';
import { localeFor, makeCounted, makeWords } from '../../../static/admin/words/fill';
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

/** The plural texts in Polish, which has forms that English lacks. Forge gives a missing text's key. */
const polish = new Map([
  ['locale', 'pl-PL'],
  ['bulk.file.lines.one', '{count} wiersz'],
  ['bulk.file.lines.few', '{count} wiersze'],
  ['bulk.file.lines.many', '{count} wierszy'],
  ['bulk.file.lines.other', '{count} wiersza'],
]);

test.each([
  [1, '1 wiersz'],
  [3, '3 wiersze'],
  [25, '25 wierszy'],
  [1.5, '1.5 wiersza'],
])('chooses the plural form by the language of the texts: %d', (lines, said) => {
  const countedInPolish = makeCounted(
    makeWords((key) => polish.get(key) ?? key),
    String,
  );
  expect(countedInPolish('bulk.file.lines', lines)).toBe(said);
});

test('uses the form for other numbers if a translation lacks the right one', () => {
  const few = makeCounted(
    makeWords((key) => (key.endsWith('.few') ? key : (polish.get(key) ?? key))),
    String,
  );
  expect(few('bulk.file.lines', 3)).toBe('3 wiersza');
});

test.each([
  ['en-US', 'en-GB', 'en-GB'],
  ['en-US', 'en', 'en'],
  ['en-US', 'de-DE', 'en-US'],
  ['fil-PH', 'fi-FI', 'fil-PH'],
])('writes %s texts for a %s viewer with the dates and lists of %s', (texts, viewer, locale) => {
  expect(localeFor(texts, viewer)).toBe(locale);
});
