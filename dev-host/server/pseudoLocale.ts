/**
 * A language for tests of the layout: English with accents, 40 % longer and in brackets. What has no
 * brackets was not translated. What lacks one of them is cut off.
 */
export const PSEUDO_LOCALE = 'en-XA';

const LONGER_BY = 0.4; // German and Finnish are about this much longer than English
const FILLER = ' one two three four five six seven eight nine ten';

const ACCENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aáeéiíoóuúyýAÁEÉIÍOÓUÚYÝcçnñsšzžCÇNÑSŠZŽ'.matchAll(/(.)(.)/gu)].map(
    ([, plain = '', accented = '']) => [plain, accented],
  ),
);

const PLACEHOLDER = /(\{\w+\})/;

/**
 * Makes the texts of the pseudo-locale. Placeholders, such as `{name}`, stay as they are. The text
 * `locale` names the texts' locale, so that the page knows their plural forms.
 */
export const pseudoTexts = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      key === 'locale' ? PSEUDO_LOCALE : pseudoText(text),
    ]),
  );

const pseudoText = (text: string): string => {
  const accented = text
    .split(PLACEHOLDER)
    .map((part) => (PLACEHOLDER.test(part) ? part : withAccents(part)))
    .join('');
  return `[${accented}${filler(Math.ceil(text.length * LONGER_BY))}]`;
};

const withAccents = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => ACCENTS[letter] ?? letter);

const filler = (length: number): string =>
  FILLER.repeat(Math.ceil(length / FILLER.length)).slice(0, length);
