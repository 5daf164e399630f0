import { ACCOUNT_ID, MAX_NAME_LENGTH } from '../../../../src/domain/limits';
import { cellWords, mentionsRemoval, readAction } from './actionWords';
import { hasUnreadable, isErrorValue } from './cells';
import type { FindingCode, ImportPerson } from './import';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const HEX_24 = /^[0-9a-f]{24}$/i;
// `712020:<uuid>`, `557058:<uuid>`, `qm:<uuid>:<uuid>`, `ug:<uuid>`. What other systems use, such
// as 20 letters and digits or 32 hexadecimal digits, is no Atlassian account ID.
const PREFIXED = new RegExp(`^(?:\\d{3,10}|[a-z]{2})(?::[\\w-]{1,40})?:${UUID}$`, 'i');
// How some scripts and filters write an ID.
const LABELED = /^(?:account[\s_-]?id|aaid|user[\s_-]?id|id)\s*[:=]\s*/i;
const LABELED_EMAIL = /^(?:e-?mail|mail)\s*[:=]\s*/i;

/** The account ID that a tidied cell holds, without a label such as `accountid:`. */
export const readAccountId = (text: string): string | undefined => {
  const id = text.replace(LABELED, '');
  const isId = HEX_24.test(id) ? !isRounded(id) : PREFIXED.test(id);
  return isId && ACCOUNT_ID.test(id) ? id : undefined;
};

const HEX = /^[0-9a-f]+$/i;
const MIN_CUT_ID_DIGITS = 6; // of what may be left of an account ID
// How spreadsheets write large numbers, with a decimal point or comma.
const EXPONENT = /^\d{1,3}(?:[.,]\d{1,15})?E\+\d{1,3}$/i;

/** All digits. A spreadsheet kept the first 15 and replaced the others by zeros. */
const isRounded = (text: string): boolean => /^\d{15}0{6,}$/.test(text);

/** Looks like 24 hexadecimal digits with some missing at the start. */
const isShortHex = (text: string): boolean =>
  HEX.test(text) &&
  (/^\d+$/.test(text) || (text.length >= 16 && text.length < 24)) &&
  text.length >= MIN_CUT_ID_DIGITS &&
  text.length < 24;

/** What is wrong with a cell that names no person. */
export type PersonProblem = Extract<
  FindingCode,
  'damaged-number' | 'lost-zeros' | 'error-value' | 'unreadable' | 'bad-person'
>;

/** The people that a cell names, or what is wrong with it. */
export type ReadPeople =
  | { people: ImportPerson[]; fixed?: 'name-and-address' | 'several-people' }
  | { people: undefined; code: PersonProblem };

const MAX_CHARACTERS = 20_000; // a few hundred addresses with names

/**
 * Reads a tidied cell that isn't empty: an account ID, an email, or emails with names as mail
 * programs write them. A name alone names no person, because two people may share it.
 */
export const readPeople = (text: string): ReadPeople => {
  const accountId = readAccountId(text);
  if (accountId !== undefined) return { people: [{ kind: 'account', accountId }] };
  if (isErrorValue(text)) return bad('error-value');
  if (hasUnreadable(text)) return bad('unreadable');
  if (text.includes('@'))
    return text.length > MAX_CHARACTERS
      ? bad('bad-person')
      : readEmails(text.replace(LABELED_EMAIL, ''));
  if (EXPONENT.test(text) || isRounded(text)) return bad('damaged-number');
  return bad(isShortHex(text) ? 'lost-zeros' : 'bad-person');
};

const bad = (code: PersonProblem): ReadPeople => ({ people: undefined, code });

/** Whether a cell that names no one by ID or email may be a name. */
export const mayBeName = (text: string): boolean =>
  text.length <= MAX_NAME_LENGTH && /\p{L}/u.test(text) && !text.includes('@');

/** Whether a cell names exactly one person by an account ID or an email. */
export const namesPerson = (text: string): boolean => readPeople(text).people !== undefined;

const ADDRESS_CHARACTERS = '[^\\s@<>,;:"|()[\\]]';
const EMAIL = new RegExp(`^${ADDRESS_CHARACTERS}{1,64}@${ADDRESS_CHARACTERS}{1,189}$`);
const DOTTED = /^[^.].*\.[^.]+$/;
const EMAILS = new RegExp(
  `(?:mailto:)?${ADDRESS_CHARACTERS}{1,64}@${ADDRESS_CHARACTERS}{1,189}`,
  'gi',
);
// What may stand around addresses: names, quotes, brackets, separators.
const AROUND = /^[\p{L}\p{M}\p{N}\s.,;'’‘“”"`´<>()[\]|/&*•·\-–—]*$/u;

const isEmail = (text: string): boolean =>
  EMAIL.test(text) && DOTTED.test(text.slice(text.indexOf('@') + 1));

const readEmails = (text: string): ReadPeople => {
  const people: ImportPerson[] = [];
  let at = 0;
  for (const match of text.matchAll(EMAILS)) {
    const email = tidyAddress(match[0]);
    const before = text.slice(at, match.index);
    const name = nameIn(before);
    if (email === undefined || name === undefined) return bad('bad-person');
    people.push({ kind: 'email', email, ...(name !== '' && { name }) });
    at = match.index + match[0].length;
  }
  const [first] = people;
  const after = nameIn(text.slice(at));
  if (first?.kind !== 'email' || after === undefined) return bad('bad-person');
  // `anna@example.com (Anna Berg)`
  if (people.length === 1 && after !== '' && first.name === undefined)
    return { people: [{ ...first, name: after }], fixed: 'name-and-address' };
  if (after !== '') return bad('bad-person');
  if (people.length > 1) return { people, fixed: 'several-people' };
  return first.email === text ? { people } : { people, fixed: 'name-and-address' };
};

/** An address without the quotes and marks that mail programs and spreadsheets put around it. */
const tidyAddress = (text: string): string | undefined => {
  const email = text
    .replace(/^mailto:/i, '')
    .replace(/^['’‘“`´]+/, '')
    .replace(/['’‘”`´.]{1,5}$/, '');
  return isEmail(email) ? email : undefined;
};

const NAME = /^[\p{L}\p{M}\p{N}.'’ ,/|-]*$/u;
const LOWER_WORD = /^\p{Ll}/u;
/**
 * The name in the text around an address, empty if there is none. Undefined if the text says
 * something else, such as "remove" or "replaces".
 */
const nameIn = (text: string): string | undefined => {
  const plain = text.replace(/mailto:/gi, '');
  if (!AROUND.test(plain)) return undefined;
  const isMarked = /^\s*(?:-|\/\/|\[)/.test(plain);
  const isBracketed = /[<(]\s*$/.test(plain) || /^\s*\(/.test(plain);
  const whole = trimEdges(plain);
  const inside = /^['’‘](.*)['’‘]$/s.exec(whole)?.[1]?.trim() ?? whole;
  const words = inside.split(/[\s,()[\]/|]+/).filter((word) => word !== '');
  if (isMarked || words.some((word) => isRemark(word, isBracketed))) return undefined;
  if (mentionsRemoval(inside)) return undefined;
  // `Bo Oz (IT)`: a department or pronouns behind the name.
  const name = trimEdges(inside.replace(/[([][^)\]]*[)\]]?/g, ' ')).replace(/\s+/g, ' ');
  if (!NAME.test(name)) return undefined;
  // Without brackets, a single word or words in lower case before an address may be a group.
  const isUnclear = words.length === 1 || words.every((word) => LOWER_WORD.test(word));
  return name !== '' && !isBracketed && isUnclear ? undefined : name;
};

/** Whether a word around an address is no part of a name. Names start with a capital letter. */
const isRemark = (word: string, isBracketed: boolean): boolean => {
  const plain = word.toLowerCase();
  const words = cellWords();
  const isName = /^\p{Lu}\p{Ll}/u.test(word);
  if (readAction(word) !== undefined) return true;
  if (words.remark.has(plain)) return !isName || words.neverName.has(plain);
  return !isBracketed && !isName && words.particle.has(plain);
};

const EDGE = /[\s,;|/<>()[\]"“”`´*•·\-–—]/;

const trimEdges = (text: string): string => {
  let [start, end] = [0, text.length];
  while (start < end && EDGE.test(text.charAt(start))) start += 1;
  while (end > start && EDGE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
};
