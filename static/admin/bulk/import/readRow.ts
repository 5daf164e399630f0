import { MAX_NAME_LENGTH } from '../../../../src/domain/limits';
import { cutReason, hasUnreadable, readAction, readPerson, withoutBreaks } from './cells';
import { type Columns, isRemovalWord } from './columns';
import type { ImportPerson, ImportRow, Note, TableRow } from './import';

const BREAK = /[\n\t]/;

/**
 * Reads one row of the list and notes what is wrong. A row without a group gets the `chosen` one.
 */
export const readRow = (
  { row, cells }: TableRow,
  columns: Columns,
  chosen: string | undefined,
  note: Note,
): ImportRow => {
  const at = (place: number | undefined): string =>
    place === undefined ? '' : (cells[place] ?? '');
  noteExtraCells(row, cells, columns, note);
  const given = withoutBreaks(at(columns.reason));
  const reason = cutReason(given);
  if (reason !== given) note(row, 'long-reason', true, given);
  return {
    row,
    group: readGroup(row, columns.groups.map(at), chosen, note),
    person: readMember(row, columns.people.map(at), at(columns.name), note),
    action: readChange(row, at(columns.action), columns.doubtful.map(at), note),
    ...(reason !== '' && { reason }),
  };
};

const noteExtraCells = (row: number, cells: string[], columns: Columns, note: Note): void => {
  const more = [
    ...columns.unknown.map((place) => cells[place] ?? ''),
    ...cells.slice(columns.width),
  ];
  const full = more.find((cell) => cell !== '');
  if (full !== undefined) note(row, 'more-columns', false, full);
  else if (cells.length > columns.width) note(row, 'more-columns', true);
};

const readGroup = (
  row: number,
  named: string[],
  chosen: string | undefined,
  note: Note,
): string | undefined => {
  const group = named.find((cell) => cell !== '') ?? chosen;
  if (group === undefined) note(row, 'no-group', false);
  if (group === undefined || group === chosen) return group;
  const isName = group.length <= MAX_NAME_LENGTH && !BREAK.test(group);
  if (isName && !hasUnreadable(group)) return group;
  note(row, 'bad-group', false, group);
  return undefined;
};

const readMember = (
  row: number,
  cells: string[],
  name: string,
  note: Note,
): ImportPerson | undefined => {
  const texts = cells.filter((cell) => cell !== '');
  const reads = texts.map((cell) => readPerson(cell));
  const good = reads.findIndex(({ person }) => person !== undefined);
  const [first, read] = [reads[0], reads[good]];
  if (first === undefined) note(row, 'no-person', false);
  else if (first.person === undefined && (read === undefined || first.code !== 'bad-person'))
    note(row, first.code, read !== undefined, texts[0]);
  if (read?.person === undefined) return undefined;
  if (read.fixed !== undefined) note(row, read.fixed, true, texts[good]);
  const { person } = read;
  return person.kind === 'email' ? withName(person.email, person.name ?? name) : person;
};

/** Adds a name, which helps to find the account. A name that is too long is dropped. */
const withName = (email: string, name: string): ImportPerson =>
  name === '' || name.length > MAX_NAME_LENGTH
    ? { kind: 'email', email }
    : { kind: 'email', email, name };

const readChange = (
  row: number,
  text: string,
  doubtful: string[],
  note: Note,
): ImportRow['action'] => {
  const removal = doubtful.find(isRemovalWord);
  if (removal !== undefined) {
    note(row, 'unread-removal', false, removal);
    return undefined;
  }
  const action = text === '' ? 'add' : readAction(text);
  if (action === undefined) note(row, 'bad-action', false, text);
  return action;
};
