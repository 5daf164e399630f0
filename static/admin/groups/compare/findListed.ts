import { MAX_ACCOUNTS_ASKED, MAX_EMAILS_ASKED } from '../../../../src/domain/limits';
import { type Answer, withRetry } from '../../api/answers';
import type { Calls } from '../../api/invoke';
import { readPeople } from '../../bulk/import/people';
import { splitPeople } from '../../bulk/list/byHand';

type Found = { accountIds: string[]; unknown: string[] };

// No one waits for it any more.
const STOPPED = { ok: false, failure: { code: 'unexpected' } } as const;

/**
 * Finds the accounts of pasted emails and account IDs. An email that fits several accounts, or none,
 * is unknown, and so is an ID without an account: no one is guessed. Fails as a whole if Confluence
 * gives no answer.
 */
export const findListed = async (
  text: string,
  calls: Calls<'findPeople' | 'checkPeople'>,
  /** Called with how many emails and IDs are done, of how many. Returns false to stop. */
  onStep: (done: number, total: number) => boolean = () => true,
): Promise<Answer<Found>> => {
  const ids = new Set<string>();
  const accountIds = new Set<string>();
  const emails = new Set<string>();
  const unknown: string[] = [];
  for (const part of splitPeople(text)) {
    const { people } = readPeople(part);
    if (!people) unknown.push(part);
    else
      for (const person of people)
        if ('accountId' in person) ids.add(person.accountId);
        else emails.add(person.email);
  }
  const given = [...ids];
  const asked = [...emails];
  const total = given.length + asked.length;
  for (let at = 0; at < given.length; at += MAX_ACCOUNTS_ASKED) {
    if (!onStep(at, total)) return STOPPED;
    const some = given.slice(at, at + MAX_ACCOUNTS_ASKED);
    const answer = await withRetry(() => calls.checkPeople({ accountIds: some }));
    if (!answer.ok) return answer;
    some.forEach((accountId, place) => {
      if (answer.value[place] === undefined || answer.value[place] === 'unknown')
        unknown.push(accountId);
      else accountIds.add(accountId);
    });
  }
  for (let at = 0; at < asked.length; at += MAX_EMAILS_ASKED) {
    if (!onStep(given.length + at, total)) return STOPPED;
    const some = asked.slice(at, at + MAX_EMAILS_ASKED);
    const answer = await withRetry(() =>
      calls.findPeople({ people: some.map((email) => ({ email })) }),
    );
    if (!answer.ok) return answer;
    answer.value.forEach((found, place) => {
      if (found.is === 'found') accountIds.add(found.accountId);
      else unknown.push(some[place] ?? '');
    });
  }
  return { ok: true, value: { accountIds: [...accountIds], unknown } };
};
