/**
 * The ways of writing a text that a search which compares code points takes for different ones: as
 * it is, composed and decomposed. One for most texts, as it is first.
 */
export const unicodeForms = (text: string): string[] => [
  ...new Set([text, text.normalize('NFC'), text.normalize('NFD')]),
];
