import type { HeaderKind } from '../../../../src/contract/bulkApi';
import type { ColumnRole } from '../../../../src/domain/columnRole';
import { mentionsRemoval, readAction } from './actionWords';
import { isSamePerson } from './hints';
import type { Layout, ListColumn, RoleReason } from './mapping';
import { isMost, mayBeGroups, type Profile, profileOf } from './profile';

type Suggestion = { role: ColumnRole | undefined; reason: RoleReason };

type Column = {
  place: number;
  header: string;
  kind: HeaderKind | undefined;
  profile: Profile;
  /** Whether it has words for removing that aren't statuses of people. */
  hasRemovals: boolean;
  /** Whether its header asks for something, or surely means groups. */
  asks: boolean;
  isExactGroup: boolean;
};

type Roles = Map<number, Suggestion>;

const MAX_SAMPLES = 3;

/**
 * Suggests what each column holds: first by what an admin chose before for the same headers, then
 * by its header, then by its values. What isn't understood is ignored, or left for the admin to
 * choose if it may be the person, the group or the action.
 */
export const columnsOf = (layout: Layout, remembered?: readonly ColumnRole[]): ListColumn[] => {
  const { headerKind } = layout;
  const secret = secretPlaces(layout);
  const columns = Array.from({ length: layout.width }, (_, place): Column => {
    const header = layout.header?.cells[place] ?? '';
    const kind = secret.has(place) ? 'secret' : headerKind(header);
    const profile = profileOf(layout, place);
    const hasRemovals = [...profile.distinct].some(
      (cell) => mentionsRemoval(cell) && !headerKind.isInactive(header, cell),
    );
    const { asks, exactGroup } = headerKind.patterns;
    return {
      ...{ place, header, kind, profile, hasRemovals },
      ...{ asks: asks.test(header), isExactGroup: exactGroup.test(header) },
    };
  });
  const suggested = suggestRoles(columns, layout);
  return columns.map((column): ListColumn => {
    const { place, header, kind, profile } = column;
    const own = suggested.get(place) ?? unused(column);
    const { role, reason } = recalled(own, profile, remembered?.[place]);
    const isSecret = reason === 'secret';
    return {
      place,
      // The cells of a secret column are secrets too, if a lower row was taken for the header.
      header: isSecret && kind === 'secret' && headerKind(header) !== 'secret' ? '' : header,
      samples: isSecret ? [] : [...profile.distinct].slice(0, MAX_SAMPLES),
      filled: profile.filledInAll,
      suggested: role,
      reason,
      isHidden: layout.sheet.hiddenColumns.includes(place),
    };
  });
};

/** Columns with a header for secrets, in the chosen header or in the one that was found. */
const secretPlaces = ({ header, found, headerKind }: Layout): ReadonlySet<number> =>
  new Set(
    [header, found].flatMap((row) =>
      (row?.cells ?? []).flatMap((cell, place) => (headerKind(cell) === 'secret' ? [place] : [])),
    ),
  );

/** What an admin chose before, unless the values speak against it. */
const recalled = (own: Suggestion, profile: Profile, before?: ColumnRole): Suggestion => {
  if (before === undefined || own.reason === 'secret' || before === own.role) return own;
  const people = profile.accounts + profile.emails;
  if (before === 'person' && profile.filled > 0 && people === 0) return own;
  const mayRemove = own.role === 'action' || (own.reason === 'maybe-actions' && profile.hasRemoval);
  if (before !== 'action' && mayRemove) return { role: undefined, reason: 'maybe-actions' };
  return { role: before, reason: 'remembered' };
};

const suggestRoles = (columns: readonly Column[], layout: Layout): Roles => {
  const hasHeader = layout.header !== undefined;
  const roles: Roles = new Map();
  for (const { place, kind, profile } of columns)
    if (kind === 'secret' || (!NEEDED.includes(kind) && isMost(profile.secrets, profile)))
      roles.set(place, { role: 'ignore', reason: 'secret' });
  const open = (): Column[] => columns.filter(({ place }) => !roles.has(place));
  if (!columns.some(({ kind }) => kind === 'action'))
    for (const column of open())
      if (asksByHeader(column))
        roles.set(column.place, { role: undefined, reason: 'maybe-actions' });
  suggestPeople(open(), roles, layout);
  suggestGroup(open(), roles, hasHeader);
  suggestNames(open(), roles);
  suggestAction(open(), roles);
  for (const kind of ['reason', 'until'] as const)
    for (const column of open()
      .filter((each) => each.kind === kind)
      .slice(0, 1))
      roles.set(column.place, { role: kind, reason: 'header' });
  if (!hasHeader) suggestReason(open(), roles);
  return roles;
};

// Columns that a change needs. A secret in one of their cells is hidden, and the row waits.
const NEEDED: readonly (HeaderKind | undefined)[] = [
  ...(['group', 'group-id', 'account', 'email', 'person', 'login', 'action'] as const),
];

const peopleIn = ({ profile }: Column): number => profile.accounts + profile.emails;

const hasAccounts = ({ profile }: Column): boolean => profile.accounts > profile.emails;

// The more surely a header names the person, the earlier. Others are only looked at if no column of
// these has people.
const TIERS: readonly (readonly (HeaderKind | undefined)[])[] = [
  ['account', 'person', 'email'],
  ['login'],
  ['some-email'],
  [undefined],
  ['name', 'not-needed', 'status', 'kind', 'reason', 'part-of-name'],
  ['other-person'],
];

/**
 * The column that names the person, and beside account IDs the one of their emails. Of several
 * columns that could be it, the admin chooses: one of them may name a manager, or all count.
 */
const suggestPeople = (columns: readonly Column[], roles: Roles, layout: Layout): void => {
  const hasHeader = layout.header !== undefined;
  const valid = validColumns(columns, hasHeader);
  const accounts = firstTier(valid.filter(hasAccounts));
  const emails = firstTier(valid.filter((column) => !hasAccounts(column)));
  const [account, email] = [single(accounts), single(emails)];
  const hasNames = columns.some(({ kind }) => kind === 'name' || kind === 'part-of-name');
  const empty = columns.filter(
    (column) => SURE_PEOPLE.includes(column.kind) && !valid.includes(column),
  );
  const isOther = ({ place, kind }: Column): boolean =>
    hasHeader
      ? OWN.includes(kind) && !accounts.some((each) => isSamePerson(layout, each.place, place))
      : accounts.length + emails.length > 2;
  const others = emails.filter(isOther);
  const isOwnEmail = email && (!hasHeader || OWN.includes(email.kind));
  const give = (column: Column, role: 'person' | 'ignore'): void => {
    const reason = column.kind === undefined ? 'values' : 'header';
    roles.set(column.place, { role, reason: role === 'ignore' ? 'spare' : reason });
  };
  const leave = (unclear: readonly Column[]): void => {
    for (const { place } of unclear) roles.set(place, { role: undefined, reason: 'maybe-people' });
  };
  if (accounts.length > 1 || (account && others.length > 0)) leave([...accounts, ...others]);
  else if (account && isOwnEmail && isForeign(account) && !isUserExport(columns)) {
    give(account, 'ignore');
    give(email, 'person');
  } else if (account) {
    give(account, 'person');
    if (isOwnEmail) give(email, 'person');
    else for (const column of emails) give(column, 'ignore');
  } else if (email && mayBeOwn(email, empty, hasHeader && hasNames)) give(email, 'person');
  else if (emails.length > 0) leave([...emails, ...(email ? empty : [])]);
  for (const { place, kind } of columns)
    if (kind === 'second-email') roles.set(place, { role: 'ignore', reason: 'spare' });
  if (valid.length === 0 || valid.every(({ kind }) => kind === 'second-email' || kind === 'group'))
    suggestInvalid(columns, roles);
};

const OWN: readonly (HeaderKind | undefined)[] = ['email', 'person'];

const SURE_PEOPLE: readonly (HeaderKind | undefined)[] = ['account', 'person', 'email'];

/**
 * Whether the only column of emails may be the person's own. If another column names the people
 * without emails, these may be those of a manager.
 */
const mayBeOwn = ({ kind }: Column, empty: readonly Column[], hasNames: boolean): boolean =>
  kind !== 'other-person' &&
  (SURE_PEOPLE.includes(kind) || kind === 'login' || (empty.length === 0 && !hasNames));

/**
 * The columns of which at least half are people. A header says more than values: beside a column
 * called "member", one without a header isn't looked at.
 */
const validColumns = (columns: readonly Column[], hasHeader: boolean): Column[] => {
  const isNamed = ({ kind }: Column): boolean => NAMED.includes(kind);
  const hasNamed = hasHeader && columns.some((column) => isNamed(column) && peopleIn(column) > 0);
  return columns.filter(
    (column) => isMost(peopleIn(column), column.profile) && (!hasNamed || isNamed(column)),
  );
};

const NAMED: readonly (HeaderKind | undefined)[] = [
  'account',
  'person',
  'email',
  'login',
  'some-email',
];

/** The columns of the first tier that has any. */
const firstTier = (columns: readonly Column[]): readonly Column[] =>
  TIERS.map((kinds) => columns.filter(({ kind }) => kinds.includes(kind))).find(
    (found) => found.length > 0,
  ) ?? [];

const single = (columns: readonly Column[]): Column | undefined =>
  columns.length === 1 ? columns[0] : undefined;

const SURE_ID = /account|atlassian|aaid/i;

/** Whether IDs may be those of another system, which also uses 24 hexadecimal digits. */
const isForeign = ({ header, profile }: Column): boolean =>
  header !== '' && !SURE_ID.test(header) && profile.hexAccounts === profile.accounts;

/** Whether the headers are those of the user list that admin.atlassian.com exports. */
const isUserExport = (columns: readonly Column[]): boolean => {
  const headers = columns.map(({ header }) => header.toLowerCase());
  return ['user id', 'user name', 'email'].every((header) => headers.includes(header));
};

/** No column has valid people. The likeliest one is used, so that each row says what is wrong. */
const suggestInvalid = (columns: readonly Column[], roles: Roles): void => {
  const byHeader = (['email', 'account', 'person', 'login', 'some-email'] as const).flatMap(
    (wanted) => columns.filter(({ kind }) => kind === wanted),
  );
  const [likely] = [
    ...byHeader.filter((column) => peopleIn(column) + column.profile.damaged > 0),
    ...columns.filter(
      ({ kind, profile }) => kind === undefined && isMost(profile.damaged, profile),
    ),
    ...byHeader,
  ];
  if (likely) roles.set(likely.place, { role: 'person', reason: 'header' });
};

/** The column of groups. Of several, the admin chooses, unless one is named more exactly. */
const suggestGroup = (columns: readonly Column[], roles: Roles, hasHeader: boolean): void => {
  const named = columns.filter(
    ({ kind, profile }) =>
      kind === 'group' && profile.filledInAll > 0 && !isMost(profile.marks, profile),
  );
  const ids = columns.filter(({ kind }) => kind === 'group-id');
  const candidates = named.length > 0 ? named : ids;
  if (candidates.length === 0) {
    if (!hasHeader) suggestGroupByPlace(columns, roles);
    return;
  }
  const exact = candidates.filter(({ isExactGroup }) => isExactGroup);
  const best = exact.length > 0 ? exact : candidates;
  for (const { place } of best)
    roles.set(
      place,
      best.length === 1
        ? { role: 'group', reason: 'header' }
        : { role: undefined, reason: 'several-groups' },
    );
  for (const { place } of [...candidates, ...ids])
    if (!roles.has(place)) roles.set(place, { role: 'ignore', reason: 'spare' });
};

/**
 * Without a header, the column of groups beside the people: the only text, else the only one of
 * single words, else the only one that repeats, else the one before the people.
 */
const suggestGroupByPlace = (columns: readonly Column[], roles: Roles): void => {
  const rest = columns.filter(
    ({ profile }) =>
      profile.filled > 0 && !isMost(profile.actions, profile) && !isMost(profile.marks, profile),
  );
  if (roles.size === 0) {
    // No column has people: a list has the group first and then the person.
    const [group, person] = rest;
    if (group && person) roles.set(group.place, { role: 'group', reason: 'values' });
    const people = person ?? group;
    if (people) roles.set(people.place, { role: 'person', reason: 'values' });
    return;
  }
  const texts = rest.filter(({ profile }) => !isMost(profile.data, profile) && !areNames(profile));
  const words = texts.filter(({ profile }) => !isMost(profile.texts, profile));
  const repeated = texts.filter(({ profile }) => profile.distinct.size < profile.filled);
  const person = Math.min(...roles.keys());
  const before = words.filter(({ place }) => place < person);
  const choices = [
    rest.filter(({ profile }) => !areNames(profile)),
    words,
    texts,
    repeated,
    before,
  ];
  const group = choices.map(single).find((found) => found !== undefined);
  if (group) roles.set(group.place, { role: 'group', reason: 'values' });
  else
    for (const { place } of words) roles.set(place, { role: undefined, reason: 'several-groups' });
};

/** Two words in each cell, and all cells differ: rather the names of people than groups. */
const areNames = (profile: Profile): boolean =>
  profile.filled > 1 &&
  profile.distinct.size === profile.filled &&
  isMost(profile.sentences, profile);

/** The person's name in one column, or in its parts. */
const suggestNames = (columns: readonly Column[], roles: Roles): void => {
  const of = (...kinds: (HeaderKind | undefined)[]): Column[] =>
    columns.filter(({ kind }) => kinds.includes(kind));
  const hasNames = ({ profile }: Column): boolean => isMost(profile.sentences, profile);
  const whole = [...of('name'), ...of('login', 'person').filter(hasNames)];
  const best = whole.find(hasNames) ?? of('name')[0];
  const names = best ? [best] : of('part-of-name');
  for (const { place } of names) roles.set(place, { role: 'name', reason: 'header' });
  const others = of('part-of-name', 'login', 'account', 'person', 'email', 'some-email');
  for (const { place } of [...whole, ...others])
    if (!roles.has(place)) roles.set(place, { role: 'ignore', reason: 'spare' });
};

/**
 * The column of actions: named by its header, or with values that are mostly action words. A column
 * that also says to remove is left to the admin: if it were ignored, removals would become
 * additions. Beside a column of actions, reasons may say anything.
 */
const suggestAction = (columns: readonly Column[], roles: Roles): void => {
  const named = columns.filter(({ kind, profile }) => kind === 'action' && !hasNumbers(profile));
  const others = columns.filter((column) => !named.includes(column));
  const byValues = others.filter(
    ({ kind, profile }) => !FACTS.includes(kind) && isMost(profile.strongActions, profile),
  );
  const best = single(named.length > 0 ? named : byValues);
  if (best)
    roles.set(best.place, { role: 'action', reason: named.length > 0 ? 'header' : 'values' });
  const isDoubtful = ({ kind, profile, hasRemovals }: Column): boolean => {
    if (named.length > 0 && (kind === 'reason' || kind === 'until')) return false;
    if (kind === 'result') return false;
    if (kind === 'status' && !hasRemovals) return false;
    if (kind === 'not-needed') return profile.hasExactRemoval;
    const isOfActions = profile.changes > 0 && isMost(profile.actions, profile);
    return profile.hasRemoval || (isOfActions && !FACTS.includes(kind));
  };
  const doubtful = [...named, ...byValues, ...others.filter(isDoubtful)];
  for (const { place } of doubtful)
    if (!roles.has(place)) roles.set(place, { role: undefined, reason: 'maybe-actions' });
};

// Columns that say something about the person or the time, even if in words like "left".
const FACTS: readonly (HeaderKind | undefined)[] = [
  'status',
  'reason',
  'until',
  'result',
  'not-needed',
];

/** Ticket numbers and the like, which a header such as "Change" may have too. */
const hasNumbers = (profile: Profile): boolean =>
  profile.actions === 0 &&
  profile.filled > 0 &&
  [...profile.distinct].every((cell) => /\d{2}/.test(cell));

/** A header that is an action itself, such as "Remove" above marks. */
const asksByHeader = ({ header, profile, asks }: Column): boolean =>
  isMost(profile.marks, profile) && (readAction(header) !== undefined || asks);

/** Without a header: texts of several words are reasons. Single words could be anything. */
const suggestReason = (columns: readonly Column[], roles: Roles): void => {
  const reason = columns.find(({ profile }) => isMost(profile.sentences, profile));
  if (reason) roles.set(reason.place, { role: 'reason', reason: 'values' });
};

/** Why a column without a role is ignored. */
const unused = ({ kind, profile }: Column): Suggestion => {
  if (kind === 'status' || kind === 'kind') return { role: 'ignore', reason: kind };
  if (kind !== undefined) return { role: 'ignore', reason: 'not-needed' };
  return { role: 'ignore', reason: mayBeGroups(profile) ? 'maybe-groups' : 'unknown' };
};
