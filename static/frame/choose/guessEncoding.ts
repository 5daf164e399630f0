import { decode } from '../../admin/bulk/import/decode';
import type { Encoding } from '../../admin/bulk/import/sheet';
import { CENTRAL_LANGUAGES, CYRILLIC_LANGUAGES, WESTERN_LANGUAGES } from './languageWords';
import { makeLanguage, scoreShiftJis, scoreText } from './scoreText';

/**
 * Guesses the encoding of a text that has no byte order mark and isn't valid UTF-8. Undefined if
 * the bytes are no text: they have zeros, and not in the places where UTF-16 has them.
 *
 * Lists are short and mostly ASCII, so statistics about letters say little. The guess compares how
 * well the words that aren't ASCII read in each encoding.
 */
export const guessEncoding = (bytes: Uint8Array): Encoding | undefined => {
  if (bytes.includes(0)) return utf16Order(bytes);
  if (isDamagedUtf8(bytes)) return 'utf-8';
  return bestOf(scoresOf(unusualLines(bytes)));
};

const MIN_ZEROS = 4; // fewer are a damaged text
const MIN_ZERO_SHARE = 0.1; // of one half of the bytes: separators and line ends of a Japanese list
const ZERO_RATIO = 10; // the other half has a zero only where a rare letter has one

/** Which half of each UTF-16 unit is zero for ASCII characters. */
const utf16Order = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at += 1)
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const [many, few] = [Math.max(even, odd), Math.min(even, odd)];
  const isText = many >= MIN_ZEROS && many >= (bytes.length / 2) * MIN_ZERO_SHARE;
  if (!isText || few * ZERO_RATIO > many) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
};

/**
 * Whether the bytes are UTF-8 with some broken characters, or are cut within a character. In another
 * encoding, letters rarely look like the UTF-8 of common letters by chance.
 */
const isDamagedUtf8 = (bytes: Uint8Array): boolean => {
  let [whole, broken] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const more = bytesAfter(lead);
    let seen = 0;
    while (seen < more && isContinuation(bytes[at + 1])) {
      seen += 1;
      at += 1;
    }
    if (more > 0 && seen === more) whole += 1;
    else if (more === 0 || at + 1 < bytes.length) broken += 1;
  }
  return whole > 2 * broken;
};

/** The number of bytes that follow a lead byte of common letters and signs, otherwise 0. */
const bytesAfter = (lead: number): number => {
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  const isCommon =
    (lead >= 0xc2 && lead <= 0xc5) || // Latin
    (lead >= 0xce && lead <= 0xd1) || // Greek, Cyrillic
    (lead >= 0xd7 && lead <= 0xd9); // Hebrew, Arabic
  return isCommon ? 1 : 0;
};

const isContinuation = (byte = 0): boolean => byte >= 0x80 && byte < 0xc0;

const MAX_SAMPLE = 20_000; // bytes; keeps the guess below half a second
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The first line and the first lines that aren't ASCII. */
const unusualLines = (bytes: Uint8Array): Uint8Array => {
  const sample = new Uint8Array(MAX_SAMPLE);
  let [length, start, isWanted] = [0, 0, true];
  for (let at = 0; at <= bytes.length && length < MAX_SAMPLE; at += 1) {
    const byte = bytes[at] ?? LINE_FEED;
    if (byte >= 0x80) isWanted = true;
    if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
    if (isWanted) {
      const line = bytes.subarray(start, Math.min(at + 1, start + MAX_SAMPLE - length));
      sample.set(line, length);
      length += line.length;
      isWanted = false;
    }
    start = at + 1;
  }
  return sample.subarray(0, length);
};

type Scores = readonly (readonly [Encoding, number])[];

// Windows-1250 has the same bytes as Windows-1252 for the letters that both have. So it is only
// better where a letter of Central Europe reads better. The more common encoding comes first.
const scoresOf = (sample: Uint8Array): Scores => {
  const western = WESTERN_LANGUAGES.map(makeLanguage);
  const central = [...western, ...CENTRAL_LANGUAGES.map(makeLanguage)];
  const cyrillic = CYRILLIC_LANGUAGES.map(makeLanguage);
  const read = (encoding: Encoding): string => decode(sample, encoding);
  return [
    ['windows-1252', scoreText(read('windows-1252'), western)],
    ['windows-1250', scoreText(read('windows-1250'), central)],
    ['windows-1251', scoreText(read('windows-1251'), cyrillic)],
    ['macintosh', scoreText(read('macintosh'), western)],
    ['shift_jis', scoreShiftJis(sample)],
  ];
};

const bestOf = (scores: Scores): Encoding =>
  scores.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
