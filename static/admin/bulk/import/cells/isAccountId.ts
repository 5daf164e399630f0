// What the backend takes for an account id: src/domain/accountId.ts.
const ALLOWED = /^[A-Za-z0-9][A-Za-z0-9:_-]{0,127}$/;
const HEX_24 = /^[0-9a-f]{24}$/i;
// `712020:<uuid>`, `557058:<uuid>`, `qm:<uuid>:<uuid>`, `ug:<uuid>`: a short word, then a long id.
const PREFIXED = /^\w{1,32}(?::[\w-]+){0,2}:[\w-]{16,}$/;
const UNPREFIXED = /^[A-Za-z0-9]{20,}$/;
const HEX = /^[0-9a-f]+$/i;
const MIN_DIGITS = 4; // of a long id; words have fewer

/**
 * Whether a text has the form of a real account id. Stricter than the backend, which would take a
 * name like "peter" for one.
 */
export const isAccountId = (text: string): boolean => {
  if (!ALLOWED.test(text)) return false;
  if (HEX_24.test(text)) return !isRounded(text);
  const hasDigits = text.replace(/\D/g, '').length >= MIN_DIGITS;
  return hasDigits && (PREFIXED.test(text) || (UNPREFIXED.test(text) && !isShortHex(text)));
};

/** All digits, of which a spreadsheet kept the first 15 and made the others zeros. */
export const isRounded = (text: string): boolean => /^\d{15}0{6,}$/.test(text);

/** Looks like 24 hexadecimal digits of which some at the start are missing. */
export const isShortHex = (text: string): boolean =>
  HEX.test(text) && (text.length < 24 || /^\d+$/.test(text));
