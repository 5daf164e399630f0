import type { ColumnRole } from '../../../../src/domain/columnRole';
import { isRemovalWord, readAction } from './actionWords';
import { type HeaderKind, headerKind, isSecretValue } from './headerWords';
import type { Layout, ListColumn, RoleReason } from './mapping';
import { isErrorValue, readPeople } from './people';

/** What the values of a column look like. Counts are of filled cells in the sample. */
type Profile = {
  filled: number;
  /** In all rows, not only in the sample. */
  filledInAll: number;
  distinct: ReadonlySet<string>;
  accounts: number;
  emails: number;
  /** What spreadsheets leave of account IDs. */
  damaged: number;
  actions: number;
  hasRemoval: boolean;
  /** Texts of several words. */
  sentences: number;
  /** Dates, numbers, addresses of pages, errors, IDs of other systems. */
  data: number;
  /** Yes, no, x, 1, 0. */
  marks: number;
  secrets: number;
};

type Suggestion = { role: ColumnRole | undefined; reason: RoleReason };

type Column = { place: number; header: string; kind: HeaderKind | undefined; profile: Profile };

/**
 * Suggests what each column holds: first by what an admin chose before for the same headers, then
 * by its header, then by its values. What isn't understood is ignored, or left for the admin to
 * choose if it may be the group or the action.
 */
export const columnsOf = (layout: Layout, remembered?: readonly ColumnRole[]): ListColumn[] => {
  const columns = Array.from({ length: layout.width }, (_, place): Column => {
    const header = layout.header?.cells[place] ?? '';
    return { place, header, kind: headerKind(header), profile: profileOf(layout, place) };
  });
  const suggested = suggestRoles(columns, layout.header !== undefined);
  return columns.map((column): ListColumn => {
    const { place, header, profile } = column;
    const own = suggested.get(place) ?? unused(column);
    const known = remembered?.[place];
    const { role, reason } =
      known !== undefined && own.reason !== 'secret' && fits(known, profile)
        ? { role: known, reason: known === own.role ? own.reason : ('remembered' as const) }
        : own;
    return {
      place,
      header,
      samples: reason === 'secret' ? [] : [...profile.distinct].slice(0, MAX_SAMPLES),
      filled: profile.filledInAll,
      suggested: role,
      reason,
      isHidden: layout.sheet.hiddenColumns.includes(place),
    };
  });
};

const MAX_SAMPLES = 3;
const MAX_DISTINCT = 50; // enough to tell a few words from many texts
const MAX_SAMPLE_CELLS = 200_000; // of all columns together; takes about a quarter of a second
const MAX_SAMPLE_ROWS = 1_000;

const DATA =
  /^(?:[-+]?[\d.,\s]+%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|\d{1,2}\.? \p{L}{3,9}\.? \d{4}.*|\p{L}{3,9} \d{1,2}, \d{4}.*|https?:\/\/.*|[\w-]+(?:\.[\w-]+)+|[0-9a-f]{8}-[0-9a-f-]{20,}|S-1-5-.*|(?=\S*\d)(?=\S*[A-Z])[A-Z0-9]{8,}|\d{4}-\d{2}-\d{2}T.*|(?:CN|OU|DC)=.*)$/iu;
const MARK =
  /^(?:x|✓|✔|☑|✗|✘|yes|no|y|n|true|false|ja|nein|oui|non|sí|si|sim|não|tak|nie|ano|ne|да|нет|はい|いいえ|wahr|falsch|vrai|faux|verdadero|falso|[01●○•])$/iu;

const profileOf = ({ rows, width }: Layout, place: number): Profile => {
  const sampleRows = Math.min(MAX_SAMPLE_ROWS, Math.ceil(MAX_SAMPLE_CELLS / Math.max(1, width)));
  const distinct = new Set<string>();
  const profile = {
    ...{ filled: 0, filledInAll: 0, accounts: 0, emails: 0, damaged: 0, actions: 0 },
    ...{ sentences: 0, data: 0, marks: 0, secrets: 0, hasRemoval: false },
  };
  rows.forEach(({ cells }, at) => {
    const cell = cells[place] ?? '';
    if (cell === '') return;
    profile.filledInAll += 1;
    profile.hasRemoval ||= isRemovalWord(cell);
    if (at >= sampleRows) return;
    profile.filled += 1;
    if (distinct.size < MAX_DISTINCT) distinct.add(cell);
    countCell(profile, cell);
  });
  return { ...profile, distinct };
};

type Counts = Pick<
  Profile,
  'accounts' | 'emails' | 'damaged' | 'actions' | 'sentences' | 'data' | 'marks' | 'secrets'
>;

const MAX_EXAMINED = 300; // characters of a cell, enough to tell what it is

const countCell = (counts: Counts, whole: string): void => {
  const read = readPeople(whole);
  const cell = whole.slice(0, MAX_EXAMINED);
  if (read.people) counts[read.people[0]?.kind === 'account' ? 'accounts' : 'emails'] += 1;
  else if (read.code === 'damaged-number' || read.code === 'lost-zeros') counts.damaged += 1;
  if (isSecretValue(cell)) counts.secrets += 1;
  if (readAction(cell) !== undefined) counts.actions += 1;
  if (MARK.test(cell)) counts.marks += 1;
  else if (DATA.test(cell) || isErrorValue(cell)) counts.data += 1;
  else if (!read.people && /\S\s+\S+\s+\S|\S{2,}\s+\S{2,}/.test(cell)) counts.sentences += 1;
};

const most = (part: number, { filled }: Profile): boolean => filled > 0 && part * 2 >= filled;

/** Whether a role that was chosen before still makes sense for the values. */
const fits = (role: ColumnRole, profile: Profile): boolean =>
  role !== 'person' || profile.filled === 0 || profile.accounts + profile.emails > 0;

type Roles = Map<number, Suggestion>;

const suggestRoles = (columns: readonly Column[], hasHeader: boolean): Roles => {
  const roles: Roles = new Map();
  for (const { place, kind, profile } of columns)
    if (kind === 'secret' || profile.secrets > 0)
      roles.set(place, { role: 'ignore', reason: 'secret' });
  const open = (): Column[] => columns.filter(({ place }) => !roles.has(place));
  suggestPeople(open(), roles, hasHeader);
  suggestGroup(open(), roles, hasHeader);
  suggestNames(open(), roles);
  suggestAction(open(), roles, hasHeader);
  for (const kind of ['reason', 'until'] as const)
    for (const column of open()
      .filter((each) => each.kind === kind)
      .slice(0, 1))
      roles.set(column.place, { role: kind, reason: 'header' });
  if (!hasHeader) suggestReason(open(), roles);
  return roles;
};

// The more surely a header names the person, the earlier.
const PERSON_KINDS: readonly (HeaderKind | undefined)[] = [
  'account',
  'person',
  'email',
  'login',
  undefined,
];

/**
 * The columns that name the person. Account IDs come before emails, and the most certain header
 * comes first. Others that name the person too are used where the first one is empty.
 */
const suggestPeople = (columns: readonly Column[], roles: Roles, hasHeader: boolean): void => {
  const named = columns.filter(({ kind }) => PERSON_KINDS.includes(kind));
  const rank = ({ kind, profile }: Column): number =>
    (profile.accounts > profile.emails ? 0 : 10) +
    (kind === 'email' ? 0 : PERSON_KINDS.indexOf(kind) + 1);
  const hasPeople = ({ profile }: Column): boolean => profile.accounts + profile.emails > 0;
  // A header says more than values: a column called "member" is meant, even if half of it is wrong.
  const isNamed = hasHeader && named.some((each) => each.kind !== undefined && hasPeople(each));
  const valid = named
    .filter(({ kind }) => !isNamed || kind !== undefined)
    .filter(({ profile }) => most(profile.accounts + profile.emails, profile))
    .sort((one, other) => rank(one) - rank(other));
  const [first] = valid;
  if (first) {
    // Without headers, nothing says which of several columns of emails is the person.
    const alike = valid.filter(
      (column) => column.kind === undefined && !isOtherForm(column, first),
    );
    const isUnclear = first.kind === undefined && alike.length > 1;
    for (const column of valid)
      roles.set(
        column.place,
        alike.includes(column) && (isUnclear || column !== first)
          ? { role: undefined, reason: 'maybe-people' }
          : { role: 'person', reason: reasonOf(column) },
      );
    for (const { place, kind } of columns)
      if (kind === 'second-email') roles.set(place, { role: 'ignore', reason: 'spare' });
    return;
  }
  // No column has valid people. The likeliest one is used, so that each row says what is wrong.
  const byHeader = (['email', 'second-email', 'account', 'person', 'login'] as const).flatMap(
    (wanted) => columns.filter(({ kind }) => kind === wanted),
  );
  const [likely] = [
    ...byHeader.filter(({ profile }) => profile.accounts + profile.emails + profile.damaged > 0),
    ...columns.filter(({ kind, profile }) => kind === undefined && most(profile.damaged, profile)),
    ...byHeader,
  ];
  if (likely) roles.set(likely.place, { role: 'person', reason: reasonOf(likely) });
};

/** Whether one of two columns has account IDs and the other one emails, of the same people. */
const isOtherForm = ({ profile }: Column, { profile: first }: Column): boolean =>
  profile.accounts > profile.emails !== first.accounts > first.emails;

const reasonOf = ({ kind }: Column): RoleReason => (kind === undefined ? 'values' : 'header');

/** The column of groups. Of several, the admin chooses, unless one is named more exactly. */
const suggestGroup = (columns: readonly Column[], roles: Roles, hasHeader: boolean): void => {
  const named = columns.filter(({ kind, profile }) => kind === 'group' && profile.filledInAll > 0);
  const ids = columns.filter(({ kind }) => kind === 'group-id');
  const candidates = named.length > 0 ? named : ids;
  if (candidates.length === 0) {
    if (!hasHeader) suggestGroupByPlace(columns, roles);
    return;
  }
  const exact = candidates.filter(({ header }) => EXACT_GROUP.test(header));
  const [best, ...others] = exact.length > 0 ? exact : candidates;
  if (best && others.length === 0) roles.set(best.place, { role: 'group', reason: 'header' });
  else
    for (const { place } of exact.length > 0 ? exact : candidates)
      roles.set(place, { role: undefined, reason: 'several-groups' });
  for (const { place } of [...candidates, ...ids])
    if (!roles.has(place)) roles.set(place, { role: 'ignore', reason: 'spare' });
};

const EXACT_GROUP = /group|grupp|groupe|grupo|grupa|skupin|csoport|グループ|组|группа/i;

/** Without a header, the first column beside the people that is neither action nor data. */
const suggestGroupByPlace = (columns: readonly Column[], roles: Roles): void => {
  const hasPeople = roles.size > 0;
  const rest = columns.filter(
    ({ profile }) =>
      profile.filled > 0 && !most(profile.actions, profile) && !most(profile.marks, profile),
  );
  const [group, person] = rest;
  if (hasPeople) {
    if (group) roles.set(group.place, { role: 'group', reason: 'values' });
    return;
  }
  // No column has people: a list has the group first and then the person.
  if (group && person) roles.set(group.place, { role: 'group', reason: 'values' });
  const people = person ?? group;
  if (people) roles.set(people.place, { role: 'person', reason: 'values' });
};

/** The person's name in one column, or in its parts. */
const suggestNames = (columns: readonly Column[], roles: Roles): void => {
  const of = (...kinds: (HeaderKind | undefined)[]): Column[] =>
    columns.filter(({ kind }) => kinds.includes(kind));
  const namesIn = of('login', 'person').filter(({ profile }) => most(profile.sentences, profile));
  const whole = [...of('name'), ...namesIn];
  const [best] = [
    ...whole.filter(({ profile }) => most(profile.sentences, profile)),
    ...of('name'),
  ];
  const names = best ? [best] : of('part-of-name');
  for (const { place } of names) roles.set(place, { role: 'name', reason: 'header' });
  for (const { place } of [...whole, ...of('part-of-name', 'login', 'account', 'person', 'email')])
    if (!roles.has(place)) roles.set(place, { role: 'ignore', reason: 'spare' });
};

// Headers that are known to mean something else, although their values may look like actions.
const NO_ACTION: readonly (HeaderKind | undefined)[] = [
  'reason',
  'until',
  'status',
  'group',
  'group-id',
];

/**
 * The column of actions: named by its header, or with values that are mostly action words. A column
 * that has a word for removing, or a few short words without a known header, is left to the admin:
 * if it were ignored, removals would become additions.
 */
const suggestAction = (columns: readonly Column[], roles: Roles, hasHeader: boolean): void => {
  const [named, ...more] = columns.filter(({ kind }) => kind === 'action');
  if (named) roles.set(named.place, { role: 'action', reason: 'header' });
  for (const { place } of more) roles.set(place, { role: undefined, reason: 'maybe-actions' });
  const others = columns.filter(
    ({ place, kind }) => !roles.has(place) && !NO_ACTION.includes(kind),
  );
  const byValues = named
    ? undefined
    : others.find(({ profile }) => most(profile.actions, profile) && hasWords(profile));
  if (byValues) roles.set(byValues.place, { role: 'action', reason: 'values' });
  if (named || byValues) return;
  for (const { place, kind, profile } of others)
    if (profile.hasRemoval || mayBeActions(kind, profile, hasHeader))
      roles.set(place, { role: undefined, reason: 'maybe-actions' });
};

const hasWords = ({ distinct }: Profile): boolean =>
  [...distinct].some((cell) => /\p{L}/u.test(cell) && readAction(cell) !== undefined);

const MAX_ACTION_WORDS = 4; // in a column whose header isn't known
const SHORT_WORD = /^[\p{L}\p{M}]{2,20}$/u;

/** Whether a column could hold words for actions in a language that isn't known here. */
const mayBeActions = (
  kind: HeaderKind | undefined,
  { distinct, filled, marks }: Profile,
  hasHeader: boolean,
): boolean =>
  kind === undefined &&
  filled > 0 &&
  distinct.size <= MAX_ACTION_WORDS &&
  (distinct.size > 1 || !hasHeader) &&
  marks === 0 &&
  [...distinct].every((cell) => SHORT_WORD.test(cell));

/** Without a header: texts of several words are reasons. Single words could be anything. */
const suggestReason = (columns: readonly Column[], roles: Roles): void => {
  const reason = columns.find(({ profile }) => most(profile.sentences, profile));
  if (reason) roles.set(reason.place, { role: 'reason', reason: 'values' });
};

/** Why a column without a role is ignored. */
const unused = ({ kind, profile }: Column): Suggestion => {
  if (kind === 'status' || kind === 'kind') return { role: 'ignore', reason: kind };
  if (kind !== undefined) return { role: 'ignore', reason: 'not-needed' };
  return { role: 'ignore', reason: mayBeGroups(profile) ? 'maybe-groups' : 'unknown' };
};

/** Whether the values could be group names: texts that repeat, and no dates, numbers or marks. */
const mayBeGroups = (profile: Profile): boolean =>
  profile.filled > 0 &&
  !most(profile.data, profile) &&
  !most(profile.marks, profile) &&
  !most(profile.accounts + profile.emails, profile) &&
  (profile.distinct.size < profile.filled || profile.filled <= 3);

/** The columns that an admin may want to set to Group when none has this role. */
export const possibleGroups = (layout: Layout, columns: readonly ListColumn[]): number[] =>
  columns
    .filter(
      ({ place, suggested, reason }) =>
        suggested === 'ignore' &&
        (reason === 'maybe-groups' || reason === 'not-needed' || reason === 'spare') &&
        mayBeGroups(profileOf(layout, place)),
    )
    .map(({ place }) => place);

const MIN_PIVOTED = 2;

/** Columns that seem to be one group each, with marks for the members. */
export const pivotedColumns = (layout: Layout, columns: readonly ListColumn[]): number[] => {
  const marked = columns.filter(({ place, header, reason }) => {
    if (header === '' || headerKind(header) !== undefined || reason === 'secret') return false;
    const profile = profileOf(layout, place);
    return profile.filled > 0 && profile.marks === profile.filled;
  });
  return marked.length >= MIN_PIVOTED ? marked.map(({ place }) => place) : [];
};

const INACTIVE = new Set(
  `suspended deactivated inactive disabled blocked locked closed deleted terminated departed left former
  offboarded archived deprovisioned resigned inaktiv deaktiviert gesperrt ausgeschieden inactif inactive
  désactivé suspendu inactivo desactivado suspendido inativo desativado inattivo disattivato nieaktywny
  zawieszony neaktivní inaktivní inactief geblokkeerd 退職 無効 停止 休職`
    .split(/\s+/)
    .map((word) => word.toLowerCase()),
);

/** Whether a cell of a status column says that the person isn't active. */
export const isInactive = (header: string, cell: string): boolean =>
  INACTIVE.has(cell.toLowerCase()) ||
  (/activ|aktiv|enabled/i.test(header) && /^(?:no|false|0|nein|non|n)$/i.test(cell));

const NOT_PEOPLE =
  /^(?:group|customer|bot|service|service account|application|computer|device|team|org|organization)$/i;
const PEOPLE_VALUE = /^(?:user|person|people|member|employee|human)$/i;

/** The columns that tell which rows aren't people, such as `type` with `USER` and `GROUP`. */
export const kindColumns = ({ rows }: Layout, columns: readonly ListColumn[]): number[] =>
  columns
    .filter(({ reason }) => reason === 'kind')
    .map(({ place }) => place)
    .filter((place) => rows.some(({ cells }) => PEOPLE_VALUE.test(cells[place] ?? '')));

/** Whether a cell of such a column says that the row isn't a person. */
export const isNoPerson = (cell: string): boolean => NOT_PEOPLE.test(cell);
