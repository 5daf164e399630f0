/** The items of a list that is written as running text, with a comma after each but the last. */
export const listed = (text: string): readonly string[] =>
  text.split(',').map((item) => item.trim());
