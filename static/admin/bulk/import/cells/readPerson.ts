import type { FindingCode, ImportPerson } from '../import';
import { isAccountId, isRounded, isShortHex } from './isAccountId';

/** Whom a cell names, and what was mended for that; else what is wrong with it. */
export type ReadPerson =
  | { person: ImportPerson; mended?: 'name-and-address' }
  | {
      person: undefined;
      code: Extract<FindingCode, 'damaged-number' | 'lost-zeros' | 'bad-person'>;
    };

const MAX_CHARACTERS = 400; // characters: an address of at most 254 and a name
const EMAIL = /^[^\s@<>,;:"|()[\]]{1,64}@[^\s@<>,;:"|()[\]]{1,189}$/;
const DOTTED = /^[^.].*\.[^.]+$/;
const NAME_AND_ADDRESS = /^([^<>]*)<([^<>]*)>$/;
// As spreadsheets write large numbers, with a decimal point or comma.
const EXPONENT = /^\d{1,3}(?:[.,]\d{1,15})?E\+\d{1,3}$/i;
const MIN_DIGITS = 6; // of what may be left of an account id

/** Reads a tidied, non-empty cell. A bare name is nobody: two people may have it. */
export const readPerson = (text: string): ReadPerson => {
  if (text.length > MAX_CHARACTERS) return bad('bad-person');
  if (isAccountId(text)) return { person: { kind: 'account', accountId: text } };
  if (isEmail(text)) return { person: { kind: 'email', email: text } };
  if (EXPONENT.test(text) || isRounded(text)) return bad('damaged-number');
  if (isShortHex(text) && /^\d+$|^.{16,}$/.test(text) && text.length >= MIN_DIGITS)
    return bad('lost-zeros');
  return readNameAndAddress(text) ?? bad('bad-person');
};

const bad = (code: 'damaged-number' | 'lost-zeros' | 'bad-person'): ReadPerson => ({
  person: undefined,
  code,
});

const isEmail = (text: string): boolean =>
  EMAIL.test(text) && DOTTED.test(text.slice(text.indexOf('@') + 1));

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
    mended: 'name-and-address',
  };
};
