// Letters that Unicode does not take apart into a base letter and a mark.
const SPELT_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  œ: 'oe',
};

/** The ASCII form of a name, as companies make e-mail addresses: `Zoë O'Sullivan`, `zoe.osullivan`. */
export const emailLocalPart = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[ßæøłđðþıœ]/gu, (letter) => SPELT_OUT[letter] ?? '')
    .replace(/\s+/gu, '.')
    .replace(/[^a-z0-9.-]/gu, '');
