import type { FailureCode } from '../../../../src/contract/adminApi';
import type { ChangeAction, FoundPerson } from '../../../../src/contract/bulkApi';
import { encodeRow } from '../../../../src/domain/plan/planRow';
import { failureWords, readingWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/fill';
import type { FindingCode, ImportRow, MissingPart } from '../import/import';
import { isErrorValue } from '../import/cells';
import { keyOf, keyOfRows, type ReviewAnswers } from '../list/answers';
import { type Checked, keyOfName } from '../list/checkList';
import type { PlanDraft } from '../plan/sendPlan';
import { ask, type Question, type Resolved, rowAsRead, type RowAsRead } from './question';

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
  'error-value',
  'unreadable',
  'no-value',
  'bad-action',
  'contradiction',
];

/**
 * The changes of a row, ready to be planned, or all questions about it. A row gives several changes
 * if it names several groups.
 */
export const resolveRow = (
  row: ImportRow,
  /** The row's findings that aren't fixed. */
  texts: ReadonlyMap<FindingCode, string>,
  checked: Checked,
  answers: ReviewAnswers,
): { ready: ReadyRow[] } | { questions: Question[] } => {
  const groups = groupsOfRow(row, checked, answers);
  const action = actionOfRow(row, texts, answers);
  const known = 'value' in action ? action.value : undefined;
  const person = personOfRow(row, known, texts, checked, answers);
  const read = rowAsRead(row, groups, person, known);
  const consents = consentsTo(read, row.group, texts, answers);
  if ('value' in groups && 'value' in person && 'value' in action && consents.length === 0)
    return {
      ready: groups.value.map((group) => ({
        row: row.row,
        group,
        accountId: person.value,
        action: action.value,
        ...(row.reason !== undefined && { reason: row.reason }),
      })),
    };
  return { questions: [...[groups, person, action].flatMap(questionOf), ...consents] };
};

const questionOf = (part: Resolved<unknown>): Question[] =>
  'question' in part ? [part.question] : [];

/**
 * Asks for consent to whatever else is odd about a row. One consent covers all rows that are odd in
 * the same way, because an extra column is usually in all rows of a list.
 */
const consentsTo = (
  read: RowAsRead,
  written: string | undefined,
  texts: ReadonlyMap<FindingCode, string>,
  { byQuestion }: ReviewAnswers,
): Question[] => {
  const consent = (code: string, why: MessageKey, text: string): Question =>
    ask('consent', keyOfRows(code), why, text, { mayKeep: true, preview: [read] });
  const needed = [...texts]
    .filter(([code]) => !ASKED_ELSEWHERE.includes(code))
    .map(([code, text]) => consent(code, `bulk.found.${code}`, text));
  if (read.groups.length > 1)
    needed.push(consent('several-groups', 'bulk.why.names-several-groups', written ?? ''));
  return needed.filter(({ key }) => byQuestion.get(key)?.kind !== 'consent');
};

/** Whether a row adds or removes. Asks if the list has a word without a meaning. */
const actionOfRow = (
  { row, action }: ImportRow,
  texts: ReadonlyMap<FindingCode, string>,
  { byQuestion }: ReviewAnswers,
): Resolved<ChangeAction> => {
  if (action !== undefined) return { value: action };
  const code = texts.has('bad-action') ? 'bad-action' : 'no-value';
  const text = texts.get(code) ?? '';
  const key = text === '' ? keyOfRows(`action ${row}`) : keyOf('action', text.toLowerCase());
  const answer = byQuestion.get(key);
  return answer?.kind === 'action'
    ? { value: answer.action }
    : { question: ask('action', key, `bulk.found.${code}`, text) };
};

type PlannedGroup = { id: string; name: string };

/**
 * The groups of a row: found in Confluence, or picked by the admin. A cell with commas is one group
 * if a group has this name. Otherwise it may name several.
 */
const groupsOfRow = (
  { group: written, groupParts = [], noGroup = NO_GROUP }: ImportRow,
  checked: Checked,
  answers: ReviewAnswers,
): Resolved<readonly PlannedGroup[]> => {
  if (written === undefined) return missingGroup(noGroup, answers);
  const whole = groupNamed(written, checked, answers);
  if ('value' in whole) return { value: [whole.value] };
  const found = checked.groups.get(written);
  // A cell isn't split while a group may have this name.
  if (groupParts.length === 0 || found?.ok !== false || found.code !== 'group-not-found')
    return whole;
  const named = groupParts.map((part) => groupNamed(part, checked, answers));
  const [question] = named.flatMap(questionOf);
  return question
    ? { question }
    : { value: named.flatMap((part) => ('value' in part ? part.value : [])) };
};

const NO_GROUP: MissingPart = { code: 'no-group', text: '' };

const missingGroup = (
  { code, text }: MissingPart,
  { byQuestion }: ReviewAnswers,
): Resolved<readonly PlannedGroup[]> => {
  // Rows without a group share one question, because the same group is usually missing in all of
  // them. So do rows with the same damaged text, which may stand for another group elsewhere.
  const key =
    text === '' || code === 'unreadable' || isErrorValue(text)
      ? keyOfRows(`no-group ${text}`)
      : keyOf('bad-group', text);
  const answer = byQuestion.get(key);
  return answer?.kind === 'group'
    ? { value: [answer.group] }
    : { question: ask('group', key, `bulk.found.${code}`, text) };
};

const groupNamed = (
  written: string,
  { groups, similarGroups }: Checked,
  { byQuestion }: ReviewAnswers,
): Resolved<PlannedGroup> => {
  const key = keyOf('group', written);
  const answer = byQuestion.get(key);
  if (answer?.kind === 'group') return { value: answer.group };
  const checked = groups.get(written);
  if (!checked) return { question: ask('group', key, 'bulk.why.not-asked', written) };
  if (!checked.ok)
    return {
      question: ask('group', key, whyNot(checked.code), written, {
        groups: similarGroups.get(written) ?? [],
      }),
    };
  if (checked.change === 'externally-managed' || checked.change === 'team')
    return { question: ask('group', key, whyNot('externally-managed'), checked.name) };
  return { value: { id: checked.id, name: checked.name } };
};

// A list may be typed by hand, so an unknown name need not be a deleted group.
const whyNot = (code: FailureCode): MessageKey => {
  if (code === 'group-not-found') return 'bulk.why.no-such-group';
  if (code === 'invalid-input') return 'bulk.why.several-groups';
  return failureWords({ code }, readingWords).title;
};

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
  const named = namedAccount(row, checked, answers);
  if (!('value' in named)) return named;
  // The list itself says that the person isn't active, and the admin is asked about that.
  if (texts.has('inactive') && checked.accountStatuses.get(named.value.accountId) === 'suspended')
    return { value: named.value.accountId };
  return accountStatusOf(named.value, action, checked, answers);
};

/** A picked person isn't in the list, so the check didn't cover them. */
type NamedAccount = { accountId: string; isPicked: boolean };

const namedAccount = (
  row: ImportRow,
  { people }: Checked,
  { byQuestion }: ReviewAnswers,
): Resolved<NamedAccount> => {
  const { person } = row;
  if (person?.kind === 'account')
    return { value: { accountId: person.accountId, isPicked: false } };
  const email = person?.email.toLowerCase() ?? '';
  const found = people.get(email);
  const question = person
    ? ask('person', keyOf('person', email), whyOpen(found), person.email, candidatesOf(found))
    : questionOfNobody(row, people);
  const answer = byQuestion.get(question.key);
  if (answer?.kind === 'person') return { value: { accountId: answer.accountId, isPicked: true } };
  return found?.is === 'found'
    ? { value: { accountId: found.accountId, isPicked: false } }
    : { question };
};

const DAMAGED: ReadonlySet<string> = new Set(['error-value', 'damaged-number', 'unreadable']);

/** The question about a row that has no account ID and no email. A name only suggests people. */
const questionOfNobody = (
  { row, name, noPerson = { code: 'no-person', text: '', place: 0 } }: ImportRow,
  people: Checked['people'],
): Question => {
  const { code, text, place } = noPerson;
  if (name === undefined) {
    // What is left of a damaged cell may be the same for different people.
    const isLost = text === '' || DAMAGED.has(code);
    const key = isLost
      ? keyOfRows(`person ${row} ${place}`)
      : keyOf('bad-person', text.toLowerCase());
    return ask('person', key, `bulk.found.${code}`, text);
  }
  const found = people.get(keyOfName(name));
  const shown = text === '' || text === name ? name : `${text}, ${name}`;
  const isName = code === 'no-person' || code === 'bad-person';
  const why = isName ? 'bulk.why.name-only' : (`bulk.found.${code}` as const);
  return ask('person', keyOf('name', shown.toLowerCase()), why, shown, candidatesOf(found));
};

const GAPS = {
  'emails-hidden': 'bulk.why.emails-hidden',
  'too-many': 'bulk.why.too-many-people',
  'not-searched': 'bulk.why.not-searched',
} as const;

const candidatesOf = (found: FoundPerson | undefined): Partial<Question> =>
  found?.is === 'open' ? { candidates: found.candidates } : {};

const whyOpen = (found: FoundPerson | undefined): MessageKey => {
  if (found?.is !== 'open') return 'bulk.why.not-asked';
  if (!found.asked) return GAPS[found.gap ?? 'emails-hidden'];
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
  const question = ask('person', key, `bulk.why.${accountStatus}`, accountId);
  const mayKeep = accountStatus === 'suspended' || accountStatus === 'app';
  return { question: mayKeep ? { ...question, mayKeep, accountId } : question };
};

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
