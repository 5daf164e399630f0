import type { ImportRefusal } from '../import/import';
import type { MessageKey } from '../../words/messageKey';

const REFUSALS: Record<ImportRefusal['refused'], MessageKey> = {
  empty: 'bulk.refused.empty',
  'not-text': 'bulk.refused.not-text',
  'too-large': 'bulk.refused.too-large',
  'too-many-rows': 'bulk.refused.too-many-rows',
  'one-column': 'bulk.refused.one-column',
  'no-user-list': 'bulk.refused.no-user-list',
};

/** Why a text is no list, and what to do about it. */
export const refusalWords = ({ refused }: ImportRefusal, of: 'list' | 'users'): MessageKey =>
  of === 'users' && refused === 'too-large' ? 'bulk.refused.users-too-large' : REFUSALS[refused];
