import { readAction, readPerson } from './cells';
import type { TableRow } from './import';

/** The columns that hold the parts of a change, counted from 0. */
export type Columns = {
  /** The number of columns. Cells beyond have no header. */
  width: number;
  /** Group IDs before group names. The first cell that isn't empty counts. */
  groups: number[];
  /** Account IDs before emails. The first cell with a valid one counts. */
  people: number[];
  /** A person's name, which helps to find an email's account. */
  name?: number;
  action?: number;
  reason?: number;
  /** Columns that must be empty, because their meaning is unknown. */
  unknown: number[];
  /**
   * Columns that must not name a removal: their header is unknown, and no column has the actions.
   */
  doubtful: number[];
};

/** What a column holds according to its header. `result` columns come from our own result files. */
export type HeaderKind =
  'groupId' | 'group' | 'account' | 'person' | 'email' | 'name' | 'action' | 'reason' | 'result';

const SPELLINGS: readonly (readonly [HeaderKind, string])[] = [
  ['groupId', 'groupid groupids groupuuid'],
  ['group', 'group groups groupname groupnames usergroup usergroups team'],
  ['group', 'confluencegroup confluencegroups targetgroup groupnameorid grouporid'],
  ['account', 'accountid accountids userid userids memberid personid atlassianid aaid'],
  ['account', 'atlassianaccountid atlassianaccount useraccountid'],
  ['person', 'user users member members person people account accounts who'],
  ['person', 'memberemailaccountid emailoraccountid accountidoremail userprincipalname upn'],
  ['email', 'email emails mail mails emailaddress emailaddresses mailaddress useremail'],
  ['email', 'memberemail accountemail workemail primaryemail'],
  ['name', 'name username fullname displayname membername personname'],
  ['action', 'action actions operation operations op change changes changetype actiontype'],
  ['action', 'addremove addorremove removeadd membershipaction memberaction'],
  ['reason', 'reason reasons note notes why comment comments remark remarks justification'],
  ['result', 'outcome certain httpstatus'],
];

const KINDS: ReadonlyMap<string, HeaderKind> = new Map(
  SPELLINGS.flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, HeaderKind] => [word, kind]),
  ),
);

/** A header without what people write differently: case, spaces, `_`, `-`, `.`, `/`, `:`, `*`. */
export const plainHeader = (text: string): string =>
  text.length > 60 ? '' : text.toLowerCase().replace(/[\s_\-.:/*()\u2010-\u2015]/g, '');

/** What a tidied header cell means, in any common spelling. Undefined if it is unknown. */
export const headerKind = (text: string): HeaderKind | undefined => KINDS.get(plainHeader(text));

const PEOPLE: readonly (HeaderKind | undefined)[] = ['account', 'person', 'email'];

/**
 * Whether the first row is a header. If only one of many columns is known, the second row decides.
 */
export const isHeader = ([first, second]: TableRow[]): boolean => {
  if (first === undefined || first.cells.some((cell) => isContent(cell))) return false;
  const kinds = first.cells.map((cell) => headerKind(cell));
  const known = kinds.filter((kind) => kind !== undefined).length;
  if (known !== 1 || first.cells.filter((cell) => cell !== '').length === 1) return known > 0;
  const people = second?.cells.map((cell) => readPerson(cell).person !== undefined) ?? [];
  const place = kinds.findIndex((kind) => kind !== undefined);
  return PEOPLE.includes(kinds[place]) ? people[place] === true : people.includes(true);
};

const isContent = (cell: string): boolean =>
  cell !== '' && (readPerson(cell).person !== undefined || readAction(cell) !== undefined);

/**
 * Reads the columns from the header, and lists the headers that are unknown. If no header names the
 * people or the actions, the rows decide.
 */
export const readHeader = (
  header: TableRow,
  rows: TableRow[],
  isForOneGroup: boolean,
): { columns: Columns; ignored: string[] } => {
  const kinds = header.cells.map((cell) => headerKind(cell));
  const at = (...wanted: HeaderKind[]): number[] =>
    wanted.map((kind) => kinds.indexOf(kind)).filter((place) => place >= 0);
  const groups = isForOneGroup && isUserList(header) ? [] : at('groupId', 'group');
  const namedPeople = at('account', 'person', 'email');
  const seen = guessColumns(rows, true).people.filter((place) => !groups.includes(place));
  const people = namedPeople.length > 0 ? namedPeople : seen;
  const [name, reason] = [at('name')[0], at('reason')[0]];
  const unread = placesOf(
    header,
    (_, place) => kinds[place] === undefined && !people.includes(place),
  );
  const named = at('action')[0];
  const found = named === undefined ? actionByContent(rows, unread) : { doubtful: [] };
  const action = named ?? found.action;
  const read = [...groups, ...people, name, action, reason];
  const columns: Columns = {
    width: header.cells.length,
    groups,
    people,
    ...(name !== undefined && { name }),
    ...(action !== undefined && { action }),
    ...(reason !== undefined && { reason }),
    unknown: placesOf(header, (cell, place) => cell === '' && !read.includes(place)),
    doubtful: found.doubtful,
  };
  const ignored = placesOf(
    header,
    (cell, place) => cell !== '' && !read.includes(place) && kinds[place] !== 'result',
  );
  return { columns, ignored: ignored.flatMap((place) => header.cells[place] ?? []) };
};

const placesOf = (
  { cells }: TableRow,
  isWanted: (cell: string, place: number) => boolean,
): number[] => cells.flatMap((cell, place) => (isWanted(cell, place) ? [place] : []));

/**
 * Whether this is the user list that admin.atlassian.com exports. Its group cells list the groups
 * that people are already in, several per cell.
 * https://support.atlassian.com/security-and-access-policies/docs/export-users-from-a-site
 */
const isUserList = ({ cells }: TableRow): boolean => {
  const words = new Set(cells.map((cell) => plainHeader(cell)));
  return words.has('userid') && words.has('username') && words.has('email');
};

const SAMPLE = 1_000; // rows

type Content = 'account' | 'email' | 'action' | 'other' | 'nothing';

/**
 * Guesses the columns of a list without a header from their content: people, actions, then groups,
 * then reasons. For one chosen group, the rest is reasons after the people, and ignored before
 * them. A second column of people counts only if one has IDs and the other emails.
 */
export const guessColumns = (rows: TableRow[], isForOneGroup: boolean): Columns => {
  const sample = rows.slice(0, SAMPLE);
  const width = sample.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const contents = Array.from({ length: width }, (_, place) =>
    mostly(sample.map(({ cells }) => contentOf(cells[place] ?? ''))),
  );
  const at = (content: Content): number[] =>
    contents.flatMap((found, place) => (found === content ? [place] : []));
  const others = at('other');
  const found = [...at('account').slice(0, 1), ...at('email').slice(0, 1)];
  // No people found: use the column where they usually are, so that each row says what is wrong.
  const people = found.length > 0 ? found : others.slice(isForOneGroup ? 0 : 1).slice(0, 1);
  const rest = others.filter((place) => !people.includes(place));
  const groups = isForOneGroup ? [] : rest.slice(0, 1);
  const [action] = at('action');
  const reason = rest.find((place) => !groups.includes(place) && place > Math.min(...people));
  const read = [...groups, ...people, action, reason];
  return {
    width,
    groups,
    people,
    ...(action !== undefined && { action }),
    ...(reason !== undefined && { reason }),
    unknown: contents.flatMap((_, place) => (read.includes(place) ? [] : [place])),
    doubtful: [],
  };
};

const contentOf = (cell: string): Content => {
  if (cell === '') return 'nothing';
  const read = readPerson(cell);
  if (read.person !== undefined) return read.person.kind;
  if (read.code !== 'bad-person') return 'account'; // what a spreadsheet left of one
  return readAction(cell) === undefined ? 'other' : 'action';
};

const mostly = (contents: Content[]): Content => {
  const count = (content: Content): number => contents.filter((found) => found === content).length;
  const [accounts, emails, actions] = [count('account'), count('email'), count('action')];
  const half = (contents.length - count('nothing')) / 2;
  if (half === 0) return 'nothing';
  if (accounts + emails >= half) return accounts >= emails ? 'account' : 'email';
  return actions >= half ? 'action' : 'other';
};

const IS_WORD = /\p{L}/u; // a dash may mean nothing

/**
 * Finds the actions among columns with unknown headers: the column that holds little else, and the
 * columns that sometimes hold a word for removing. If such a word were ignored, a removal would
 * become an addition.
 */
const actionByContent = (
  rows: TableRow[],
  places: readonly number[],
): { action?: number; doubtful: number[] } => {
  const action = places.find((place) => holdsActions(cellsOf(rows, place)));
  const doubtful = places.filter(
    (place) => place !== action && cellsOf(rows, place).some(isRemovalWord),
  );
  return action === undefined ? { doubtful } : { action, doubtful };
};

/** Whether a tidied cell is a word for removing, and not just a sign. */
export const isRemovalWord = (cell: string): boolean =>
  IS_WORD.test(cell) && readAction(cell) === 'remove';

const cellsOf = (rows: TableRow[], place: number): string[] =>
  rows.map(({ cells }) => cells[place] ?? '').filter((cell) => cell !== '');

const holdsActions = (cells: string[]): boolean => {
  const actions = cells.filter((cell) => readAction(cell) !== undefined);
  return actions.length * 2 >= cells.length && actions.some((cell) => IS_WORD.test(cell));
};
