import type { FailureCode } from '../../../../src/application/adminApi';
import type { RowOutcome } from '../../../../src/application/bulkApi';
import { failureWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/messageKey';

const HELD: Record<Exclude<RowOutcome, FailureCode>, MessageKey> = {
  added: 'bulk.row.added',
  'already-member': 'bulk.row.already-member',
  removed: 'bulk.row.removed',
  'not-a-member': 'bulk.row.not-a-member',
  'left-out': 'bulk.row.left-out',
};

const isHeld = (outcome: RowOutcome): outcome is keyof typeof HELD => outcome in HELD;

/** What became of a row, in a sentence. */
export const outcomeWords = (outcome: RowOutcome): MessageKey =>
  isHeld(outcome) ? HELD[outcome] : failureWords({ code: outcome }).title;
