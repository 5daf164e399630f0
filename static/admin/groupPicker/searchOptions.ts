import type { Changeability, Group } from '../../../src/contract/adminApi';
import { failureWords, readingWords } from '../words/failureWords';
import type { MessageKey, Words } from '../words/fill';
import type { GroupSearch } from './useGroupSearch';

const EXACT = 'exact name: ';

/** The name that an option stands for, if it is the one that uses the typed text as a name. */
export const exactName = (value: string): string | undefined =>
  value.startsWith(EXACT) ? value.slice(EXACT.length) : undefined;

/**
 * The options of the select: the groups found, or one line that says why there are none. With
 * `takesNames`, the last option uses the typed text as an exact name, because the search of a large
 * site may miss a group.
 */
export const searchOptions = (
  search: GroupSearch,
  purpose: Purpose,
  words: Words,
  takesNames = false,
): Option[] => {
  const { query, groups, isSearching, failure } = search;
  const found = groups.map((group) => groupOption(group, purpose, words));
  if (isSearching) return found;
  const isFound = groups.some(({ name }) => name === query);
  const exact: Option[] =
    takesNames && query !== '' && !isFound
      ? [{ label: words('groups.use-name', { name: query }), value: `${EXACT}${query}` }]
      : [];
  if (found.length > 0) return [...found, ...exact];
  // Select shows only options whose label or value matches the typed text, so that text is the
  // value.
  const line = (label: string): Option[] => [{ label, value: query, isDisabled: true }, ...exact];
  if (failure) return line(words(failureWords(failure, readingWords).title));
  return line(query === '' ? words('groups.type') : words('groups.none', { query }));
};

/**
 * What a group is selected for: to change its members, to have a rule change them, to delegate it, or
 * only to read it.
 */
export type Purpose = 'changing' | 'automating' | 'delegating' | 'reading';

/**
 * An option of UI Kit's Select.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/select/
 */
export type Option = { label: string; value: string; isDisabled?: boolean };

/** A group as an option. If it can't be changed freely, its label says why. */
export const groupOption = (group: Group, purpose: Purpose, words: Words): Option => {
  const remark = remarkOn(group, purpose);
  if (!remark) return { label: group.name, value: group.id };
  const isDisabled = remark !== 'groups.as-you-only';
  // It doesn't matter for delegation who manages the members.
  if (!isDisabled && purpose === 'delegating') return { label: group.name, value: group.id };
  return { label: words(remark, { group: group.name }), value: group.id, isDisabled };
};

const remarkOn = ({ change, gives }: Group, purpose: Purpose): MessageKey | undefined => {
  if (purpose === 'reading') return undefined;
  if (purpose !== 'automating' || change !== 'as-viewer-only') return REMARKS[change];
  // A rule makes every change with the rights of its user.
  return gives === 'admin-rights' ? 'groups.gives-admin-rights' : undefined;
};

const REMARKS: Record<Changeability, MessageKey | undefined> = {
  allowed: undefined,
  'as-viewer-only': 'groups.as-you-only',
  'externally-managed': 'groups.externally-managed',
  team: 'groups.team',
};
