import type { FoundPerson } from '../../contract/bulkApi';
import type { RulePerson, RuleProblem, RuleRequest } from '../../contract/events';
import type { AccountId } from '../../domain/accountId';
import type { RuleCaller } from '../../domain/caller';
import type { Change, ChangeAction } from '../../domain/change';
import { ok, type Outcome } from '../../domain/outcome';
import type { FindPeople } from '../people/findPeople';
import type { ChangeMembership } from './changeMembership';

/** How a rule's action ended: with a change, or because the rule names no one for certain. */
export type RuleEnd = { change: Change } | { problem: RuleProblem };

/**
 * Makes the change that a rule asks for, like a change at the page. An email is searched as for a
 * list: exactly one account must have it.
 */
export type ChangeByRule = (
  caller: RuleCaller,
  action: ChangeAction,
  request: RuleRequest,
) => Promise<Outcome<RuleEnd>>;

export const makeChangeByRule = (deps: {
  findPeople: FindPeople;
  changeMembership: ChangeMembership;
}): ChangeByRule => {
  const { findPeople, changeMembership } = deps;

  const accountOf = async (
    person: RulePerson,
  ): Promise<Outcome<{ accountId: AccountId } | { problem: RuleProblem }>> => {
    if ('accountId' in person) return ok(person);
    const found = await findPeople([person]);
    if (!found.ok) return found;
    const [answer] = found.value;
    return answer?.is === 'found'
      ? ok({ accountId: answer.accountId as AccountId })
      : ok({ problem: { kind: problemOf(answer), value: `“${person.email}”` } });
  };

  return async function changeByRule(caller, action, { group, person, reason }) {
    const account = await accountOf(person);
    if (!account.ok) return account;
    if ('problem' in account.value) return ok(account.value);
    const { accountId } = account.value;
    const change = await changeMembership(caller, {
      ...{ ...group, action, accountId },
      ...(reason !== undefined && { reason }),
    });
    return change.ok ? ok({ change: change.value }) : change;
  };
};

/** Why an email names no account. */
const problemOf = (answer: Exclude<FoundPerson, { accountId: string }> | undefined) => {
  if (answer?.several) return 'email-several';
  switch (answer?.gap) {
    case 'emails-hidden':
      return 'emails-hidden';
    case 'too-many':
    case 'not-searched':
      return 'email-unsure';
    case undefined:
      return 'email-unknown';
  }
};
