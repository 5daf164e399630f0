import { unparse } from 'papaparse';
import type { Group } from '../../../../src/contract/adminApi';
import type { PageFailure } from '../../api/answers';
import type { MessageKey } from '../../words/fill';
import type { ChosenFile, FilePurpose } from '../file/fileChunks';
import { decodeBytes } from '../import/decode';
import type { Finding, Import, ImportRefusal } from '../import/import';
import { matchUserList, type UserList } from '../import/matchUserList';
import { readImport } from '../import/readImport';
import type { FileContent, Sheet } from '../import/sheet';
import type { Checked, CheckStep } from './checkList';

/** The meaning of the texts, before any lookup. */
export type Understood = {
  list: Import;
  users: UserList | undefined;
  withPeople: boolean;
  /**
   * The text and group that `list` was read from. Lists from the same source are the same, row by
   * row.
   */
  source: string;
};

/** How far a list is on its way to the review. */
export type ListState =
  | { kind: 'writing'; refusal?: { purpose: 'list' | 'users'; why: ImportRefusal } }
  | { kind: 'checking'; understood: Understood; step?: CheckStep }
  | {
      kind: 'checked';
      understood: Understood;
      checked: Checked;
      failure?: PageFailure;
      /** The last plan created from it. */
      planId?: string;
    };

/** Adds the plan that was created from `from`, if that is still the present list. */
export const withPlan = (state: ListState, planId: string, from: ListState): ListState =>
  state.kind === 'checked' && from.kind === 'checked' && state.understood === from.understood
    ? { ...state, planId }
    : state;

/** Replaces the list's plan by a new one, if `before` was the list's plan. */
export const withReplacedPlan = (state: ListState, planId: string, before: string): ListState =>
  state.kind === 'checked' && isPlanOf(state, before) ? { ...state, planId } : state;

/**
 * Whether a plan was created from the present list. The list is finished once that plan is applied.
 */
export const isPlanOf = (state: ListState, planId: string): boolean =>
  state.kind === 'checked' && state.planId === planId;

/** The fields of the list form. */
export type ListFields = {
  /** Chosen files, which count before pasted text. */
  files: Partial<Record<FilePurpose, ChosenFile | undefined>>;
  /** The list itself. */
  list: string;
  /** The exported user list, which matches emails to accounts. */
  users: string;
  /** The group for rows that name only people. */
  group: Group | undefined;
  /** Whether to check that each person exists. */
  withPeople: boolean;
};

export const EMPTY_LIST: ListFields = {
  files: {},
  list: '',
  users: '',
  group: undefined,
  withPeople: false,
};

type Refusal = NonNullable<Extract<ListState, { kind: 'writing' }>['refusal']>;

const GUESSED: Finding = { row: 0, code: 'other-encoding', fixed: true };

/** Reads what was chosen or pasted, or says which text was refused and why. */
export const readFields = (
  fields: ListFields,
): { understood: Understood } | { refusal: Refusal } => {
  const { files, group, withPeople } = fields;
  const written = files.list ? textOf(files.list.content) : fields.list;
  const read = readImport(written, group ? { group: group.id } : {});
  if ('refused' in read) return { refusal: { purpose: 'list', why: read } };
  const isGuess = files.list?.content.kind === 'bytes';
  const list = isGuess ? { ...read, findings: [GUESSED, ...read.findings] } : read;
  const text = files.users ? textOf(files.users.content) : fields.users;
  const users = text.trim() === '' ? undefined : matchUserList(text);
  if (users && isRefusal(users)) return { refusal: { purpose: 'users', why: users } };
  const source = `${group?.id ?? ''}\n${written}`;
  return { understood: { list, users, withPeople, source } };
};

const textOf = (content: FileContent): string => {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'bytes':
      return decodeBytes(content.bytes, content.guess).text;
    case 'workbook':
      return textOfSheet(shownSheet(content.sheets));
  }
};

const shownSheet = (sheets: readonly Sheet[]): Sheet | undefined =>
  sheets.find(({ isActive }) => isActive) ?? sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];

/** A sheet as text with tabs. Blank rows stay, so that rows keep their numbers. */
const textOfSheet = (sheet: Sheet | undefined): string => {
  const lines: string[][] = [];
  for (const { row, cells } of sheet?.rows ?? []) {
    while (lines.length < row - 1) lines.push([]);
    lines.push(cells);
  }
  return `sep=\t\n${unparse(lines, { delimiter: '\t', newline: '\n' })}`;
};

const isRefusal = (users: UserList | ImportRefusal): users is ImportRefusal => 'refused' in users;

/** Why a text was refused, and what to do. */
export const refusalWords = ({ refused }: ImportRefusal, purpose: 'list' | 'users'): MessageKey =>
  purpose === 'users' && refused === 'too-large'
    ? 'bulk.refused.users-too-large'
    : `bulk.refused.${refused}`;
