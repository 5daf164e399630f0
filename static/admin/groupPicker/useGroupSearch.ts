import { useEffect, useRef, useState } from 'react';
import type { Group } from '../../../src/contract/adminApi';
import { MAX_NAME_LENGTH } from '../../../src/domain/limits';
import { answered, type PageFailure } from '../api/answers';
import { invoke } from '../api/invoke';

const PAUSE_MS = 250; // long enough to make one search of a word typed in one go

export type GroupSearch = {
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
