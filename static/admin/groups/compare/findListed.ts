import { MAX_EMAILS_ASKED } from '../../../../src/domain/limits';
import { type Answer, withRetry } from '../../api/answers';
import type { Calls } from '../../api/invoke';
import { readPeople } from '../../bulk/import/people';
import { splitPeople } from '../../bulk/list/byHand';

type Found = { accountIds: string[]; unknown: string[] };

/**
 * Finds the accounts of pasted emails and account IDs. An email that fits several accounts, or none,
 * is unknown: nobody is guessed. Fails as a whole if Confluence gives no answer.
 */
export const findListed = async (
  text: string,
  findPeople: Calls<'findPeople'>['findPeople'],
): Promise<Answer<Found>> => {
  const accountIds = new Set<string>();
  const emails = new Set<string>();
  const unknown: string[] = [];
  for (const part of splitPeople(text)) {
    const { people } = readPeople(part);
    if (!people) unknown.push(part);
    else
      for (const person of people)
        if ('accountId' in person) accountIds.add(person.accountId);
        else emails.add(person.email);
  }
  const asked = [...emails];
  for (let at = 0; at < asked.length; at += MAX_EMAILS_ASKED) {
    const some = asked.slice(at, at + MAX_EMAILS_ASKED);
    const answer = await withRetry(() => findPeople({ people: some.map((email) => ({ email })) }));
    if (!answer.ok) return answer;
    answer.value.forEach((found, place) => {
      if (found.is === 'found') accountIds.add(found.accountId);
      else unknown.push(some[place] ?? '');
    });
  }
  return { ok: true, value: { accountIds: [...accountIds], unknown } };
};
