import type { OpenQuestion, Question } from './question';

const MAX_READS = 5;

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
  asked.saysOthers ||= question.text.toLowerCase() !== asked.text.toLowerCase();
  if (asked.reads && asked.reads.length < MAX_READS)
    asked.reads = [...asked.reads, ...(question.reads ?? [])];
};
