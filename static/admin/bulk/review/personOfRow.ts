import type { ChangeAction, FoundPerson } from '../../../../src/application/bulkApi';
import type { FindingCode, ImportRow } from '../import/import';
import type { Checked } from '../start/checked';
import type { MessageKey } from '../../words/messageKey';
import type { Part, Question, Settled } from './question';
import { keyOf, keyOfRows } from './questionKey';

const BAD = ['bad-person', 'damaged-number', 'lost-zeros'] as const;

/**
 * Whose account a row is about: named in the list, found by e-mail, or picked by the admin. Its
 * action decides what may be asked about the account; it is undefined while it is open itself.
 */
export const personOfRow = (
  row: ImportRow,
  action: ChangeAction | undefined,
  texts: ReadonlyMap<FindingCode, string>,
  checked: Checked,
  settled: Settled,
): Part<string> => {
  const named = namedAccount(row, texts, checked, settled);
  return 'value' in named ? accountStatusOf(named.value, action, checked, settled) : named;
};

/** Somebody the admin picked is not in the list, and so not in what is asked about it. */
type NamedAccount = { accountId: string; isPicked: boolean };

const namedAccount = (
  { row, person }: ImportRow,
  texts: ReadonlyMap<FindingCode, string>,
  { people }: Checked,
  { answers }: Settled,
): Part<NamedAccount> => {
  if (person?.kind === 'account')
    return { value: { accountId: person.accountId, isPicked: false } };
  const key = person ? keyOf('person', person.email.toLowerCase()) : keyOfRows(`person ${row}`);
  const answer = answers.get(key);
  if (answer?.is === 'person') return { value: { accountId: answer.accountId, isPicked: true } };
  if (!person) {
    const bad = BAD.find((code) => texts.has(code));
    return {
      question: asked(key, `bulk.found.${bad ?? 'no-person'}`, bad ? (texts.get(bad) ?? '') : ''),
    };
  }
  const found = people.get(person.email.toLowerCase());
  if (found?.is === 'found') return { value: { accountId: found.accountId, isPicked: false } };
  return { question: asked(key, whyOpen(found), person.email, found?.candidates) };
};

const whyOpen = (found: Extract<FoundPerson, { is: 'open' }> | undefined): MessageKey => {
  if (!found) return 'bulk.why.not-asked';
  if (!found.asked) return 'bulk.why.emails-hidden';
  return found.candidates.length > 1 ? 'bulk.why.several' : 'bulk.why.nobody';
};

/**
 * Somebody whom Confluence does not know, or an app, is asked about once. Somebody who is suspended
 * is asked about where they are added: taking such people out is what lists are for, and whom the
 * admin adds in their place is not to be taken out. Whom a check that was asked for has not reached
 * waits for it.
 */
const accountStatusOf = (
  { accountId, isPicked }: NamedAccount,
  action: ChangeAction | undefined,
  { accountStatuses, withPeople }: Checked,
  { answers }: Settled,
): Part<string> => {
  const accountStatus =
    accountStatuses.get(accountId) ?? (withPeople && !isPicked ? 'not-asked' : 'active');
  if (accountStatus === 'active' || (accountStatus === 'suspended' && action !== 'add'))
    return { value: accountId };
  const key = keyOf('account', accountId);
  const answer = answers.get(key);
  if (answer?.is === 'person') return { value: answer.accountId };
  if (answer?.is === 'consent') return { value: accountId };
  const question = asked(key, `bulk.why.${accountStatus}`, accountId);
  const mayKeep = accountStatus === 'suspended' || accountStatus === 'app';
  return { question: mayKeep ? { ...question, mayKeep, about: accountId } : question };
};

const asked = (
  key: string,
  why: MessageKey,
  text: string,
  candidates: readonly string[] = [],
): Question => ({ key, wants: 'person', why, text, candidates, mayKeep: false });
