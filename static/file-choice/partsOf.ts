import type { ChosenFile, FileChunk } from '../admin/bulk/file/filePart';

// What an event may weigh is not documented; a call of a function may take 500 KB.
const CHUNK_CHARACTERS = 100_000;

const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/** A file in parts for events, in their order; no character is cut in two. */
export const chunksOf = (chosen: ChosenFile, file: string): FileChunk[] => {
  const texts: string[] = [];
  for (let at = 0; at < chosen.text.length;) {
    const text = chosen.text.slice(at, at + CHUNK_CHARACTERS);
    const whole = HIGH_SURROGATE.test(text) && text.length > 1 ? text.slice(0, -1) : text;
    texts.push(whole);
    at += whole.length;
  }
  return texts.map((text, chunk) => ({ ...chosen, text, file, chunk, chunks: texts.length }));
};
