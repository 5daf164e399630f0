import { plainText } from '../../../../src/domain/freeText';
import { MAX_TITLE_LENGTH } from '../../../../src/domain/limits';
import type { PageFailure } from '../../api/answers';
import type { MessageKey } from '../../words/fill';
import type { ChosenFile, FilePurpose } from '../file/fileChunks';
import type { HeaderKindOf } from '../import/headerKind';
import type { Import, ImportRefusal } from '../import/import';
import { matchUserList, type UserList } from '../import/matchUserList';
import { readList } from '../import/readList';
import type { FileContent } from '../import/sheet';
import { hasSamePeople } from './answers';
import { type ByHand, listByHand, NO_ONE_BY_HAND, problemsByHand } from './byHand';
import type { Checked, CheckStep } from './checkList';
import type { DecidedList } from './decisions';

/** What the form gives besides the list: an exported user list, and whether to check people. */
export type PeopleOptions = { users: UserList | undefined; withPeople: boolean };

/** The meaning of the texts, before any lookup. */
export type Understood = PeopleOptions & {
  list: Import;
  /** What `list` was read from. Undefined for a list by hand. */
  decided: DecidedList | undefined;
};

/** Kept through the steps of one list, so that a new plan of it replaces this one. */
type Planned = {
  /** The last plan created from the list. */
  planId?: string | undefined;
};

type Refusal = { purpose: 'list' | 'users'; why: ImportRefusal };

/** The form. `decided` has the decisions about the list if the admin came back to the form. */
type Writing = Planned & {
  kind: 'writing';
  decided?: DecidedList;
  refusal?: Refusal;
  /** Why the list couldn't be read now. */
  failure?: PageFailure;
  isReading?: true;
  /** Whether people were entered by hand without what is needed to check them. */
  wasIncomplete?: true;
};

/** The Columns step. */
export type ChoosingColumns = PeopleOptions &
  Planned & {
    kind: 'columns';
    decided: DecidedList;
    /** Whether the admin wanted to check the list and decisions were missing. */
    wasIncomplete?: true;
    /** Why the list can't be checked, although all decisions are there. */
    refusal?: ImportRefusal;
    /** The sheet that is being opened. */
    opening?: number;
    isReading?: true;
  };

/** How far a list is on its way to the review. */
export type ListState =
  | Writing
  | ChoosingColumns
  | (Planned & { kind: 'checking'; understood: Understood; step?: CheckStep })
  | (Planned & {
      kind: 'checked';
      understood: Understood;
      checked: Checked;
      failure?: PageFailure;
    });

/** Goes back one step, with all decisions. A list by hand goes back to the form. */
export const stepBack = (state: ListState): ListState => {
  const { planId } = state;
  switch (state.kind) {
    case 'writing':
      return state;
    case 'columns':
      return { kind: 'writing', decided: state.decided, planId };
    case 'checking':
    case 'checked': {
      const { decided, users, withPeople } = state.understood;
      return decided
        ? { kind: 'columns', decided, users, withPeople, planId }
        : { kind: 'writing', planId };
    }
  }
};

/** Replaces the decisions in the Columns step. Another sheet that was being opened is forgotten. */
export const withDecision = (
  { users, withPeople, wasIncomplete, planId }: ChoosingColumns,
  decided: DecidedList,
): ChoosingColumns => ({
  ...{ kind: 'columns', decided, users, withPeople, planId },
  ...(wasIncomplete && decided.list.problems.length > 0 && { wasIncomplete }),
});

/** Reads a list by its columns' meanings, or says in the Columns step why that can't be done yet. */
export const understandColumns = (
  state: ChoosingColumns,
): { understood: Understood } | { state: ChoosingColumns } => {
  const { decided, users, withPeople } = state;
  const columns = withDecision(state, decided);
  if (decided.list.problems.length > 0) return { state: { ...columns, wasIncomplete: true } };
  const list = readList(decided.list);
  if ('refused' in list) return { state: { ...columns, refusal: list } };
  return { understood: { list, users, withPeople, decided } };
};

/**
 * Whether a list is the one that was checked before, maybe with other decisions: its groups are the
 * same, and its text, or its people if they are entered by hand.
 */
export const isSameSource = (before: Understood | undefined, now: Understood): boolean =>
  before !== undefined &&
  before.decided?.content === now.decided?.content &&
  groupsIn(before.list) === groupsIn(now.list) &&
  (now.decided !== undefined || hasSamePeople(before.list, now.list));

const groupsIn = ({ rows }: Import): string =>
  JSON.stringify([...new Set(rows.map(({ group }) => group))].toSorted());

type CheckedList = Extract<ListState, { kind: 'checked' }>;

const isStill = (state: ListState, from: ListState): state is CheckedList =>
  state.kind === 'checked' && from.kind === 'checked' && state.understood === from.understood;

/** The plan that was created before from the same list as `from`. Undefined if there is none. */
export const earlierPlan = (state: ListState, from: ListState): string | undefined =>
  isStill(state, from) ? state.planId : undefined;

/** Adds the plan that was created from `from`, if that is still the present list. */
export const withPlan = (state: ListState, planId: string, from: ListState): ListState =>
  isStill(state, from) ? { ...state, planId } : state;

/** Replaces the list's plan by a new one, if `before` was the list's plan, at any step. */
export const withReplacedPlan = (state: ListState, planId: string, before: string): ListState =>
  state.planId === before ? { ...state, planId } : state;

/** The list without its plan, if that plan is gone. Another plan can be created from it. */
export const withoutPlan = (state: ListState, discarded: string): ListState =>
  state.planId === discarded ? { ...state, planId: undefined } : state;

/**
 * Whether a plan was created from the list in review. The list is finished once that plan is applied.
 */
export const isPlanOf = (state: ListState, planId: string): state is CheckedList =>
  state.kind === 'checked' && state.planId === planId;

/** The name of a file as a plan keeps it: without invisible characters, and cut if it is long. */
export const planTitle = (fileName: string | undefined): string | undefined => {
  const whole = plainText(fileName ?? '');
  const title =
    whole.length > MAX_TITLE_LENGTH
      ? `${whole.slice(0, MAX_TITLE_LENGTH - 1).replace(/\p{Cs}$/u, '')}…`
      : whole;
  return title === '' ? undefined : title;
};

/** The name of the list's file, as its plan keeps it. Undefined for a list without a file. */
export const listTitle = (state: ListState): string | undefined => {
  switch (state.kind) {
    case 'writing':
      return undefined;
    case 'columns':
      return planTitle(state.decided.fileName);
    case 'checking':
    case 'checked':
      return planTitle(state.understood.decided?.fileName);
  }
};

/** The fields of the list form. */
export type ListFields = {
  /** Chosen files, which count before pasted text. */
  files: Partial<Record<FilePurpose, ChosenFile | undefined>>;
  /** The list itself. */
  list: string;
  /** The exported user list, which matches emails to accounts. */
  users: string;
  /** Whether to check that each person exists. */
  withPeople: boolean;
  byHand: ByHand;
};

export const EMPTY_LIST: ListFields = {
  files: {},
  list: '',
  users: '',
  withPeople: false,
  byHand: NO_ONE_BY_HAND,
};

/**
 * The chosen or pasted list. It is the same object as before if the form still has the same list,
 * because what is read from it is kept by its object.
 */
export const contentOf = (
  { files, list }: ListFields,
  before: DecidedList | undefined,
): FileContent => {
  if (files.list) return files.list.content;
  return before?.content.kind === 'text' && before.content.text === list
    ? before.content
    : { kind: 'text', text: list };
};

/** Reads the exported user list, if there is one. */
export const readOptions = (
  { files, users: pasted, withPeople }: ListFields,
  headerKind: HeaderKindOf,
): PeopleOptions | ImportRefusal => {
  const content = files.users?.content ?? { kind: 'text', text: pasted };
  const isEmpty = content.kind === 'text' && content.text.trim() === '';
  const users = isEmpty ? undefined : matchUserList(content, headerKind);
  return users && 'refused' in users ? users : { users, withPeople };
};

/**
 * The list of people entered by hand, or the form again if something is missing. Its people are
 * always checked, because they are few and nothing else tells whether a pasted account ID exists.
 */
export const understandByHand = (
  byHand: ByHand,
  state: ListState,
): { understood: Understood } | { state: ListState } =>
  problemsByHand(byHand).length > 0
    ? {
        state: {
          kind: 'writing',
          wasIncomplete: true,
          planId: state.planId,
          ...(state.kind === 'writing' && state.decided && { decided: state.decided }),
        },
      }
    : {
        understood: {
          list: listByHand(byHand),
          users: undefined,
          withPeople: true,
          decided: undefined,
        },
      };

/** Why a text was refused, and what to do. */
export const refusalWords = ({ refused }: ImportRefusal, purpose: 'list' | 'users'): MessageKey =>
  purpose === 'users' && refused === 'too-large'
    ? 'bulk.refused.users-too-large'
    : `bulk.refused.${refused}`;
