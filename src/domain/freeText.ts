// Characters that no one sees, but that change how a text is shown or compared: direction marks and
// overrides, zero-width blanks, soft hyphens, tags, halves of a surrogate pair. Joiners and
// variation selectors stay, because Persian, Hindi, Japanese names and emoji need them.
const INVISIBLE =
  /(?!\u200c|\u200d|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|\p{Cs}/gu;
const BREAKS = /[\t-\r\u0085\u2028\u2029]/g;
const CONTROL = /\p{Cc}/gu;

/** Removes invisible characters, except joiners. Control characters stay. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/**
 * Tidies a text that one person writes and others read: a label, a reason, the name of a file. It
 * is then one line of visible characters, trimmed. So it can't change the order in which the text
 * beside it is shown. Tidying twice changes nothing.
 */
export const plainText = (text: string): string =>
  withoutInvisible(text.replace(BREAKS, ' ')).replace(CONTROL, '').trim();

// They reorder all that follows. Marks of one direction, as Hebrew and Arabic names have them, don't.
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Whether a text has characters that show it, or what follows it, in another order. */
export const isReordering = (text: string): boolean => text.search(REORDERING) >= 0;

/**
 * Tidies a text to search for. It loses only characters that no one types: what is searched for may
 * have the others.
 */
export const searchText = (text: string): string =>
  text.replace(BREAKS, ' ').replace(CONTROL, '').replace(REORDERING, '');
