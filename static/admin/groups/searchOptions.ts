import { readingWords } from '../load/readingWords';
import { failureWords } from '../words/failureWords';
import type { Words } from '../words/useWords';
import { groupOption, type Option, type Purpose } from './groupOption';
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
