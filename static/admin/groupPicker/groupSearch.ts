import { useEffect, useRef, useState } from 'react';
import type { Changeability, Group } from '../../../src/contract/adminApi';
import { MAX_NAME_LENGTH } from '../../../src/domain/limits';
import { answered, type PageFailure } from '../api/answers';
import { invoke } from '../api/invoke';
import type { ChosenGroup } from '../changes/memberChange';
import { failureWords, readingWords, type SpecialWords } from '../words/failureWords';
import type { MessageKey, Words } from '../words/fill';
import { withDistinctNames } from '../words/distinctNames';

const PAUSE_MS = 250; // long enough to make one search of a word typed in one go

type GroupSearch = {
  query: string;
  isSearching: boolean;
  groups: readonly Group[];
  failure?: PageFailure;
};

const NOTHING: GroupSearch = { query: '', isSearching: false, groups: [] };

/**
 * Searches groups while the admin types, 250 ms after the last key. Only the answer to the latest
 * text counts. An empty text ends the search.
 */
export const useGroupSearch = (): GroupSearch & { search: (text: string) => void } => {
  const [state, setState] = useState<GroupSearch>(NOTHING);
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const ask = async (query: string, question: number): Promise<void> => {
    const answer = await answered(invoke('searchGroups', { query }));
    if (question !== latest.current) return;
    const found = { query, isSearching: false, groups: answer.ok ? answer.value : [] };
    setState(answer.ok ? found : { ...found, failure: answer.failure });
  };

  const search = (text: string): void => {
    const query = text.trim();
    const question = ++latest.current;
    clearTimeout(timer.current);
    if (query === '' || query.length > MAX_NAME_LENGTH) {
      setState({ ...NOTHING, query });
      return;
    }
    setState(({ groups }) => ({ query, isSearching: true, groups }));
    timer.current = setTimeout(() => void ask(query, question), PAUSE_MS);
  };

  useEffect(
    () => () => {
      latest.current += 1; // ignores answers that arrive after the field is gone
      clearTimeout(timer.current);
    },
    [],
  );

  return { ...state, search };
};

type ExactName = {
  isLooking: boolean;
  /** Why the name can't be used: no group has it, or several do. */
  failure?: PageFailure;
  /** Looks up the group with exactly this name. Undefined if there is none, or a newer question. */
  look: (name: string) => Promise<ChosenGroup | undefined>;
  /** Hides the failure, and drops what is being looked up. */
  forget: () => void;
  /** Hides the failure. */
  hide: () => void;
};

/** Looks up groups whose exact name was typed or pasted. Changes then name them the same way. */
export const useExactName = (): ExactName => {
  const [state, setState] = useState<{ isLooking: boolean; failure?: PageFailure }>({
    isLooking: false,
  });
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current += 1; // ignores answers that arrive after the field is gone
    },
    [],
  );

  const look = async (name: string): Promise<ChosenGroup | undefined> => {
    const question = ++latest.current;
    setState({ isLooking: true });
    const answer = await answered(invoke('checkGroups', { groups: [{ groupName: name }] }));
    if (question !== latest.current) return undefined;
    const [group] = answer.ok ? answer.value : [];
    if (answer.ok && group?.ok) {
      setState({ isLooking: false });
      const { ok: _found, ...found } = group;
      return { ...found, byName: true };
    }
    const failure: PageFailure = answer.ok
      ? { code: group && !group.ok ? group.code : 'unexpected', field: 'group' }
      : answer.failure;
    setState({ isLooking: false, failure });
    return undefined;
  };

  const forget = (): void => {
    latest.current += 1;
    setState({ isLooking: false });
  };
  const hide = (): void => {
    setState(({ isLooking }) => ({ isLooking }));
  };
  return { ...state, look, forget, hide };
};

/** A name that was typed may never have existed. */
export const exactNameWords: SpecialWords = {
  ...readingWords,
  'group-not-found': { title: 'groups.name-unknown', next: 'groups.name-unknown.next' },
};

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
  const found = withDistinctNames(groups, words).map((group) => groupOption(group, purpose, words));
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
  // It doesn't matter for delegation whose rights the viewer has.
  if (!isDisabled && purpose === 'delegating') return { label: group.name, value: group.id };
  return { label: words(remark, { group: group.name }), value: group.id, isDisabled };
};

const remarkOn = ({ change, gives }: Group, purpose: Purpose): MessageKey | undefined => {
  if (purpose === 'reading') return undefined;
  if (purpose === 'delegating' && gives === 'admin-rights') return 'groups.gives-admin-rights';
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
