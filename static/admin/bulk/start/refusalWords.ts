import type { MessageKey } from '../../words/fill';
import type { ImportRefusal } from '../import/import';

/** Why a text is no list, and what to do about it. */
export const refusalWords = ({ refused }: ImportRefusal, purpose: 'list' | 'users'): MessageKey =>
  purpose === 'users' && refused === 'too-large'
    ? 'bulk.refused.users-too-large'
    : `bulk.refused.${refused}`;
