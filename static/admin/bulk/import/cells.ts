import type { ChangeAction } from '../../../../src/contract/bulkApi';
import { ACCOUNT_ID, MAX_REASON_BYTES, MAX_REASON_CHARACTERS } from '../../../../src/domain/limits';
import type { FindingCode, ImportPerson } from './import';

// Zero-width space, direction marks, word joiner and similar, byte order mark, soft hyphen, lone
// surrogates, and control characters other than tab, line ends and those of UNREADABLE.
const HIDDEN =
  /\u200b|[\u200e\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\u2066-\u2069]|\ufeff|\u00ad|\p{Cs}|(?![\t\n\u0080-\u009f])\p{Cc}/gu;
const HARD_BLANK = /[\u00a0\u2007\u202f\u2028\u2029]/g;
// Between two non-ASCII characters, a joiner has a meaning: in emoji, in Persian, in Hindi.
const LOST_JOINER =
  /(?<![^\p{ASCII}\s\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?![^\p{ASCII}\s\u200c\u200d])/gu;
const UNUSUAL = /[^\x20-\x7e]/;
// The replacement character, and control characters that no one types.
const UNREADABLE = /[\u0080-\u009f\ufffd]/;

/**
 * Whether a text has characters that are left of others: bytes that mean nothing in the encoding
 * that was assumed. A name with one could become another name if they were removed.
 */
export const hasUnreadable = (text: string): boolean => UNREADABLE.test(text);

/**
 * Tidies a cell: removes invisible characters, turns non-breaking spaces into plain ones, and
 * trims. Unreadable characters stay. `hidden` says whether more than trimming was needed. Tidying
 * twice changes nothing.
 */
export const tidyCell = (cell: string): { text: string; hidden: boolean } => {
  if (!UNUSUAL.test(cell)) return { text: cell.trim(), hidden: false };
  const lines = cell.replace(/\r\n?/g, '\n');
  const seen = lines.replace(HIDDEN, '').replace(HARD_BLANK, ' ').replace(LOST_JOINER, '');
  return { text: seen.trim(), hidden: seen !== lines };
};

/** Puts a cell on one line and in one column: line ends and tabs become spaces. */
export const withoutBreaks = (text: string): string => text.replace(/[\t\n]+/g, ' ');

/** Shortens a reason to what is stored: 200 characters of Latin text, 99 of Chinese. */
export const cutReason = (reason: string): string => {
  let kept = reason;
  if (kept.length > MAX_REASON_CHARACTERS) kept = cutTo(kept, MAX_REASON_CHARACTERS);
  while (bytesOf(kept) > MAX_REASON_BYTES) kept = cutTo(kept, kept.length - 1);
  return kept;
};

// Doesn't cut a character of two halves in two.
const cutTo = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();

const bytesOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

// What makes a spreadsheet read a cell as a formula, even after quotes. The wide forms come from
// Japanese keyboards. https://owasp.org/www-community/attacks/CSV_Injection
const RUNS = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
// Within a cell: what would run if the separator were another than the comma. Quotes may be lost
// there, because they aren't at the cell's start.
const RUNS_LATER = /([;|])(?=[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const GUARDED_LATER = /([;|])'(?=[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * A tidied cell that is safe in a spreadsheet: with a `'` before anything that would run as a
 * formula, at its start or after a separator in it.
 */
export const guardFormula = (text: string): string =>
  (RUNS.test(text) ? `'${text}` : text).replace(RUNS_LATER, "$1'");

/** Undoes `guardFormula`, for every tidied text. */
export const unguardFormula = (text: string): string =>
  (text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text).replace(GUARDED_LATER, '$1');

// What the backend accepts as an account ID: src/domain/accountId.ts.
const HEX_24 = /^[0-9a-f]{24}$/i;
// `712020:<uuid>`, `557058:<uuid>`, `qm:<uuid>:<uuid>`, `ug:<uuid>`: a short word, then a long ID.
const PREFIXED = /^\w{1,32}(?::[\w-]+){0,2}:[\w-]{16,}$/;
const UNPREFIXED = /^[A-Za-z0-9]{20,}$/;
const HEX = /^[0-9a-f]+$/i;
const MIN_ID_DIGITS = 4; // in a long ID; words have fewer

/**
 * Whether a text looks like a real account ID. Stricter than the backend, which accepts a name like
 * "peter".
 */
export const isAccountId = (text: string): boolean => {
  if (!ACCOUNT_ID.test(text)) return false;
  if (HEX_24.test(text)) return !isRounded(text);
  const hasDigits = text.replace(/\D/g, '').length >= MIN_ID_DIGITS;
  return hasDigits && (PREFIXED.test(text) || (UNPREFIXED.test(text) && !isShortHex(text)));
};

/** All digits. A spreadsheet kept the first 15 and replaced the others by zeros. */
const isRounded = (text: string): boolean => /^\d{15}0{6,}$/.test(text);

/** Looks like 24 hexadecimal digits with some missing at the start. */
const isShortHex = (text: string): boolean =>
  HEX.test(text) && (text.length < 24 || /^\d+$/.test(text));

const SPELLINGS: readonly (readonly [ChangeAction, string])[] = [
  ['add', 'add adds added adding + invite invited join joined grant granted include insert in'],
  ['remove', 'remove removes removed removing - \u2212 \u2013 delete deleted revoke revoked'],
  ['remove', 'leave left exclude drop kick out'],
];

const ACTIONS: ReadonlyMap<string, ChangeAction> = new Map(
  SPELLINGS.flatMap(([action, words]) =>
    words.split(' ').map((word): [string, ChangeAction] => [word, action]),
  ),
);

/** The action that a tidied cell names, in any common spelling. Undefined if it names none. */
export const readAction = (text: string): ChangeAction | undefined =>
  text.length > 20 ? undefined : ACTIONS.get(text.toLowerCase());

/** The person that a cell names and what was fixed, or what is wrong with the cell. */
export type ReadPerson =
  | { person: ImportPerson; fixed?: 'name-and-address' }
  | {
      person: undefined;
      code: Extract<FindingCode, 'damaged-number' | 'lost-zeros' | 'bad-person'>;
    };

const MAX_PERSON_CHARACTERS = 400; // an address of at most 254 characters and a name
const EMAIL = /^[^\s@<>,;:"|()[\]]{1,64}@[^\s@<>,;:"|()[\]]{1,189}$/;
const DOTTED = /^[^.].*\.[^.]+$/;
const NAME_AND_ADDRESS = /^([^<>]*)<([^<>]*)>$/;
// How spreadsheets write large numbers, with a decimal point or comma.
const EXPONENT = /^\d{1,3}(?:[.,]\d{1,15})?E\+\d{1,3}$/i;
const MIN_CUT_ID_DIGITS = 6; // of what may be left of an account ID

/** Reads a tidied, non-empty cell. A name alone identifies no person: two people may share it. */
export const readPerson = (text: string): ReadPerson => {
  if (text.length > MAX_PERSON_CHARACTERS) return bad('bad-person');
  if (isAccountId(text)) return { person: { kind: 'account', accountId: text } };
  if (isEmail(text)) return { person: { kind: 'email', email: text } };
  if (EXPONENT.test(text) || isRounded(text)) return bad('damaged-number');
  if (isShortHex(text) && /^\d+$|^.{16,}$/.test(text) && text.length >= MIN_CUT_ID_DIGITS)
    return bad('lost-zeros');
  return readNameAndAddress(text) ?? bad('bad-person');
};

const bad = (code: 'damaged-number' | 'lost-zeros' | 'bad-person'): ReadPerson => ({
  person: undefined,
  code,
});

const isEmail = (text: string): boolean =>
  EMAIL.test(text) && DOTTED.test(text.slice(text.indexOf('@') + 1)) && !hasUnreadable(text);

const readNameAndAddress = (text: string): ReadPerson | undefined => {
  const [, before = '', inside = ''] = NAME_AND_ADDRESS.exec(text) ?? [];
  const email = inside.trim().replace(/^mailto:/i, '');
  if (!isEmail(email)) return undefined;
  const name = before
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  return {
    person: { kind: 'email', email, ...(name !== '' && { name }) },
    fixed: 'name-and-address',
  };
};
