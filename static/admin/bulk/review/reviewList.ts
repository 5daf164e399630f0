import { MAX_GROUPS, MAX_ROWS } from '../../../../src/domain/limits';
import type { Finding, FindingCode, Import, ImportRow } from '../import/import';
import { keyOf, type ReviewAnswers } from '../list/answers';
import type { Checked } from '../list/checkList';
import { ask, type MergedQuestion, mergeQuestion, type OpenQuestion } from './question';
import { type ReadyRow, resolveRow } from './resolveRow';

export type Review = {
  /** Rows that can be planned, in list order. */
  ready: readonly ReadyRow[];
  /** The questions that keep rows from being planned. */
  open: readonly OpenQuestion[];
  openRows: ReadonlySet<number>;
  /** Rows that repeat others, as written or once their meaning is known. */
  duplicates: readonly number[];
  /** Rows that contradict others, and ask for the action that the admin didn't choose. */
  overruled: readonly number[];
  skipped: number;
  /** Rows whose action means "no change". */
  unchanged: number;
};

/** The state of a list: which rows are ready, and what to ask about the others. */
export const reviewList = (list: Import, checked: Checked, answers: ReviewAnswers): Review => {
  const texts = openTexts(list.findings);
  const textsOf = ({ row }: ImportRow) => texts.get(row) ?? NO_TEXTS;
  const resolved: ReadyRow[] = [];
  const open = new Map<string, MergedQuestion>();
  const wanted = list.rows.filter(({ row }) => !answers.skippedRows.has(row));
  for (const row of wanted) {
    const result = resolveRow(row, textsOf(row), checked, answers);
    if ('ready' in result) resolved.push(...result.ready);
    else for (const question of result.questions) mergeQuestion(open, row.row, question);
  }
  const result = resolveConflicts(resolved, answers);
  const questions = [...open.values(), ...result.open];
  return {
    ready: result.ready,
    open: questions,
    openRows: new Set(questions.flatMap(({ rows }) => rows)),
    duplicates: [...list.findings.filter(isDuplicate).map(({ row }) => row), ...result.duplicates],
    overruled: result.overruled,
    skipped: answers.skippedRows.size,
    unchanged: list.findings.filter(({ code }) => code === 'skip-word').length,
  };
};

const isDuplicate = ({ code }: Finding): boolean => code === 'duplicate';

const NO_TEXTS: ReadonlyMap<FindingCode, string> = new Map();

/** The findings that aren't fixed, by row, with their texts. */
const openTexts = (findings: readonly Finding[]): Map<number, Map<FindingCode, string>> => {
  const texts = new Map<number, Map<FindingCode, string>>();
  for (const { row, code, fixed, text = '' } of findings) {
    if (fixed) continue;
    const before = texts.get(row);
    if (before) before.set(code, text);
    else texts.set(row, new Map([[code, text]]));
  }
  return texts;
};

type MergedRows = {
  ready: ReadyRow[];
  duplicates: number[];
  overruled: number[];
  open: OpenQuestion[];
};

/**
 * Merges rows that turn out to mean the same person and group. Rows that contradict each other
 * become a question.
 */
const resolveConflicts = (rows: readonly ReadyRow[], { byQuestion }: ReviewAnswers): MergedRows => {
  const alike = new Map<string, ReadyRow[]>();
  for (const row of rows) {
    const key = keyOf('membership', row.group.id, row.accountId);
    const others = alike.get(key);
    if (others) others.push(row);
    else alike.set(key, [row]);
  }
  const result: MergedRows = { ready: [], duplicates: [], overruled: [], open: [] };
  for (const [key, same] of alike) {
    const answer = byQuestion.get(key);
    const chosen = same.filter(
      ({ action }) => answer?.kind === 'action' && action === answer.action,
    );
    const meant = chosen.length > 0 ? chosen : same; // an old answer may fit no row of this list
    const [first, ...others] = meant;
    if (!first) continue;
    if (others.every(({ action }) => action === first.action)) {
      result.ready.push(first);
      result.duplicates.push(...others.map(({ row }) => row));
      result.overruled.push(...same.filter((row) => !meant.includes(row)).map(({ row }) => row));
    } else result.open.push(contradiction(key, first, same));
  }
  return result;
};

const contradiction = (
  key: string,
  { accountId, group }: ReadyRow,
  same: readonly ReadyRow[],
): OpenQuestion => ({
  ...ask('action', key, 'bulk.found.contradiction', group.name, { accountId }),
  rows: [...new Set(same.map(({ row }) => row))],
});

/** Why one plan can't have these rows, because a cell may name several people or groups. */
export const tooManyIn = (
  ready: readonly ReadyRow[],
): 'too-many-changes' | 'too-many-groups' | undefined => {
  if (ready.length > MAX_ROWS) return 'too-many-changes';
  const groups = new Set(ready.map(({ group }) => group.id));
  return groups.size > MAX_GROUPS ? 'too-many-groups' : undefined;
};

/** The rows that wait for questions, each once, because a row may wait for several answers. */
export const rowsOf = (questions: readonly OpenQuestion[]): ReadonlySet<number> =>
  new Set(questions.flatMap(({ rows }) => rows));
