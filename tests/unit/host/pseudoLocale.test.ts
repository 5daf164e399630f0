import { PSEUDO_LOCALE, pseudoTexts } from '../../../dev-host/server/pseudoLocale';
import { splitAtPlaceholders } from '../../../static/admin/words/fill';
import texts from '../../../static/locales/en-US.json';

const { locale: madeLocale, ...made } = pseudoTexts(texts);
const { locale: _locale, ...shown } = texts;

const placeholders = (text: string): string[] =>
  splitAtPlaceholders(text).flatMap((part) => ('placeholder' in part ? [part.placeholder] : []));

test('makes every text 40 % longer, in brackets', () => {
  expect(Object.keys(made)).toEqual(Object.keys(shown));
  for (const [key, text] of Object.entries(shown)) {
    const longer = made[key] ?? '';
    expect(longer).toMatch(/^\[.*\]$/s);
    expect(longer.length - 2).toBe(text.length + Math.ceil(text.length * 0.4));
  }
});

test('keeps every placeholder', () => {
  for (const [key, text] of Object.entries(shown))
    expect(placeholders(made[key] ?? '')).toEqual(placeholders(text));
});

test('gives the letters accents, except in placeholders', () => {
  expect(pseudoTexts({ a: 'Save {name}' })).toEqual({ a: '[Šávé {name} one ]' });
});

test('names itself as the locale of its texts', () => {
  expect(madeLocale).toBe(PSEUDO_LOCALE);
});
