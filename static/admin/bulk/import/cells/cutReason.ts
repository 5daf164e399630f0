const MAX_CHARACTERS = 200; // characters
const MAX_BYTES = 300; // as the backend takes it, written as JSON; it stores 500 rows in one value

/** A reason cut to what is kept of it: 200 characters of Latin text, 99 of Chinese. */
export const cutReason = (reason: string): string => {
  let kept = reason;
  if (kept.length > MAX_CHARACTERS) kept = cutTo(kept, MAX_CHARACTERS);
  while (bytesOf(kept) > MAX_BYTES) kept = cutTo(kept, kept.length - 1);
  return kept;
};

// Not through the middle of a character of two halves.
const cutTo = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();

const bytesOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;
