import type { MessageKey } from '../words/messageKey';
import type { KeyFields } from './keyFields';

const MAX_GROUPS = 100; // what the app accepts for one key

/** What is wrong with the fields of a new key, before anything is sent. */
export type KeyProblems = { label?: MessageKey; groups?: MessageKey };

export const keyProblems = ({ label, reach, groups }: KeyFields): KeyProblems => ({
  ...(label.trim() === '' && { label: 'make-key.label.missing' }),
  ...(reach === 'chosen' && groups.length === 0 && { groups: 'make-key.groups.missing' }),
  ...(reach === 'chosen' && groups.length > MAX_GROUPS && { groups: 'make-key.groups.too-many' }),
});
