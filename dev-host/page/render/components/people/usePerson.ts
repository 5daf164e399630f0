import { useEffect, useState } from 'react';
import { findPerson } from '../../../backend/person';
import type { Person } from '../../../backend/person';

/** The person with an account id; undefined while asking, `unknown` where there is none. */
export function usePerson(accountId: string): Person | 'unknown' | undefined {
  const [found, setFound] = useState<{ for: string; person: Person | 'unknown' }>();
  useEffect(() => {
    let isCurrent = true;
    const keep = (person: Person | 'unknown'): void => {
      if (isCurrent) setFound({ for: accountId, person });
    };
    findPerson(accountId).then(keep, () => {
      keep('unknown');
    });
    return () => {
      isCurrent = false;
    };
  }, [accountId]);
  return found?.for === accountId ? found.person : undefined;
}
