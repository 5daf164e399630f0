import type { FailureCode } from '../../../../src/application/adminApi';
import type { ChangeAction, FoundPerson } from '../../../../src/application/bulkApi';
import { failureWords, readingWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/fill';
import type { FindingCode, ImportRow } from '../import/import';
import { keyOf, keyOfRows, type ReviewAnswers } from '../list/answers';
import type { Checked } from '../list/checkList';
import { draftRow, type PlanDraft } from '../plan/sendPlan';
import { type Question, type Resolved, rowAsRead, type RowAsRead } from './question';

/** A row of which everything is known. */
export type ReadyRow = {
  row: number;
  group: { id: string; name: string };
  accountId: string;
  action: ChangeAction;
  reason?: string;
};

// What is asked about in another way, or shows itself once groups and people are known.
const ASKED_ELSEWHERE: readonly FindingCode[] = [
  'no-group',
  'bad-group',
  'no-person',
  'bad-person',
  'damaged-number',
  'lost-zeros',
  'bad-action',
  'unread-removal',
  'contradiction',
];

/** A row as it can be planned, or all that has to be asked about it. */
export const resolveRow = (
  row: ImportRow,
  /** Of its findings that are not mended. */
  texts: ReadonlyMap<FindingCode, string>,
  checked: Checked,
  answers: ReviewAnswers,
): ReadyRow | Question[] => {
  const group = groupOfRow(row, texts, checked, answers);
  const action = actionOfRow(row, texts, answers);
  const known = 'value' in action ? action.value : undefined;
  const person = personOfRow(row, known, texts, checked, answers);
  const read = rowAsRead(row, group, person, known);
  const consents = consentsTo(texts, answers, read);
  if ('value' in group && 'value' in person && 'value' in action && consents.length === 0)
    return {
      row: row.row,
      group: group.value,
      accountId: person.value,
      action: action.value,
      ...(row.reason !== undefined && { reason: row.reason }),
    };
  return [...[group, person, action].flatMap(questionOf), ...consents];
};

const questionOf = (part: Resolved<unknown>): Question[] =>
  'question' in part ? [part.question] : [];

/**
 * Whatever else is odd about rows may be meant so: then they are used as they were read. One consent
 * is for all rows that are odd in that way: a column too many is so in all of a list.
 */
const consentsTo = (
  texts: ReadonlyMap<FindingCode, string>,
  { byQuestion }: ReviewAnswers,
  read: RowAsRead,
): Question[] =>
  [...texts]
    .filter(([code]) => !ASKED_ELSEWHERE.includes(code))
    .map(([code, text]): Question => {
      const key = keyOfRows(code);
      const why = `bulk.found.${code}` as const;
      return { key, wants: 'consent', why, text, candidates: [], mayKeep: true, preview: [read] };
    })
    .filter(({ key }) => byQuestion.get(key)?.kind !== 'consent');

/** Whether a row adds or removes; asked where the list says it in a word or a column that is not known. */
const actionOfRow = (
  { row, action }: ImportRow,
  texts: ReadonlyMap<FindingCode, string>,
  { byQuestion }: ReviewAnswers,
): Resolved<ChangeAction> => {
  if (action !== undefined) return { value: action };
  const code = texts.has('unread-removal') ? 'unread-removal' : 'bad-action';
  const text = texts.get(code) ?? '';
  const key = text === '' ? keyOfRows(`action ${row}`) : keyOf('action', text.toLowerCase());
  const answer = byQuestion.get(key);
  if (answer?.kind === 'action') return { value: answer.action };
  return {
    question: {
      key,
      wants: 'action',
      why: `bulk.found.${code}`,
      text,
      candidates: [],
      mayKeep: false,
    },
  };
};

type PlannedGroup = { id: string; name: string };

/** The group of a row: found in Confluence, or picked by the admin. */
const groupOfRow = (
  { group: written }: ImportRow,
  texts: ReadonlyMap<FindingCode, string>,
  { groups }: Checked,
  { byQuestion }: ReviewAnswers,
): Resolved<PlannedGroup> => {
  const bad = texts.get('bad-group');
  const key = written === undefined ? keyOfNone(bad) : keyOf('group', written);
  const answer = byQuestion.get(key);
  if (answer?.kind === 'group') return { value: answer.group };
  const ask = (why: MessageKey, text: string): { question: Question } => ({
    question: { key, wants: 'group', why, text, candidates: [], mayKeep: false },
  });
  if (written === undefined)
    return bad === undefined ? ask('bulk.found.no-group', '') : ask('bulk.found.bad-group', bad);
  const checked = groups.get(written);
  if (!checked) return ask('bulk.why.not-asked', written);
  if (!checked.ok) return ask(whyNot(checked.code), written);
  if (checked.change === 'externally-managed' || checked.change === 'team')
    return ask(whyNot('externally-managed'), checked.name);
  return { value: { id: checked.id, name: checked.name } };
};

/** All rows that name no group are one question: what was forgotten once was forgotten in all. */
const keyOfNone = (bad: string | undefined): string =>
  bad === undefined ? keyOfRows('no-group') : keyOf('bad-group', bad);

// A list is typed by hand: a name in it need not be that of a group that ever was.
const whyNot = (code: FailureCode): MessageKey => {
  if (code === 'group-not-found') return 'bulk.why.no-such-group';
  if (code === 'invalid-input') return 'bulk.why.several-groups';
  return failureWords({ code }, readingWords).title;
};

const BAD = ['bad-person', 'damaged-number', 'lost-zeros'] as const;

/**
 * Whose account a row is about: named in the list, found by e-mail, or picked by the admin. Its
 * action decides what may be asked about the account; it is undefined while it is open itself.
 */
const personOfRow = (
  row: ImportRow,
  action: ChangeAction | undefined,
  texts: ReadonlyMap<FindingCode, string>,
  checked: Checked,
  answers: ReviewAnswers,
): Resolved<string> => {
  const named = namedAccount(row, texts, checked, answers);
  return 'value' in named ? accountStatusOf(named.value, action, checked, answers) : named;
};

/** Somebody the admin picked is not in the list, and so not in what is asked about it. */
type NamedAccount = { accountId: string; isPicked: boolean };

const namedAccount = (
  { row, person }: ImportRow,
  texts: ReadonlyMap<FindingCode, string>,
  { people }: Checked,
  { byQuestion }: ReviewAnswers,
): Resolved<NamedAccount> => {
  if (person?.kind === 'account')
    return { value: { accountId: person.accountId, isPicked: false } };
  const key = person ? keyOf('person', person.email.toLowerCase()) : keyOfRows(`person ${row}`);
  const answer = byQuestion.get(key);
  if (answer?.kind === 'person') return { value: { accountId: answer.accountId, isPicked: true } };
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
  return found.candidates.length > 1 ? 'bulk.why.several' : 'bulk.why.no-account';
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
  { byQuestion }: ReviewAnswers,
): Resolved<string> => {
  const accountStatus =
    accountStatuses.get(accountId) ?? (withPeople && !isPicked ? 'not-asked' : 'active');
  if (accountStatus === 'active' || (accountStatus === 'suspended' && action !== 'add'))
    return { value: accountId };
  const key = keyOf('account', accountId);
  const answer = byQuestion.get(key);
  if (answer?.kind === 'person') return { value: answer.accountId };
  if (answer?.kind === 'consent') return { value: accountId };
  const question = asked(key, `bulk.why.${accountStatus}`, accountId);
  const mayKeep = accountStatus === 'suspended' || accountStatus === 'app';
  return { question: mayKeep ? { ...question, mayKeep, accountId: accountId } : question };
};

const asked = (
  key: string,
  why: MessageKey,
  text: string,
  candidates: readonly string[] = [],
): Question => ({ key, wants: 'person', why, text, candidates, mayKeep: false });

/** The plan that comes of rows: each group once, the rows in the list's order. */
export const draftOf = (ready: readonly ReadyRow[]): PlanDraft => {
  const places = new Map<string, number>();
  const placeOf = (groupId: string): number => {
    const place = places.get(groupId) ?? places.size;
    places.set(groupId, place);
    return place;
  };
  const inOrder = [...ready].sort((one, other) => one.row - other.row);
  const rows = inOrder.map((row) => draftRow({ ...row, group: placeOf(row.group.id) }));
  return { groups: [...places.keys()], rows };
};
