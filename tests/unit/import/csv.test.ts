import fc from 'fast-check';
import { parse, unparse } from 'papaparse';
import { splitCells, writeCsv } from '../../../static/admin/bulk/import/csv';
import { RUNS, seed } from '../property/seed';

const DELIMITERS = [',', ';', '\t', '|', "'"];
const PIECES = ['"', '"', '""', '\n', ' ', ...DELIMITERS, 'a', 'b', '\u00a0', '\ud83d', 'é'];
const texts = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 24 })
  .map((some) => some.join(''));

test(`splits ${RUNS} texts as Papa Parse does, if their quotes are in order`, () => {
  let inOrder = 0;
  const delimiters = fc.constantFrom(...DELIMITERS);
  const previews = fc.constantFrom(0, 1, 2);
  fc.assert(
    fc.property(texts, delimiters, previews, (text, delimiter, preview) => {
      const { rows, isLoose } = splitCells(text, delimiter, preview);
      const papa = parse<string[]>(text, { delimiter, newline: '\n', preview });
      const isOdd = papa.errors.length > 0 || /[,;\t|] +"/.test(text);
      expect(isLoose).toBe(isOdd);
      if (isOdd) return;
      inOrder += 1;
      expect(rows).toEqual(papa.data);
    }),
    { seed: seed(), numRuns: RUNS },
  );
  expect(inOrder).toBeGreaterThan(RUNS / 10);
});

test.each<[string, string[][], boolean]>([
  ['a,b\nc,', [['a', 'b'], ['c', '']], false], // prettier-ignore
  ['"a, b","say ""hi"""\n"two\nlines",', [['a, b', 'say "hi"'], ['two\nlines', '']], false], // prettier-ignore
  ['"a" ,b', [['a', 'b']], false],
  ['"a, b', [['"a', ' b']], true],
  ['"a"b,c', [['"a"b', 'c']], true],
  ['x, "a, b" ,c', [['x', 'a, b', 'c']], true],
])('splits %j', (text, rows, isLoose) => {
  expect(splitCells(text, ',')).toEqual({ rows, isLoose });
});

const cells = fc.oneof(texts, fc.constantFrom('', '\r', '\ufeff', ' a', 'a '));
const row = fc.array(cells, { minLength: 3, maxLength: 3 });

test(`writes ${RUNS} tables as Papa Parse does`, () => {
  fc.assert(
    fc.property(row, fc.array(row, { minLength: 1, maxLength: 3 }), (fields, data) => {
      const quotes = (cell: unknown): boolean => /[;|]/.test(String(cell));
      const papa = unparse({ fields, data }, { newline: '\r\n', quotes });
      expect(writeCsv([fields, ...data])).toBe(papa);
    }),
    { seed: seed(), numRuns: RUNS },
  );
});
