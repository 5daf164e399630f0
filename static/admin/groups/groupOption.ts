import type { Changeability, Group } from '../../../src/application/adminApi';
import type { MessageKey } from '../words/messageKey';
import type { Words } from '../words/useWords';

/** What a Select of groups is for: to change their members, or to lend the app's authority. */
export type Purpose = 'changing' | 'delegating';

/** An option of UI Kit's Select. https://developer.atlassian.com/platform/forge/ui-kit/components/select/ */
export type Option = { label: string; value: string; isDisabled?: boolean };

/** A group to choose, with the reason beside its name where it is not quite free to change. */
export const groupOption = (group: Group, purpose: Purpose, words: Words): Option => {
  const remark = REMARKS[group.change];
  if (!remark) return { label: group.name, value: group.id };
  const isDisabled = group.change !== 'as-viewer-only';
  // Who manages the members does not limit delegation.
  if (!isDisabled && purpose === 'delegating') return { label: group.name, value: group.id };
  return { label: words(remark, { group: group.name }), value: group.id, isDisabled };
};

const REMARKS: Record<Changeability, MessageKey | undefined> = {
  allowed: undefined,
  'as-viewer-only': 'groups.as-you-only',
  'externally-managed': 'groups.externally-managed',
  team: 'groups.team',
};
