import type { Changeability, Group } from '../../../src/application/adminApi';
import { failureWords, readingWords } from '../words/failureWords';
import type { MessageKey, Words } from '../words/fill';
import type { GroupSearch } from './useGroupSearch';

/** What stands in the list: the groups found, or one line that says why there are none. */
export const searchOptions = (search: GroupSearch, purpose: Purpose, words: Words): Option[] => {
  if (search.groups.length > 0 || search.isSearching)
    return search.groups.map((group) => groupOption(group, purpose, words));
  // Select shows only what matches the typed text, in its label or its value: so that is the value.
  const line = (label: string): Option[] => [{ label, value: search.query, isDisabled: true }];
  if (search.failure) return line(words(failureWords(search.failure, readingWords).title));
  return line(
    search.query === '' ? words('groups.type') : words('groups.none', { query: search.query }),
  );
};

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

/**
 * The values of what was chosen in a Select. It hands over an option, a list of them with
 * `isMulti`, or null when it was cleared.
 */
export const chosenValues = (chosen: unknown): string[] => {
  const options: unknown[] = Array.isArray(chosen) ? chosen : [chosen];
  return options.flatMap((option) => {
    if (typeof option !== 'object' || option === null || !('value' in option)) return [];
    return typeof option.value === 'string' ? [option.value] : [];
  });
};
