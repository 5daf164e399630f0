const PLACE = /\{(\w+)\}/;

/** Puts values into a text's places, `{name}`; a place without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  splitAtPlaces(text)
    .map((part) => ('place' in part ? (values[part.place] ?? `{${part.place}}`) : part.text))
    .join('');

/** A text as its stretches of words and the places between them. */
export const splitAtPlaces = (text: string): ({ text: string } | { place: string })[] =>
  text.split(PLACE).map((part, index) => (index % 2 === 1 ? { place: part } : { text: part }));
