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
