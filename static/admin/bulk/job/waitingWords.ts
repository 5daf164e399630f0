import type { Waiting } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';

/** What a job waits for, in a sentence; where it goes on by itself, `{until}` says when. */
export const waitingWords: Record<Waiting['for'], MessageKey> = {
  'rate-limit': 'bulk.waits.rate-limit',
  'hourly-pool': 'bulk.waits.hourly-pool',
  confluence: 'bulk.waits.confluence',
  storage: 'bulk.waits.storage',
  'owner-at-page': 'bulk.waits.owner-at-page',
  'another-owner': 'bulk.waits.another-owner',
  approval: 'bulk.waits.approval',
};
