// Letters that don't fall apart into a plain letter and an accent.
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
};

/** A text without case, accents and repeated blanks, so that spellings can be compared. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[łøßæœđı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[.!:]+$/, '')
    .trim();

const MAX_HEADER = 120; // characters; longer texts are sentences

/** The words of a header: `E-Mail (work)` and `workEmail` are both `email work` in some order. */
export const headerTokens = (header: string): string[] => {
  if (header.length > MAX_HEADER) return [];
  const parted = header
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return foldText(parted)
    .replace(/\be[\s_-]?(?:mails?|post|posta|poçta)\b/g, 'email')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((token) => token !== '');
};

/** A header for comparing: its words without blanks. */
export const plainHeader = (header: string): string => headerTokens(header).join('');
