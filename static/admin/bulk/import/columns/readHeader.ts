import { readAction, readPerson } from '../cells/cells';
import type { TableRow } from '../readTable';
import { type Columns, headerKind, type HeaderKind, plainHeader } from './columns';
import { actionByContent, guessColumns } from './guessColumns';

const PEOPLE: readonly (HeaderKind | undefined)[] = ['account', 'person', 'email'];

/** Whether the first row names columns; the second settles it where just one of many is known. */
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
 * What the columns hold by their headers, and the headers that say nothing to us. Where no header
 * says where the people or the actions are, the rows show it.
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
 * Whether this is the list of users that admin.atlassian.com exports. The groups in it are those
 * that people are in already, several in a cell.
 * https://support.atlassian.com/security-and-access-policies/docs/export-users-from-a-site
 */
const isUserList = ({ cells }: TableRow): boolean => {
  const words = new Set(cells.map((cell) => plainHeader(cell)));
  return words.has('userid') && words.has('username') && words.has('email');
};
