/** The longest word of a name, in any script: the part most likely kept when it was changed. */
export const longestWord = (name: string): string =>
  (name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [name]).reduce((longest, word) =>
    word.length > longest.length ? word : longest,
  );
