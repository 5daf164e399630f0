// Zero-width space, direction marks, word joiner and its kin, byte order mark, soft hyphen, halves
// of a surrogate pair, and control characters but for tab and line ends.
const HIDDEN =
  /\u200b|[\u200e\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\u2066-\u2069]|\ufeff|\u00ad|\p{Cs}|(?![\t\n])\p{Cc}/gu;
const HARD_BLANK = /[\u00a0\u2007\u202f\u2028\u2029]/g;
// Between two characters beyond ASCII a joiner has a meaning: in emoji, in Persian, in Hindi.
const LOST_JOINER =
  /(?<![^\p{ASCII}\s\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?![^\p{ASCII}\s\u200c\u200d])/gu;
const UNUSUAL = /[^\x20-\x7e]/;

/**
 * A cell without what nobody sees: invisible characters left out, non-breaking blanks made plain,
 * blanks around it cut. `hidden` says whether it was more than those. Tidied again it stays the same.
 */
export const tidyCell = (cell: string): { text: string; hidden: boolean } => {
  if (!UNUSUAL.test(cell)) return { text: cell.trim(), hidden: false };
  const lines = cell.replace(/\r\n?/g, '\n');
  const seen = lines.replace(HIDDEN, '').replace(HARD_BLANK, ' ').replace(LOST_JOINER, '');
  return { text: seen.trim(), hidden: seen !== lines };
};
