import type { OpenQuestion } from './question';

/** What the list says in the rows of a question; of several texts the first. */
export const shownText = ({ text, saysOthers }: OpenQuestion): string =>
  saysOthers ? `${text} …` : text;
