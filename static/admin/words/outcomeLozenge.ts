import type { RowOutcome } from '../../../src/contract/bulkApi';
import type { MessageKey } from './fill';

type Appearance = 'success' | 'default' | 'removed' | 'moved';

type Shown = RowOutcome | 'open';

type Lozenge = { text: MessageKey; appearance: Appearance };

const LOZENGES: Record<Shown, Lozenge> = {
  added: { text: 'short.added', appearance: 'success' },
  'already-member': { text: 'short.already-member', appearance: 'default' },
  removed: { text: 'short.removed', appearance: 'success' },
  'not-a-member': { text: 'short.not-a-member', appearance: 'default' },
  'left-out': { text: 'short.left-out', appearance: 'default' },
  'invalid-input': { text: 'short.invalid-input', appearance: 'removed' },
  'not-authenticated': { text: 'short.not-authenticated', appearance: 'removed' },
  'missing-scope': { text: 'short.missing-scope', appearance: 'removed' },
  'not-permitted': { text: 'short.not-permitted', appearance: 'removed' },
  'not-an-admin': { text: 'short.not-an-admin', appearance: 'removed' },
  'group-not-allowed': { text: 'short.group-not-allowed', appearance: 'removed' },
  'group-not-found': { text: 'short.group-not-found', appearance: 'removed' },
  'account-not-found': { text: 'short.account-not-found', appearance: 'removed' },
  'externally-managed': { text: 'short.externally-managed', appearance: 'removed' },
  'group-mismatch': { text: 'short.group-mismatch', appearance: 'removed' },
  'no-seats': { text: 'short.no-seats', appearance: 'removed' },
  'would-empty-group': { text: 'short.would-empty-group', appearance: 'removed' },
  'own-admin-group': { text: 'short.own-admin-group', appearance: 'removed' },
  'too-many-removals': { text: 'short.too-many-removals', appearance: 'removed' },
  'plan-outdated': { text: 'short.plan-outdated', appearance: 'removed' },
  'plan-differs': { text: 'short.plan-differs', appearance: 'removed' },
  'not-found': { text: 'short.not-found', appearance: 'removed' },
  'in-progress': { text: 'short.in-progress', appearance: 'moved' },
  'rate-limited': { text: 'short.rate-limited', appearance: 'moved' },
  unavailable: { text: 'short.unavailable', appearance: 'moved' },
  'timed-out': { text: 'short.timed-out', appearance: 'moved' },
  unexpected: { text: 'short.unexpected', appearance: 'removed' },
  open: { text: 'short.open', appearance: 'moved' },
};

/** The label and color of an outcome in a table. `open` means that there is no outcome yet. */
export const outcomeLozenge = (outcome: Shown): Lozenge => {
  // A page opened before an update may get an outcome that it doesn't know.
  const known: Partial<typeof LOZENGES> = LOZENGES;
  return known[outcome] ?? LOZENGES.unexpected;
};
