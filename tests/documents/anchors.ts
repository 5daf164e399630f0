/**
 * The anchors that GitHub gives to headings: the text in lower case, without markup and
 * punctuation, with hyphens for spaces, and with a number if the anchor exists already.
 * https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export const anchorsOf = (headings: readonly string[]): string[] => {
  const times = new Map<string, number>();
  return headings.map((heading) => {
    const anchor = withoutMarkup(heading)
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
};

const withoutMarkup = (heading: string): string =>
  heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<![\p{L}\p{N}])_([^_]+)_(?![\p{L}\p{N}])/gu, '$1');
