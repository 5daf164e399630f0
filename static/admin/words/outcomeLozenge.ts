import type { RowOutcome } from '../../../src/contract/bulkApi';
import { failureCaseOf } from '../../../src/contract/failureTexts';
import type { MessageKey } from './fill';

type Appearance = 'success' | 'default' | 'removed' | 'moved';

type Shown = RowOutcome | 'open';

export type Lozenge = { text: MessageKey; appearance: Appearance };

// Every other outcome is a failure that lasts.
const APPEARANCES = {
  added: 'success',
  'already-member': 'default',
  removed: 'success',
  'not-a-member': 'default',
  'left-out': 'default',
  'in-progress': 'moved',
  'rate-limited': 'moved',
  unavailable: 'moved',
  'timed-out': 'moved',
  open: 'moved',
} as const satisfies Partial<Record<Shown, Appearance>>;

const isNamed = (outcome: Shown): outcome is keyof typeof APPEARANCES =>
  Object.hasOwn(APPEARANCES, outcome);

/** The label and color of an outcome in a table. `open` means that there is no outcome yet. */
export const outcomeLozenge = (outcome: Shown): Lozenge => {
  if (isNamed(outcome)) return { text: `short.${outcome}`, appearance: APPEARANCES[outcome] };
  // A page opened before an update may get an outcome that it doesn't know.
  const isKnown = failureCaseOf({ code: outcome }) === outcome;
  return { text: `short.${isKnown ? outcome : 'unexpected'}`, appearance: 'removed' };
};
