import type { Group } from '../../../../src/contract/adminApi';
import type { ChangeAction } from '../../../../src/contract/bulkApi';
import type { MessageKey, Words } from '../../words/fill';
import type { Finding, FindingCode, ImportRow } from '../import/import';

/** Something that keeps rows from being planned. One answer resolves all of them. */
export type Question = {
  key: string;
  /** The kind of answer: a group, a person, add or remove, or consent to use the rows as read. */
  wants: 'group' | 'person' | 'action' | 'consent';
  /** The problem, in a sentence. */
  why: MessageKey;
  /** The text in the list. */
  text: string;
  /** The account it is about, if it is known. */
  accountId?: string;
  /** Account IDs that may be meant, for a person. */
  candidates: readonly string[];
  /** Groups that may be meant, the likeliest first. */
  groups?: readonly Group[];
  /** Whether the rows may also be used as written, for a person. */
  mayKeep: boolean;
  /** What the first rows would be used as, for consent. */
  preview?: readonly RowAsRead[];
};

/** Asks about a text in the list. `more` says what may be answered. */
export const ask = (
  wants: Question['wants'],
  key: string,
  why: MessageKey,
  text: string,
  more: Partial<Question> = {},
): Question => ({ key, wants, why, text, candidates: [], mayKeep: false, ...more });

/** A question with the rows that wait for its answer. */
export type OpenQuestion = Question & {
  rows: readonly number[];
  /** Whether some rows have another text than `text`, which is the first row's. */
  hasOtherTexts?: boolean;
};

/** A part of a row: its value, or the question about it. */
export type Resolved<T> = { value: T } | { question: Question };

/** The text that a search of open questions looks in, in lower case. */
export const questionText = ({ rows, text, why }: OpenQuestion, words: Words, locale: string) =>
  `${rows.join(' ')} ${text} ${words(why)}`.toLocaleLowerCase(locale);

/** The text in the list for a question. Of several texts, the first. */
export const shownText = ({ text, hasOtherTexts }: OpenQuestion): string =>
  hasOtherTexts ? `${text} …` : text;

const MAX_PREVIEW_ROWS = 5;

export type MergedQuestion = OpenQuestion & { rows: number[] };

/** Adds a row's question to the open ones. Questions with the same key become one. */
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
  // A row may name several people or groups.
  if (asked.rows.at(-1) !== row) asked.rows.push(row);
  asked.hasOtherTexts ||= question.text.toLowerCase() !== asked.text.toLowerCase();
  if (asked.preview && asked.preview.length < MAX_PREVIEW_ROWS)
    asked.preview = [...asked.preview, ...(question.preview ?? [])];
};

/** Questions as the page lists them: one by one, or together if there are many of one cause. */
export type QuestionLine =
  | { kind: 'question'; key: string; question: OpenQuestion }
  | {
      kind: 'cause';
      key: string;
      why: MessageKey;
      questions: readonly OpenQuestion[];
      rows: readonly number[];
    };

const MAX_OF_ONE_CAUSE = 3; // more questions are one line, which can be expanded

/**
 * Puts the questions of one cause together if there are more than three, unless the admin wants
 * each of them shown. Keeps their order.
 */
export const linesOf = (
  open: readonly OpenQuestion[],
  shownCauses: ReadonlySet<string>,
): QuestionLine[] => {
  const causes = new Map<string, OpenQuestion[]>();
  for (const question of open) {
    const key = `${question.wants} ${question.why}`;
    const others = causes.get(key);
    if (others) others.push(question);
    else causes.set(key, [question]);
  }
  return [...causes].flatMap(([key, questions]): QuestionLine[] => {
    const [first] = questions;
    if (!first || questions.length <= MAX_OF_ONE_CAUSE || shownCauses.has(key))
      return questions.map((question) => ({ kind: 'question', key: question.key, question }));
    const rows = [...new Set(questions.flatMap((question) => question.rows))];
    return [{ kind: 'cause', key, why: first.why, questions, rows }];
  });
};

/** What a row would be used as. Unknown parts are as the list writes them. */
export type RowAsRead = {
  row: number;
  groups: readonly string[];
  person: { accountId: string } | { email: string } | undefined;
  action: ChangeAction | undefined;
};

/** A row as it was read, for the admin who is asked for consent. */
export const rowAsRead = (
  { row, group: written, person: named }: ImportRow,
  groups: Resolved<readonly { name: string }[]>,
  person: Resolved<string>,
  action: ChangeAction | undefined,
): RowAsRead => {
  const accountId = 'value' in person ? person.value : person.question.accountId;
  return {
    row,
    groups:
      'value' in groups
        ? groups.value.map(({ name }) => name)
        : written === undefined
          ? []
          : [written],
    person: accountId === undefined ? named : { accountId },
    action,
  };
};

/** What was fixed automatically in a list, by kind, with the rows. Row 0 is the whole list. */
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
