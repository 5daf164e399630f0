import type { LanguageWords } from './languageWords';

/** What is known about a language: its words, its letters, and which letters stand together. */
type Language = {
  words: ReadonlySet<string>;
  letters: ReadonlySet<string>;
  /** Two or three letters in a row. `^` and `$` are the ends of a word. */
  groups: ReadonlySet<string>;
};

/** Learns a language from some of its words. */
export const makeLanguage = (words: LanguageWords): Language => {
  const groups = new Set<string>();
  for (const word of words) {
    const marked = `^${word}$`;
    for (let at = 1; at < marked.length; at += 1) {
      groups.add(marked.slice(at - 1, at + 1));
      groups.add(marked.slice(at - 1, at + 2));
    }
  }
  return { words: new Set(words), letters: new Set(words.join('')), groups };
};

// Points. Only their relation matters. They were tuned with lists in twenty languages:
// docs/decisions/0023-own-guess-of-encodings.md.
const KNOWN_WORD = 6;
const LONE_LETTER = -1; // a word of one letter that the language doesn't have
const KNOWN_LETTER = 1;
const FOREIGN_LETTER = -3;
const KNOWN_PAIR = 1;
const KNOWN_TRIPLE = 0.5;
const UNKNOWN_PAIR = -0.25;
const TWO_CONSONANTS = -0.75;
const TWO_VOWELS = -1;
const SECOND_LANGUAGE = -1; // for a word that reads better in another language than the rest
const PLAIN_WORD = 0.5; // an ASCII word that shows the language
const MAX_PLAIN_WORDS = 4;
const CASE_CHANGE = -4; // a capital after a small letter
const TWO_CAPITALS = -2; // before a small letter
const TWO_ALPHABETS = -5; // in one word
const UNDEFINED_BYTE = -8;
const APOSTROPHE = 5;
const QUOTE = 2.5;
const ORDINAL_SIGN = 2;
const COMMON_SIGN = 1; // in its usual place
const UNIT_ALONE = -0.5;
const UNIT_AFTER_LETTER = -2;
const OTHER_SIGN = -1;
const WRONG_SIGN = -3; // in a place where it never stands
const SIGN_IN_WORD = -5;

const WORD = /(?:(?![ªº])[\p{L}\p{M}])+/gu;
const UNUSUAL = /\P{ASCII}/u;
const PLAIN = /^\p{ASCII}{4,}$/u;

/** Scores how well a decoded text reads in some of the languages. Only what isn't ASCII counts. */
export const scoreText = (text: string, languages: readonly Language[]): number => {
  const all = [...new Set(text.match(WORD))];
  const unusual = all.filter((word) => UNUSUAL.test(word));
  const plain = all.filter((word) => PLAIN.test(word)).map((word) => word.toLowerCase());
  const scores = languages.map((language) => {
    const shown = plain.filter((word) => language.words.has(word)).length;
    const hint = PLAIN_WORD * Math.min(shown, MAX_PLAIN_WORDS);
    return unusual.map((word) => scoreWord(word.toLowerCase(), language) + hint);
  });
  const best = unusual.map((_, at) => Math.max(...scores.map((of) => of[at] ?? 0)));
  const totals = scores.map((of) =>
    sum(of.map((score, at) => Math.max(score, (best[at] ?? 0) + SECOND_LANGUAGE))),
  );
  return Math.max(...totals) + sum(unusual.map(scoreShape)) + scoreSigns(text);
};

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);

const scoreWord = (word: string, { words, letters, groups }: Language): number => {
  if (word.length === 1) return words.has(word) ? KNOWN_LETTER : LONE_LETTER;
  const marked = `^${word}$`;
  let score = words.has(word) ? KNOWN_WORD : 0;
  for (let at = 1; at < marked.length - 1; at += 1) {
    const letter = marked.charAt(at);
    if (!UNUSUAL.test(letter)) continue;
    if (!letters.has(letter)) {
      score += FOREIGN_LETTER;
      continue;
    }
    score += KNOWN_LETTER;
    for (const start of [at - 1, at]) {
      const pair = marked.slice(start, start + 2);
      score += groups.has(pair) ? KNOWN_PAIR : scoreUnknownPair(pair);
    }
    for (const start of [at - 2, at - 1, at])
      if (start >= 0 && groups.has(marked.slice(start, start + 3))) score += KNOWN_TRIPLE;
  }
  return score;
};

const scoreUnknownPair = ([first = '', second = '']: string): number => {
  if (first === '^' || second === '$' || isVowel(first) !== isVowel(second)) return UNKNOWN_PAIR;
  return isVowel(first) ? TWO_VOWELS : TWO_CONSONANTS;
};

const VOWEL = /^[aeiouyæœøıаеиоуыэюяіє]/;

const isVowel = (letter: string): boolean => VOWEL.test(letter.normalize('NFD'));

const SMALL_THEN_CAPITAL = /(?!ß)\p{Ll}\p{Lu}/gu;
const SECOND_CAPITAL = /(?<=\p{Lu})\p{Lu}(?=\p{Ll})/gu;
const LATIN_BESIDE_CYRILLIC =
  /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/gu;

const scoreShape = (word: string): number => {
  const count = (pattern: RegExp): number =>
    word.match(pattern)?.filter((letters) => UNUSUAL.test(letters)).length ?? 0;
  return (
    count(SMALL_THEN_CAPITAL) * CASE_CHANGE +
    count(SECOND_CAPITAL) * TWO_CAPITALS +
    count(LATIN_BESIDE_CYRILLIC) * TWO_ALPHABETS
  );
};

const SIGN = /[^\p{ASCII}\p{L}\p{M}]|[ªº]/gu;
const NEIGHBORS = 8; // characters; a longer beginning of an elided word is unknown

/** Scores signs that aren't ASCII by what stands beside them. Each place counts once. */
const scoreSigns = (text: string): number => {
  const scores = new Map<string, number>();
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    const before = text.slice(Math.max(0, index - NEIGHBORS), index);
    const after = text.slice(index + sign.length, index + sign.length + NEIGHBORS);
    scores.set(`${before}${sign}${after}`, scoreSign(sign, before, after));
  }
  return sum([...scores.values()]);
};

const NO_CHARACTER = /[\p{Cc}\p{Cn}\p{Co}\ufffd]/u;
const LETTER_AT_END = /\p{L}$/u;
const LETTER_AT_START = /^\p{L}/u;
const OPENING = /[‘“„«¿¡‚‹]/;
const CLOSING = /[”»›]/;
const DASH_OR_DOTS = /[–—…•·]/;
const UNIT = /[€£§°©®™×]/;
const ORDINAL = /[ªº]/;

const scoreSign = (sign: string, before: string, after: string): number => {
  const isAfterLetter = LETTER_AT_END.test(before);
  const isBeforeLetter = LETTER_AT_START.test(after);
  if (NO_CHARACTER.test(sign)) return UNDEFINED_BYTE;
  if (sign === '\u00a0') return COMMON_SIGN;
  if (sign === '’') {
    if (isAfterLetter && isBeforeLetter)
      return isApostrophe(before, after) ? APOSTROPHE : WRONG_SIGN;
    return isAfterLetter ? 0 : WRONG_SIGN;
  }
  if (OPENING.test(sign)) return !isAfterLetter && isBeforeLetter ? QUOTE : WRONG_SIGN;
  if (CLOSING.test(sign)) return isBeforeLetter ? WRONG_SIGN : QUOTE;
  if (DASH_OR_DOTS.test(sign))
    return !isBeforeLetter && (!isAfterLetter || sign === '…') ? COMMON_SIGN : WRONG_SIGN;
  if (ORDINAL.test(sign))
    return /[\d.]$/.test(before) && !isBeforeLetter ? ORDINAL_SIGN : WRONG_SIGN;
  if (UNIT.test(sign) && !isBeforeLetter) return scoreUnit(before, after);
  return isAfterLetter || isBeforeLetter ? SIGN_IN_WORD : OTHER_SIGN;
};

const scoreUnit = (before: string, after: string): number => {
  if (LETTER_AT_END.test(before)) return UNIT_AFTER_LETTER;
  return /\d\s?$/.test(before) || /^\s?\d/.test(after) ? COMMON_SIGN : UNIT_ALONE;
};

const ELIDED =
  /(?:^|\P{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|aujourd|all|dell|nell|sull|sant|un|quell)$/iu;
const VOWEL_AND_MORE = /^[aeiouyhàâéèêëîïôœæ]\p{L}/iu;
const ENGLISH_ENDING = /^(?:s|t|re|ll|ve|d|m)(?!\p{L})/iu;

/** `l’équipe`, `jusqu’au`, `dell’arte`, `Anna’s`, `O’Neill`, but not `Garc’a`. */
const isApostrophe = (before: string, after: string): boolean =>
  (ELIDED.test(before) && VOWEL_AND_MORE.test(after)) ||
  ENGLISH_ENDING.test(after) ||
  (/\p{Lu}$/u.test(before) && /^\p{Lu}/u.test(after));

const KANA = 3;
const COMMON_KANJI = 3;
const OTHER_KANJI = 1.5;
const FULL_WIDTH = 1;
const HALF_WIDTH_KANA = -1; // rare in lists, but many letters of other encodings
const RARE_ROW = -2;
const BESIDE_SMALL_LETTER = -4;

/**
 * Scores how well bytes read as Shift-JIS. Never chosen if a byte has no meaning in it. Japanese
 * stands beside small Latin letters only if another encoding is misread.
 */
export const scoreShiftJis = (bytes: Uint8Array): number => {
  if (!isShiftJis(bytes)) return -Infinity;
  const scores = new Map<string, number>();
  let before = 0; // the ASCII byte before, if there is one
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      before = lead;
      continue;
    }
    const isSingle = lead >= 0xa0 && lead <= 0xdf;
    if (!isSingle) at += 1;
    const trail = isSingle ? 0 : (bytes[at] ?? 0);
    const isInWord =
      isSmallLetter(before) ||
      isSmallLetter(bytes[at + 1]) ||
      (isCapital(before) && isSmallLetter(trail));
    const score = isSingle ? HALF_WIDTH_KANA : scoreJapanese(lead, trail);
    scores.set(`${lead} ${trail} ${isInWord}`, isInWord ? BESIDE_SMALL_LETTER : score);
    before = 0;
  }
  return sum([...scores.values()]);
};

const isShiftJis = (bytes: Uint8Array): boolean => {
  try {
    const decoder = new TextDecoder('shift_jis', { fatal: true });
    decoder.decode(bytes, { stream: true }); // the sample may end within a character
    return true;
  } catch {
    return false;
  }
};

const isCapital = (byte = 0): boolean => byte >= 0x41 && byte <= 0x5a;

const isSmallLetter = (byte = 0): boolean => byte >= 0x61 && byte <= 0x7a;

/** By row of JIS X 0208, which the lead byte names. */
const scoreJapanese = (lead: number, trail: number): number => {
  if (lead === 0x81) return FULL_WIDTH;
  if (lead === 0x82) return trail >= 0x9f ? KANA : FULL_WIDTH;
  if (lead === 0x83) return trail <= 0x96 ? KANA : RARE_ROW;
  if (lead <= 0x87) return RARE_ROW;
  if (lead <= 0x97) return COMMON_KANJI;
  if (lead <= 0xea) return OTHER_KANJI;
  return lead >= 0xf0 && lead <= 0xf9 ? UNDEFINED_BYTE : 0; // private characters; rare kanji
};
