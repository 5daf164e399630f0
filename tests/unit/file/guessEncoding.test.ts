import { decode } from '../../../static/admin/bulk/import/decode';
import type { Encoding } from '../../../static/admin/bulk/import/sheet';
import { guessEncoding } from '../../../static/frame/choose/guessEncoding';
import { encode } from './encode';
import { FOREIGN_LISTS, type ForeignLanguage } from './foreignLists';

const WESTERN: readonly ForeignLanguage[] = [
  ...(['german', 'french', 'spanish', 'portuguese', 'swedish', 'english'] as const),
];
const ALL = Object.keys(FOREIGN_LISTS) as ForeignLanguage[];

const CASES: readonly [Encoding, readonly ForeignLanguage[]][] = [
  ['windows-1252', WESTERN],
  ['macintosh', WESTERN],
  ['windows-1250', ['polish', 'czech', 'hungarian', 'german']],
  ['windows-1251', ['russian']],
  ['shift_jis', ['japanese']],
  ['utf-16le', ALL],
  ['utf-16be', ALL],
];

/** How the bytes of a text are read. The encodings may differ if the text is the same. */
const readAs = (bytes: Uint8Array): string => decode(bytes, guessEncoding(bytes) ?? 'utf-8');

test.each(
  CASES.flatMap(([encoding, languages]) =>
    languages.flatMap((language) =>
      FOREIGN_LISTS[language].map((text) => [encoding, language, text] as const),
    ),
  ),
)('reads %s in %s: %j', (encoding, _language, text) => {
  expect(readAs(encode(text, encoding))).toBe(text);
});

test('prefers Windows-1252 where several encodings read the same', () => {
  expect(guessEncoding(encode('group,name\nlegal,Müller\n', 'windows-1250'))).toBe('windows-1252');
});

test('looks at a whole file for the few lines that are not ASCII', () => {
  const lines = 'legal,ana.silva@example.com,Ana Silva\n'.repeat(100_000);
  const text = `group,email,name\n${lines}legal,jiri@example.com,Jiří Dvořák\n`;
  expect(guessEncoding(encode(text, 'windows-1250'))).toBe('windows-1250');
});

test('recognizes long and cut lists in Shift-JIS, whose characters may be cut by the sample', () => {
  const long = FOREIGN_LISTS.japanese.map((text) => text.repeat(1_000));
  for (const text of [...long, 'グループ'.repeat(20_000)]) {
    const bytes = encode(text, 'shift_jis');
    for (const cut of [0, 1, 2, 3])
      expect(guessEncoding(bytes.slice(0, bytes.length - cut))).toBe('shift_jis');
    expect(guessEncoding(encode(`,${text}`, 'shift_jis'))).toBe('shift_jis');
  }
});

test('recognizes UTF-8 with broken characters', () => {
  const text = 'group,name\nlegal,Łukasz Wiśniewski\nlegal,Jürgen Weiß\n';
  const bytes = encode(text, 'utf-8');
  const cut = bytes.slice(0, bytes.length - 2);
  const pasted = new Uint8Array([...bytes, 0x4a, 0xfc, 0x72, 0x67]);
  expect(guessEncoding(cut)).toBe('utf-8');
  expect(guessEncoding(pasted)).toBe('utf-8');
});

test('does not take an accent before a sign for UTF-8', () => {
  expect(readAs(encode('group,reason\nlegal,“Ã”\n', 'windows-1252'))).toContain('Ã');
  const text = 'group,reason\nlegal,l’équipe a été créée\n';
  expect(readAs(encode(text, 'macintosh'))).toBe(text);
});

test('guesses nothing for bytes with zeros that are not UTF-16', () => {
  const damaged = encode('group,member\0\nlegal,a@example.com\n', 'utf-8');
  expect(guessEncoding(damaged)).toBeUndefined();
  expect(guessEncoding(new Uint8Array(100))).toBeUndefined();
  const picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d];
  expect(guessEncoding(new Uint8Array(picture))).toBeUndefined();
});

test('guesses quickly, also for a large file with many different words', () => {
  const bytes = new Uint8Array(20_000_000);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = at % 9 === 0 ? 0x2c : 0x61 + ((at * 7919) % 158);
  const start = process.cpuUsage();
  guessEncoding(bytes);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(3_000); // takes about 0.4 s
});
