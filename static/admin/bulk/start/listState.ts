import type { PageFailure } from '../../load/answer';
import type { Import, ImportRefusal } from '../import/import';
import type { UserList } from '../import/matchUserList';
import type { Checked } from './checked';
import type { CheckStep } from './checkList';

/** What the texts mean, before anything is asked. */
export type Understood = { list: Import; users: UserList | undefined; withPeople: boolean };

/** How far a list is on its way to the review. */
export type ListState =
  | { is: 'writing'; refusal?: { of: 'list' | 'users'; why: ImportRefusal } }
  | { is: 'checking'; understood: Understood; step?: CheckStep }
  | { is: 'checked'; understood: Understood; checked: Checked; failure?: PageFailure };
