import type { CheckedPerson, FoundPerson } from '../../contract/bulkApi';
import type { AccountId } from '../../domain/accountId';
import { ok, type Outcome } from '../../domain/outcome';
import { mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { PeopleDirectory } from '../ports/confluence';

// Twenty searches with two requests each must fit into a resolver's 25 s, even if Confluence is
// slow. Others on the site search at the same time.
const FEW_AT_ONCE = 4;

/** A person as a list names them. */
export type NamedPerson = { email: string; name?: string | undefined } | { name: string };

/**
 * Finds accounts by email. Confluence has no such search, so Rollcall searches for similar names.
 * If exactly one of them has this email address, it is the account. Otherwise they are only
 * candidates, and so are all accounts for a name alone: two people may share it.
 */
export type FindPeople = (people: readonly NamedPerson[]) => Promise<Outcome<FoundPerson[]>>;

export const makeFindPeople = ({ people }: { people: PeopleDirectory }): FindPeople => {
  const find = async (person: NamedPerson): Promise<Outcome<FoundPerson>> => {
    const email = 'email' in person ? person.email : undefined;
    const candidates = await people.namedLike(person.name ?? nameIn(email ?? ''));
    if (!candidates.ok) return candidates;
    if (email === undefined) return ok({ is: 'open', candidates: candidates.value, asked: true });
    if (candidates.value.length === 0) return ok({ is: 'open', candidates: [], asked: true });
    const emails = await people.emailsOf(candidates.value);
    if (!emails.ok) return emails;
    const known = emails.value;
    if (!known) return ok({ is: 'open', candidates: candidates.value, asked: false });
    const exact = candidates.value.filter((id) => known.get(id) === email.toLowerCase());
    const [only, ...others] = exact;
    if (only !== undefined && others.length === 0) return ok({ is: 'found', accountId: only });
    // A candidate whose email is unknown may have this address.
    const asked = exact.length > 0 || candidates.value.every((id) => known.has(id));
    return ok({ is: 'open', candidates: candidates.value, asked });
  };

  return async function findPeople(asked) {
    const found: FoundPerson[] = [];
    let failure: Outcome<never> | undefined; // after one failure no further person is looked up
    const answers = await mapConcurrently(asked, FEW_AT_ONCE, async (person) => {
      const answer = failure ?? (await find(person));
      if (!answer.ok) failure = answer;
      return answer;
    });
    for (const answer of answers) {
      if (!answer.ok) return answer;
      found.push(answer.value);
    }
    return ok(found);
  };
};

/** The name that an email address suggests: `jane.van-doe+x@…` is "jane van doe". */
export const nameIn = (email: string): string => {
  const [local = ''] = email.split('@');
  const [name = ''] = local.split('+');
  return name.replace(/[._\-\d]+/g, ' ').trim();
};

/** Tells what Confluence knows about up to 100 accounts. Results are in input order. */
export type CheckPeople = (accountIds: readonly AccountId[]) => Promise<Outcome<CheckedPerson[]>>;

export const makeCheckPeople = ({ people }: { people: PeopleDirectory }): CheckPeople =>
  async function checkPeople(accountIds) {
    const states = await people.statesOf(accountIds);
    if (!states.ok) return states;
    return ok(accountIds.map((id) => states.value.get(id) ?? 'unknown'));
  };
