import type { Words } from '../../words/useWords';
import type { OpenQuestion } from './question';

/** What an open question is searched by, in lower case. */
export const questionText = ({ rows, text, why }: OpenQuestion, words: Words, locale: string) =>
  `${rows.join(' ')} ${text} ${words(why)}`.toLocaleLowerCase(locale);
