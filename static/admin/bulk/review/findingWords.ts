import type { FindingCode } from '../import/import';
import type { MessageKey } from '../../words/messageKey';

/** What was found in a list, in words. */
export const findingWords: Record<FindingCode, MessageKey> = {
  'byte-order-mark': 'bulk.found.byte-order-mark',
  'other-encoding': 'bulk.found.other-encoding',
  'header-found': 'bulk.found.header',
  'ignored-column': 'bulk.found.ignored-column',
  'stray-quote': 'bulk.found.stray-quote',
  'invisible-characters': 'bulk.found.invisible',
  'name-and-address': 'bulk.found.name-and-address',
  doubled: 'bulk.found.doubled',
  contradiction: 'bulk.found.contradiction',
  'damaged-number': 'bulk.found.damaged-number',
  'lost-zeros': 'bulk.found.lost-zeros',
  'no-group': 'bulk.found.no-group',
  'no-person': 'bulk.found.no-person',
  'bad-person': 'bulk.found.bad-person',
  'bad-group': 'bulk.found.bad-group',
  'bad-action': 'bulk.found.bad-action',
  'more-columns': 'bulk.found.more-columns',
  'formula-guard': 'bulk.found.formula-guard',
  'long-reason': 'bulk.found.long-reason',
};
