import type { ChangeAction } from '../../../../src/application/bulkApi';
import type { MessageKey, Words } from '../../words/fill';
import type { Finding, FindingCode, ImportRow } from '../import/import';

/** Something that keeps rows from being planned; one answer settles all of them. */
export type Question = {
  key: string;
  /** What the answer is: a group, a person, add or remove, or that it is meant as it stands. */
  wants: 'group' | 'person' | 'action' | 'consent';
  /** Why it has to be asked, in a sentence. */
  why: MessageKey;
  /** What the list says there. */
  text: string;
  /** The account that it is about, where it is known which one that is. */
  accountId?: string;
  /** Account ids that may be meant; for a person. */
  candidates: readonly string[];
  /** Whether the rows may also be used as they stand; for a person. */
  mayKeep: boolean;
  /** What the first of its rows would be used as; for consent. */
  preview?: readonly RowAsRead[];
};

/** A question with the rows that wait for its answer. */
export type OpenQuestion = Question & {
  rows: readonly number[];
  /** Whether some of them say something else than `text`, which is the first one's. */
  hasOtherTexts?: boolean;
};

/** A part of a row: what it is, or what has to be asked. */
export type Resolved<T> = { value: T } | { question: Question };

/** What an open question is searched by, in lower case. */
export const questionText = ({ rows, text, why }: OpenQuestion, words: Words, locale: string) =>
  `${rows.join(' ')} ${text} ${words(why)}`.toLocaleLowerCase(locale);

/** What the list says in the rows of a question; of several texts the first. */
export const shownText = ({ text, hasOtherTexts }: OpenQuestion): string =>
  hasOtherTexts ? `${text} …` : text;

const MAX_PREVIEW_ROWS = 5;

export type MergedQuestion = OpenQuestion & { rows: number[] };

/** Adds what is asked about a row to what is asked already; what one answer settles is one question. */
export const mergeQuestion = (
  open: Map<string, MergedQuestion>,
  row: number,
  question: Question,
): void => {
  const asked = open.get(question.key);
  if (!asked) {
    open.set(question.key, { ...question, rows: [row] });
    return;
  }
  asked.rows.push(row);
  asked.hasOtherTexts ||= question.text.toLowerCase() !== asked.text.toLowerCase();
  if (asked.preview && asked.preview.length < MAX_PREVIEW_ROWS)
    asked.preview = [...asked.preview, ...(question.preview ?? [])];
};

/** What a row would be used as, as far as that is known; else what the list says. */
export type RowAsRead = {
  row: number;
  group: string | undefined;
  person: { accountId: string } | { email: string } | undefined;
  action: ChangeAction | undefined;
};

/** A row as it was read, for whoever is to say that it is meant so. */
export const rowAsRead = (
  { row, group: written, person: named }: ImportRow,
  group: Resolved<{ name: string }>,
  person: Resolved<string>,
  action: ChangeAction | undefined,
): RowAsRead => {
  const accountId = 'value' in person ? person.value : person.question.accountId;
  return {
    row,
    group: 'value' in group ? group.value.name : written,
    person: accountId === undefined ? named : { accountId },
    action,
  };
};

/** What was put right in a list, by kind, with the rows; row 0 is all of it. */
export const groupFixes = (
  findings: readonly Finding[],
): { code: FindingCode; rows: readonly number[] }[] => {
  const kinds = new Map<FindingCode, number[]>();
  for (const { code, row, fixed } of findings) {
    if (!fixed) continue;
    const rows = kinds.get(code);
    if (rows) rows.push(row);
    else kinds.set(code, [row]);
  }
  return [...kinds].map(([code, rows]) => ({ code, rows }));
};
