import { useEffect, useState } from 'react';
import { findPerson } from '../../../backend/person';
import type { Person } from '../../../backend/person';

/**
 * The people with these account ids, those that are known; undefined while asking. Only the first
 * ids count, as with any `defaultValue`.
 */
export function usePeople(
  accountIds: string | readonly string[] | undefined,
): Person[] | undefined {
  const [ids] = useState(() => [accountIds ?? []].flat());
  const [people, setPeople] = useState<Person[] | undefined>(ids.length === 0 ? [] : undefined);
  useEffect(() => {
    if (ids.length === 0) return;
    void Promise.all(ids.map((id) => findPerson(id).catch(() => undefined))).then((found) => {
      setPeople(found.filter((person) => person !== undefined));
    });
  }, [ids]);
  return people;
}
