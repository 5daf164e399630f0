import type { FailureCode } from '../../../src/contract/adminApi';
import type { RowOutcome } from '../../../src/contract/bulkApi';
import { failureCaseOf } from '../../../src/contract/failureTexts';
import { isPassing } from './failureWords';
import type { MessageKey } from './fill';

type Appearance = 'success' | 'default' | 'removed' | 'moved';

type Shown = RowOutcome | 'open';

export type Lozenge = { text: MessageKey; appearance: Appearance };

const NO_FAILURES: Record<Exclude<Shown, FailureCode>, Appearance> = {
  added: 'success',
  'already-member': 'default',
  removed: 'success',
  'not-a-member': 'default',
  'left-out': 'default',
  open: 'moved',
};

/** Whether an outcome is a failure's code. A code that this page is too old to know counts, too. */
export const isFailure = (outcome: Shown): outcome is FailureCode =>
  !Object.hasOwn(NO_FAILURES, outcome);

/** The label and color of an outcome in a table. `open` means that there is no outcome yet. */
export const outcomeLozenge = (outcome: Shown): Lozenge => {
  if (!isFailure(outcome)) return { text: `short.${outcome}`, appearance: NO_FAILURES[outcome] };
  const code = failureCaseOf({ code: outcome }) as FailureCode;
  return { text: `short.${code}`, appearance: isPassing(code) ? 'moved' : 'removed' };
};
