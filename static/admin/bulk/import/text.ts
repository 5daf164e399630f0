import type { ImportRefusal } from './import';

type TextRefusal = ImportRefusal & { refused: 'empty' | 'not-text' | 'too-large' };

const SAMPLE = 100_000; // characters; a binary file shows itself sooner
const STRANGE = /\ufffd|(?![\t\n\v\f\r])\p{Cc}/gu;
const MAX_STRANGE = 0.01; // of the sample

/** Refuses what is longer than `most` characters, empty, or no text; looks at little of it. */
export const refuseText = (text: string, most: number): TextRefusal | undefined => {
  if (text.length > most) return { refused: 'too-large', count: text.length };
  if (text.trim() === '') return { refused: 'empty' };
  const sample = text.slice(0, SAMPLE);
  const strange = sample.match(STRANGE)?.length ?? 0;
  return text.includes('\0') || strange > sample.length * MAX_STRANGE
    ? { refused: 'not-text' }
    : undefined;
};

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** How many lines of a text are not empty. Quick, so that the rest need not be. */
export const countLines = (text: string): number => {
  let lines = 0;
  let isAtStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isEnd = code === LINE_FEED || code === CARRIAGE_RETURN;
    if (isAtStart && !isEnd) lines += 1;
    isAtStart = isEnd;
  }
  return lines;
};

/** How long the texts may be that an admin brings, in characters. */
export const MAX_CHARACTERS = {
  list: 10_000_000, // 50,000 rows with long reasons; what a browser reads without a pause that is felt
  pasted: 4_000_000, // 50,000 rows of 80; a browser needs seconds to put so much into a field
  users: 20_000_000, // some 100,000 people with all that an export says of them
};
