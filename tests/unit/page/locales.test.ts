import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { splitAtPlaceholders } from '../../../static/admin/words/fill';
import english from '../../../static/locales/en-US.json';

const root = join(__dirname, '../../..');

type Manifest = { translations: { resources: { key: string; path: string }[] } };

const { translations } = parse(
  readFileSync(join(root, 'manifest.yml'), 'utf8'),
) as unknown as Manifest;

const locales = translations.resources.map(({ key, path }) => ({
  key,
  texts: JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>,
}));

const placeholdersOf = (text: string): string[] =>
  splitAtPlaceholders(text)
    .flatMap((part) => ('placeholder' in part ? [part.placeholder] : []))
    .toSorted();

test.each(locales)('$key: the texts name their own locale', ({ key, texts }) => {
  expect(texts['locale']).toBe(key);
});

test.each(locales)('$key: texts have the placeholders of the English ones', ({ texts }) => {
  for (const [key, text] of Object.entries<string>(english))
    expect([key, placeholdersOf(texts[key] ?? '')]).toEqual([key, placeholdersOf(text)]);
});

test('says both plural forms with the same placeholders, apart from the number', () => {
  const texts: Readonly<Record<string, string>> = english;
  const others = (text: string): string[] =>
    placeholdersOf(text).filter((name) => name !== 'count');
  for (const [key, text] of Object.entries(texts)) {
    const other = texts[key.replace(/\.one$/, '.other')] ?? '';
    expect([key, others(other)]).toEqual([key, others(text)]);
  }
});

const MAX_TITLE_WORDS = 6;
const MAX_SENTENCE_WORDS = 22;

test('keeps titles short and sentences readable', () => {
  const long = Object.entries<string>(english).flatMap(([key, text]) => {
    const most = key.endsWith('.title') ? MAX_TITLE_WORDS : MAX_SENTENCE_WORDS;
    return text
      .split(/(?<=[.?!])\s/)
      .filter((sentence) => sentence.split(/\s+/).length > most)
      .map((sentence) => `${key}: ${sentence}`);
  });
  expect(long).toEqual([]);
});
