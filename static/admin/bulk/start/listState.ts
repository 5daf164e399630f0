import type { PageFailure } from '../../load/answer';
import type { Import, ImportRefusal } from '../import/import';
import type { UserList } from '../import/matchUserList';
import type { Checked } from './checked';
import type { CheckStep } from './checkList';

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
  | { is: 'writing'; refusal?: { of: 'list' | 'users'; why: ImportRefusal } }
  | { is: 'checking'; understood: Understood; step?: CheckStep }
  | {
      is: 'checked';
      understood: Understood;
      checked: Checked;
      failure?: PageFailure;
      /** The last plan that was made of it. */
      planId?: string;
    };

/** The list with a plan that was made of `of`, where that is still the list that is there. */
export const withPlan = (state: ListState, planId: string, of: ListState): ListState =>
  state.is === 'checked' && of.is === 'checked' && state.understood === of.understood
    ? { ...state, planId }
    : state;

/** The list with a plan in place of the one before, where that was the list's. */
export const withPlanAgain = (state: ListState, planId: string, before: string): ListState =>
  state.is === 'checked' && isPlanOf(state, before) ? { ...state, planId } : state;

/** Whether a plan was made of the list that is there: once it is applied, that is done with. */
export const isPlanOf = (state: ListState, planId: string): boolean =>
  state.is === 'checked' && state.planId === planId;
