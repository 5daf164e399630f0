import type { Finding, FindingCode, Import, ImportRow } from '../import/import';
import type { Checked } from '../start/checked';
import { mergeQuestion, type MergedQuestion } from './mergeQuestion';
import type { OpenQuestion, Settled } from './question';
import { resolveRow, type ReadyRow } from './resolveRow';
import { resolveConflicts } from './resolveConflicts';
import { unknownHeaders } from './unknownHeaders';

export type Review = {
  /** What can be planned, in the order of the list. */
  ready: readonly ReadyRow[];
  /** What keeps rows from being planned, by what has to be asked. */
  open: readonly OpenQuestion[];
  openRows: ReadonlySet<number>;
  /** Rows that repeat others, as they stand in the list or once it is known what they mean. */
  doubled: readonly number[];
  leftOut: number;
};

/** Where a list stands: what is ready, and what has to be asked about the rest. */
export const reviewList = (list: Import, checked: Checked, settled: Settled): Review => {
  const texts = openTexts(list.findings);
  const textsOf = ({ row }: ImportRow) => texts.get(row) ?? NO_TEXTS;
  const [first] = list.rows;
  const headers = first && unknownHeaders(list, textsOf(first), checked, settled);
  const resolved: ReadyRow[] = [];
  const open = new Map<string, MergedQuestion>();
  const wanted = list.rows.filter(({ row }) => !settled.leftOut.has(row));
  for (const row of wanted) {
    const isHeaders = headers && row === first;
    const so = isHeaders ? [headers] : resolveRow(row, textsOf(row), checked, settled);
    if (!Array.isArray(so)) resolved.push(so);
    else for (const question of so) mergeQuestion(open, row.row, question);
  }
  const settling = resolveConflicts(resolved, settled);
  const questions = [...open.values(), ...settling.open];
  return {
    ready: settling.ready,
    open: questions,
    openRows: new Set(questions.flatMap(({ rows }) => rows)),
    doubled: [...list.findings.filter(isDoubled).map(({ row }) => row), ...settling.doubled],
    leftOut: list.rows.length - wanted.length,
  };
};

const isDoubled = ({ code }: Finding): boolean => code === 'doubled';

const NO_TEXTS: ReadonlyMap<FindingCode, string> = new Map();

/** By row, the findings that wait for the admin, with the text that each is about. */
const openTexts = (findings: readonly Finding[]): Map<number, Map<FindingCode, string>> => {
  const texts = new Map<number, Map<FindingCode, string>>();
  for (const { row, code, mended, text = '' } of findings) {
    if (mended) continue;
    const before = texts.get(row);
    if (before) before.set(code, text);
    else texts.set(row, new Map([[code, text]]));
  }
  return texts;
};
