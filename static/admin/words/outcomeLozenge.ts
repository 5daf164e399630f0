import type { RowOutcome } from '../../../src/contract/bulkApi';
import type { MessageKey } from './fill';

type Appearance = 'success' | 'default' | 'removed' | 'moved';

type Shown = RowOutcome | 'open';

export type Lozenge = { text: MessageKey; appearance: Appearance };

const APPEARANCES: Record<Shown, Appearance> = {
  added: 'success',
  'already-member': 'default',
  removed: 'success',
  'not-a-member': 'default',
  'left-out': 'default',
  'invalid-input': 'removed',
  'not-authenticated': 'removed',
  'missing-scope': 'removed',
  'not-permitted': 'removed',
  'not-an-admin': 'removed',
  'group-not-allowed': 'removed',
  'group-not-found': 'removed',
  'account-not-found': 'removed',
  'externally-managed': 'removed',
  'group-mismatch': 'removed',
  'no-seats': 'removed',
  'would-empty-group': 'removed',
  'own-admin-group': 'removed',
  'too-many-removals': 'removed',
  'too-many-to-count': 'removed',
  'plan-outdated': 'removed',
  'plan-differs': 'removed',
  'not-found': 'removed',
  'in-progress': 'moved',
  'rate-limited': 'moved',
  unavailable: 'moved',
  'timed-out': 'moved',
  unexpected: 'removed',
  open: 'moved',
};

/** The label and color of an outcome in a table. `open` means that there is no outcome yet. */
export const outcomeLozenge = (outcome: Shown): Lozenge => {
  // A page opened before an update may get an outcome that it doesn't know.
  const shown = Object.hasOwn(APPEARANCES, outcome) ? outcome : 'unexpected';
  return { text: `short.${shown}`, appearance: APPEARANCES[shown] };
};
