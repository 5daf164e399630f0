import type { FailureCode } from '../../../../src/contract/adminApi';
import type { ChangeAction, FoundPerson } from '../../../../src/contract/bulkApi';
import { encodeRow } from '../../../../src/domain/plan/planRow';
import { failureWords, readingWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/fill';
import type { FindingCode, ImportRow } from '../import/import';
import { keyOf, keyOfRows, type ReviewAnswers } from '../list/answers';
import type { Checked } from '../list/checkList';
import type { PlanDraft } from '../plan/sendPlan';
import { type Question, type Resolved, rowAsRead, type RowAsRead } from './question';

/** A row with all parts known. */
export type ReadyRow = {
  row: number;
  group: { id: string; name: string };
  accountId: string;
  action: ChangeAction;
  reason?: string;
};

// Findings that lead to another question, or show once groups and people are known.
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

/** A row ready to be planned, or all questions about it. */
export const resolveRow = (
  row: ImportRow,
  /** The row's findings that aren't fixed. */
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
 * Asks for consent to whatever else is odd about a row. One consent covers all rows that are odd in
 * the same way, because an extra column is usually in all rows of a list.
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

/** Whether a row adds or removes. Asks if the list has an unknown word or an unknown column. */
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

/**
 * Rows without a group share one question, because the same group is usually missing in all of
 * them.
 */
const keyOfNone = (bad: string | undefined): string =>
  bad === undefined ? keyOfRows('no-group') : keyOf('bad-group', bad);

// A list may be typed by hand, so an unknown name need not be a deleted group.
const whyNot = (code: FailureCode): MessageKey => {
  if (code === 'group-not-found') return 'bulk.why.no-such-group';
  if (code === 'invalid-input') return 'bulk.why.several-groups';
  return failureWords({ code }, readingWords).title;
};

const BAD = ['bad-person', 'damaged-number', 'lost-zeros'] as const;

/**
 * The account of a row: given in the list, found by email, or picked by the admin. The row's action
 * decides what to ask about the account. It is undefined while the action itself is open.
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

/** A picked person isn't in the list, so the check didn't cover them. */
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

const whyOpen = (found: Exclude<FoundPerson, { accountId: string }> | undefined): MessageKey => {
  if (!found) return 'bulk.why.not-asked';
  if (!found.asked) return 'bulk.why.emails-hidden';
  return found.candidates.length > 1 ? 'bulk.why.several' : 'bulk.why.no-account';
};

/**
 * Asks about an account if Confluence doesn't know it or it is an app's. Asks about a suspended
 * account only if the row adds it: lists often remove such accounts, and a person picked instead
 * must not be removed. If people are checked, an account that the check hasn't reached stays open.
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
  return { question: mayKeep ? { ...question, mayKeep, accountId } : question };
};

const asked = (
  key: string,
  why: MessageKey,
  text: string,
  candidates: readonly string[] = [],
): Question => ({ key, wants: 'person', why, text, candidates, mayKeep: false });

/** The plan of ready rows: each group once, the rows in list order. */
export const draftOf = (ready: readonly ReadyRow[]): PlanDraft => {
  const places = new Map<string, number>();
  const placeOf = (groupId: string): number => {
    const place = places.get(groupId) ?? places.size;
    places.set(groupId, place);
    return place;
  };
  const inOrder = [...ready].sort((one, other) => one.row - other.row);
  const rows = inOrder.map((row) => encodeRow({ ...row, group: placeOf(row.group.id) }));
  return { groups: [...places.keys()], rows };
};
