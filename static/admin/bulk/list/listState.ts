import type { Group } from '../../../../src/application/adminApi';
import type { PageFailure } from '../../api/answers';
import type { MessageKey } from '../../words/fill';
import type { ChosenFile, FilePurpose } from '../file/fileChunks';
import type { Finding, Import, ImportRefusal } from '../import/import';
import { matchUserList, type UserList } from '../import/matchUserList';
import { readImport } from '../import/readImport';
import type { Checked, CheckStep } from './checkList';

/** What the texts mean, before anything is asked. */
export type Understood = {
  list: Import;
  users: UserList | undefined;
  withPeople: boolean;
  /** What `list` was read from: two lists of the same source are the same, row by row. */
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
      /** The last plan that was made of it. */
      planId?: string;
    };

/** The list with a plan that was made of `of`, where that is still the list that is there. */
export const withPlan = (state: ListState, planId: string, purpose: ListState): ListState =>
  state.kind === 'checked' && purpose.kind === 'checked' && state.understood === purpose.understood
    ? { ...state, planId }
    : state;

/** The list with a plan in place of the one before, where that was the list's. */
export const withReplacedPlan = (state: ListState, planId: string, before: string): ListState =>
  state.kind === 'checked' && isPlanOf(state, before) ? { ...state, planId } : state;

/** Whether a plan was made of the list that is there: once it is applied, that is done with. */
export const isPlanOf = (state: ListState, planId: string): boolean =>
  state.kind === 'checked' && state.planId === planId;

/** What is asked of somebody who brings a list. */
export type ListFields = {
  /** What was chosen; counts in place of what was pasted. */
  files: Partial<Record<FilePurpose, ChosenFile | undefined>>;
  /** The list itself. */
  list: string;
  /** The exported user list, where e-mails have to be told to accounts. */
  users: string;
  /** Where the list names people only. */
  group: Group | undefined;
  /** Whether to ask of each person if they exist. */
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

/** What was chosen or pasted, understood; or which of the texts is no list, and why. */
export const readFields = (
  fields: ListFields,
): { understood: Understood } | { refusal: Refusal } => {
  const { files, group, withPeople } = fields;
  const written = files.list?.text ?? fields.list;
  const read = readImport(written, group ? { group: group.id } : {});
  if ('refused' in read) return { refusal: { purpose: 'list', why: read } };
  const list = files.list?.isGuessed ? { ...read, findings: [GUESSED, ...read.findings] } : read;
  const text = files.users?.text ?? fields.users;
  const users = text.trim() === '' ? undefined : matchUserList(text);
  if (users && isRefusal(users)) return { refusal: { purpose: 'users', why: users } };
  const source = `${group?.id ?? ''}\n${written}`;
  return { understood: { list, users, withPeople, source } };
};

const isRefusal = (users: UserList | ImportRefusal): users is ImportRefusal => 'refused' in users;

/** Why a text is no list, and what to do about it. */
export const refusalWords = ({ refused }: ImportRefusal, purpose: 'list' | 'users'): MessageKey =>
  purpose === 'users' && refused === 'too-large'
    ? 'bulk.refused.users-too-large'
    : `bulk.refused.${refused}`;
