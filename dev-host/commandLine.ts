/** Reads an option that must be one of these words. Throws with a sentence that names them. */
export const oneOf = <Word extends string>(
  name: string,
  words: readonly Word[],
  text: string,
): Word => {
  const word = words.find((known) => known === text);
  if (word !== undefined) return word;
  throw new Error(`--${name} must be ${words.join(' or ')}, not "${text}".`);
};

/** Reads an option that must be a whole number. Throws with a sentence that names the limits. */
export const wholeNumber = (name: string, max: number, text: string): number => {
  if (/^\d+$/.test(text) && Number(text) <= max) return Number(text);
  throw new Error(`--${name} must be a whole number of 0 to ${max}, not "${text}".`);
};
