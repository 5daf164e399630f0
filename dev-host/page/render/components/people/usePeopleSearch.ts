import { useMemo, useRef } from 'react';
import { searchPeople } from '../../../backend/person';
import type { Person } from '../../../backend/person';
import { messageOf } from '../../../messageOf';

const PAUSE_MS = 200; // one search per word typed, not per letter

type Asking = { inputValue: string };

/**
 * The search behind a user picker. `run` waits for a pause in typing; a search that a later one
 * overtook is never sent. `emptyMessage` says why there is nothing to choose.
 */
export function usePeopleSearch() {
  const latest = useRef(0);
  const failure = useRef<string | undefined>(undefined);
  return useMemo(() => {
    const run = async (text: string): Promise<Person[]> => {
      latest.current += 1;
      const mine = latest.current;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (mine !== latest.current || text.trim() === '') return [];
      try {
        failure.current = undefined;
        return await searchPeople(text.trim());
      } catch (error) {
        failure.current = messageOf(error);
        return [];
      }
    };
    const emptyMessage = ({ inputValue }: Asking): string => {
      if (failure.current !== undefined) return `The search failed. ${failure.current}`;
      return inputValue.trim() === '' ? 'Type a name or an e-mail address' : 'Nobody found';
    };
    return { run, emptyMessage };
  }, []);
}
