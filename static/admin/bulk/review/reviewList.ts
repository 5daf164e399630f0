import type { Finding, FindingCode, Import, ImportRow } from '../import/import';
import type { Checked } from '../start/checkList';
import {
  isOfRows,
  keyOf,
  keyOfRows,
  type MergedQuestion,
  mergeQuestion,
  type OpenQuestion,
  type Question,
  type Settled,
} from './question';
import { type ReadyRow, resolveRow } from './resolveRow';

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

type Settling = { ready: ReadyRow[]; doubled: number[]; open: OpenQuestion[] };

/**
 * Rows that turn out to mean the same person and group, once both are known: those that ask for
 * the same become one, those that contradict each other are asked about.
 */
const resolveConflicts = (rows: readonly ReadyRow[], { answers }: Settled): Settling => {
  const alike = new Map<string, ReadyRow[]>();
  for (const row of rows) {
    const key = keyOf('membership', row.group.id, row.accountId);
    const others = alike.get(key);
    if (others) others.push(row);
    else alike.set(key, [row]);
  }
  const settling: Settling = { ready: [], doubled: [], open: [] };
  for (const [key, same] of alike) {
    const answer = answers.get(key);
    const meant =
      answer?.is === 'action' ? same.filter(({ action }) => action === answer.action) : same;
    const [first, ...others] = meant;
    if (!first) continue;
    if (others.every(({ action }) => action === first.action)) {
      settling.ready.push(first);
      settling.doubled.push(...same.filter((row) => row !== first).map(({ row }) => row));
    } else settling.open.push(contradiction(key, first, same));
  }
  return settling;
};

const contradiction = (
  key: string,
  { accountId, group }: ReadyRow,
  same: readonly ReadyRow[],
): OpenQuestion => ({
  key,
  wants: 'action',
  why: 'bulk.found.contradiction',
  text: group.name,
  about: accountId,
  candidates: [],
  mayKeep: false,
  rows: same.map(({ row }) => row),
});

/**
 * What stays settled when a list is checked anew: all of it where it is the same list. In another
 * one the rows are others; the answers to what it says too stay.
 */
export const settledFor = ({ answers, leftOut }: Settled, isSameList: boolean): Settled =>
  isSameList
    ? { answers, leftOut }
    : { answers: new Map([...answers].filter(([key]) => !isOfRows(key))), leftOut: new Set() };

const KEY = keyOfRows('headers');

/**
 * What is asked about the first row, instead of all else, where it looks like headers: it alone
 * names neither a person nor a group that is there, and it has no word for an action. Once it is
 * said to be a row it is one like the others.
 */
const unknownHeaders = (
  { rows, findings }: Import,
  /** Of the first row's findings that are not mended. */
  texts: ReadonlyMap<FindingCode, string>,
  checked: Checked,
  { answers }: Settled,
): Question | undefined => {
  const [first] = rows;
  const says = [first?.group, texts.get('bad-person'), texts.get('bad-action')];
  if (first === undefined || !texts.has('bad-person') || !namesNothing(first, checked)) return;
  if (rows.length === 1 || rows.some((row) => row !== first && namesNothing(row, checked))) return;
  // Where a row has no word for it, add is meant.
  if (first.action !== undefined && rows.some(({ action }) => action !== 'add')) return;
  if (findings.some(({ code }) => code === 'header-found')) return;
  if (answers.get(KEY)?.is === 'consent') return;
  return {
    key: KEY,
    wants: 'consent',
    why: 'bulk.why.unknown-headers',
    text: [...says, first.reason, texts.get('more-columns')].filter(Boolean).join(', '),
    candidates: [],
    mayKeep: true,
    reads: [{ ...first, person: undefined }],
  };
};

const namesNothing = ({ group, person }: ImportRow, { groups }: Checked): boolean => {
  const checked = group === undefined ? undefined : groups.get(group);
  return person === undefined && checked?.ok === false && checked.code === 'group-not-found';
};

/** The rows that questions keep waiting, each once: one may wait for several answers. */
export const rowsOf = (questions: readonly OpenQuestion[]): ReadonlySet<number> =>
  new Set(questions.flatMap(({ rows }) => rows));

/** Leaves out all rows of questions. */
export const leaveOut = (settled: Settled, questions: readonly OpenQuestion[]): Settled => ({
  ...settled,
  leftOut: new Set([...settled.leftOut, ...rowsOf(questions)]),
});

/** With nothing left out any more. */
export const restoreSkippedRows = (settled: Settled): Settled => ({
  ...settled,
  leftOut: new Set(),
});

/** With all answers taken back: what they settled is asked again. */
export const clearAnswers = (settled: Settled): Settled => ({ ...settled, answers: new Map() });
