import fc from 'fast-check';
import { plainText } from '../../../src/domain/freeText';
import { RUNS, seed } from '../property/seed';

describe('a text that others read', () => {
  test.each([
    ['an override of its direction', 'HR\u202e metsys', 'HR metsys'],
    ['an isolate without an end', '\u2067HR', 'HR'],
    ['marks of a direction', '\u200eHR\u200f\u061c', 'HR'],
    ['a null character', 'H\0R', 'HR'],
    ['an escape sequence', '\u001b[31mHR', '[31mHR'],
    ['zero-width blanks', '\ufeffH\u200bR\u2060', 'HR'],
    ['half a character', 'HR\ud83d', 'HR'],
    ['hidden tags', 'HR\u{e0041}\u{e0042}', 'HR'],
    ['line ends', 'HR\r\nsystem\u2028two', 'HR  system two'],
    ['blanks around it', ' \t HR \n', 'HR'],
  ])('loses %s', (_what, text, tidied) => {
    expect(plainText(text)).toBe(tidied);
  });

  test.each([
    'Zugang für Büro',
    '人事部',
    'صفحه‌ها می\u200cخواهم',
    'ג׳ורג׳',
    'crew 👩\u200d💻 🛰\ufe0f',
  ])('keeps what belongs to its script: %s', (text) => {
    expect(plainText(text)).toBe(text);
  });

  test('stays the same if it is tidied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = plainText(text);
        expect(plainText(once)).toBe(once);
      }),
      { seed: seed(), numRuns: RUNS },
    );
  });
});
