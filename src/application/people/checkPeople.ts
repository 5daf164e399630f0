import type { AccountId } from '../../domain/accountId';
import { ok, type Outcome } from '../../domain/outcome';
import type { CheckedPerson } from '../bulkApi';
import type { PeopleDirectory } from '../ports/peopleDirectory';

/** What Confluence knows of up to 100 accounts, in the questions' order. */
export type CheckPeople = (accountIds: readonly AccountId[]) => Promise<Outcome<CheckedPerson[]>>;

export const makeCheckPeople =
  ({ people }: { people: PeopleDirectory }): CheckPeople =>
  async (accountIds) => {
    const states = await people.statesOf(accountIds);
    if (!states.ok) return states;
    return ok(accountIds.map((id) => states.value.get(id) ?? 'unknown'));
  };
