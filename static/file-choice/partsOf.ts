import type { ChosenFile, FilePart } from '../admin/bulk/file/filePart';

// What an event may weigh is not documented; a call of a function may take 500 KB.
const PART_CHARACTERS = 100_000;

const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/** A file in parts for events, in their order; no character is cut in two. */
export const partsOf = (chosen: ChosenFile, file: string): FilePart[] => {
  const texts: string[] = [];
  for (let at = 0; at < chosen.text.length;) {
    const text = chosen.text.slice(at, at + PART_CHARACTERS);
    const whole = HIGH_SURROGATE.test(text) && text.length > 1 ? text.slice(0, -1) : text;
    texts.push(whole);
    at += whole.length;
  }
  return texts.map((text, part) => ({ ...chosen, text, file, part, parts: texts.length }));
};
