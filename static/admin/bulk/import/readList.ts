import { MAX_GROUPS, MAX_NAME_LENGTH } from '../../../../src/domain/limits';
import { plainWord } from './actionWords';
import { cutReason, hasUnreadable, withoutBreaks } from './cells';
import { isInactive, isNoPerson, kindColumns } from './columns';
import {
  type Finding,
  type Import,
  type ImportPerson,
  type ImportRefusal,
  type ImportRow,
  makeNotes,
  type Note,
} from './import';
import { headerKind } from './headerWords';
import { findingsOfSheet } from './mapList';
import type { Layout, MappedList, WordMeaning } from './mapping';
import { isErrorValue, readAccountId, readPeople } from './people';
import type { SheetRow } from './sheet';

/**
 * Reads the changes of a list whose columns are decided. Each row of the list is in `rows`, or
 * noted as `duplicate` or `skip-word`. A row needs review if one of its findings isn't fixed.
 * Findings are in row order.
 */
export const readList = (list: MappedList): Import | ImportRefusal => {
  const { layout } = list;
  if (!layout) return { refused: 'empty' };
  const { note, findings } = makeNotes();
  const columns = columnsToRead(list, layout);
  const read = layout.rows.flatMap((row) => readRow(row, columns, note));
  const groups = new Set(read.map(({ group }) => group?.normalize('NFC')));
  groups.delete(undefined);
  if (groups.size > MAX_GROUPS) return { refused: 'too-many-groups', count: groups.size };
  const kept = new Set(layout.rows.map(({ row }) => row));
  const earlier = findingsOfSheet(list).filter(({ row }) => row === 0 || kept.has(row));
  const known = [...earlier, ...findings];
  const deduplicated = dropDuplicates(read, openRows(known));
  const all = [...known, ...deduplicated.findings];
  return {
    rows: deduplicated.rows,
    findings: all.sort((one, other) => one.row - other.row),
    rowText: makeRowText(list, layout),
  };
};

const MAX_ROW_TEXT = 600; // characters; enough to recognize a row

const makeRowText = ({ columns }: MappedList, { rows }: Layout): ((row: number) => string) => {
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  const shown = columns.filter(({ reason }) => reason !== 'secret');
  return function rowText(number) {
    const cells = byNumber.get(number)?.cells ?? [];
    const texts = shown.flatMap(({ place, header }) => {
      const cell = cells[place] ?? '';
      if (cell === '') return [];
      return header === '' ? [cell] : [`${header}: ${cell}`];
    });
    return texts.join(' · ').slice(0, MAX_ROW_TEXT);
  };
};

/** The columns of a list by what they hold, counted from 0. */
type Columns = {
  group: number | undefined;
  /** The first cell that names a person counts. */
  people: readonly number[];
  names: readonly number[];
  action: number | undefined;
  reasons: readonly number[];
  /** Columns without a header that are mostly empty. A cell in them shows that a row is shifted. */
  stray: readonly number[];
  statuses: readonly { place: number; header: string }[];
  kinds: readonly number[];
  /** The group for all rows, if no column has groups. */
  chosen: string | undefined;
  meaningOf: (word: string) => WordMeaning | undefined;
};

const columnsToRead = (list: MappedList, layout: Layout): Columns => {
  const { columns, mapping, words } = list;
  const { roles, group, defaultAction } = mapping;
  const places = (wanted: string): number[] =>
    roles.flatMap((role, place) => (role === wanted ? [place] : []));
  const action = places('action')[0];
  const meanings = new Map(words.map(({ word, meaning }) => [plainWord(word), meaning]));
  const unused = columns.filter(({ place }) => roles[place] === 'ignore');
  return {
    group: places('group')[0],
    people: bySureness(places('person'), layout),
    names: places('name'),
    action,
    reasons: places('reason'),
    stray: layout.header
      ? unused
          .filter(({ header, filled }) => header === '' && filled * 2 <= layout.rows.length)
          .map(({ place }) => place)
      : [],
    statuses: unused.filter(({ reason }) => reason === 'status'),
    kinds: kindColumns(layout, unused),
    chosen: group?.id,
    meaningOf: (word) => (action === undefined ? defaultAction : meanings.get(plainWord(word))),
  };
};

const SAMPLE_ROWS = 200;

/** Columns of people, the surest first: account IDs, then columns that a header calls emails. */
const bySureness = (places: readonly number[], { header, rows }: Layout): number[] => {
  const rank = (place: number): number => {
    const cells = rows.slice(0, SAMPLE_ROWS).map((row) => row.cells[place] ?? '');
    const filled = cells.filter((cell) => cell !== '');
    const accounts = filled.filter((cell) => readAccountId(cell) !== undefined);
    if (filled.length > 0 && accounts.length * 2 >= filled.length) return 0;
    return headerKind(header?.cells[place] ?? '') === 'email' ? 1 : 2;
  };
  return [...places].sort((one, other) => rank(one) - rank(other));
};

const readRow = (row: SheetRow, columns: Columns, note: Note): ImportRow[] => {
  const at = (place: number | undefined): string =>
    place === undefined ? '' : (row.cells[place] ?? '');
  const number = row.row;
  const word = at(columns.action);
  const hasValue = columns.action === undefined || !row.formulas?.includes(columns.action);
  const meaning = hasValue ? columns.meaningOf(word) : undefined;
  if (meaning === 'skip') {
    note(number, 'skip-word', true, word);
    return [];
  }
  if (meaning === undefined) note(number, hasValue ? 'bad-action' : 'no-value', false, word);
  if (row.isHidden) note(number, 'hidden-row', true);
  noteOddCells(row, columns, meaning, note);
  const given = withoutBreaks(columns.reasons.map(at).filter(Boolean).join('; '));
  const reason = cutReason(given);
  if (reason !== given) note(number, 'long-reason', true, given);
  const group = readGroup(row, columns, note);
  const name = columns.names.map(at).filter(Boolean).join(' ');
  const people = readMembers(row, columns, name, note);
  const rest = { ...group, action: meaning, ...(reason !== '' && { reason }) };
  if (people.length > 0) return people.map((person) => ({ row: number, person, ...rest }));
  const alone = name === '' ? columns.people.map(at).find((cell) => isName(cell)) : name;
  return [{ row: number, person: undefined, ...(alone !== undefined && { name: alone }), ...rest }];
};

const isName = (cell: string): boolean =>
  cell.length <= MAX_NAME_LENGTH &&
  /\p{L}/u.test(cell) &&
  !isErrorValue(cell) &&
  !cell.includes('@');

/** Notes cells that show that a row isn't what it seems, or isn't about an active person. */
const noteOddCells = (
  { row, cells }: SheetRow,
  { stray, statuses, kinds }: Columns,
  meaning: WordMeaning | undefined,
  note: Note,
): void => {
  const text = (place: number): string => cells[place] ?? '';
  const shifted = stray.map(text).find((cell) => cell !== '');
  if (shifted !== undefined) note(row, 'more-columns', false, shifted);
  const kind = kinds.map(text).find((cell) => isNoPerson(cell));
  if (kind !== undefined) note(row, 'not-a-person', false, kind);
  // Lists often remove people who left, so their status matters only when they are added.
  const status = statuses.find(({ place, header }) => isInactive(header, text(place)));
  if (status && meaning !== 'remove') note(row, 'inactive', false, text(status.place));
};

const SEVERAL = /\s*[,;|\n]\s*/;
const UNREADABLE = /[\t]/; // no group name has tabs

const readGroup = (
  { row, cells, formulas }: SheetRow,
  { group: place, chosen }: Columns,
  note: Note,
): Pick<ImportRow, 'group' | 'groupParts'> => {
  const written = place === undefined ? '' : (cells[place] ?? '');
  if (written === '') {
    if (place === undefined && chosen !== undefined) return { group: chosen };
    const isFormula = place !== undefined && formulas?.includes(place) === true;
    note(row, isFormula ? 'no-value' : 'no-group', false);
    return { group: undefined };
  }
  const names = written.split(SEVERAL).filter((part) => part !== '');
  const group = names.length > 1 ? names.join(', ') : written;
  const isShort = (name: string): boolean => name.length <= MAX_NAME_LENGTH;
  const isOdd = UNREADABLE.test(group) || isErrorValue(group);
  if (hasUnreadable(group)) note(row, 'unreadable', false, group);
  else if (isOdd || !(isShort(group) || names.every(isShort))) note(row, 'bad-group', false, group);
  else if (names.length > 1)
    return {
      group: isShort(written) && !written.includes('\n') ? written : group,
      groupParts: names,
    };
  else return { group };
  return { group: undefined };
};

const readMembers = (
  { row, cells, formulas }: SheetRow,
  { people: places }: Columns,
  name: string,
  note: Note,
): ImportPerson[] => {
  const filled = places.filter((place) => (cells[place] ?? '') !== '');
  const reads = filled.map((place) => ({
    text: cells[place] ?? '',
    ...readPeople(cells[place] ?? ''),
  }));
  const good = reads.findIndex(({ people }) => people !== undefined);
  const [first, read] = [reads[0], reads[good]];
  if (first === undefined) {
    const isFormula = places.some((place) => formulas?.includes(place));
    note(row, isFormula ? 'no-value' : 'no-person', false);
    return [];
  }
  if (!first.people && (!read?.people || first.code !== 'bad-person'))
    note(row, first.code, read?.people !== undefined, first.text);
  if (!read?.people) return [];
  if (read.fixed) note(row, read.fixed, true, read.text);
  const [person, ...more] = read.people;
  if (!person || more.length > 0) return read.people;
  if (person.kind === 'account') return [person];
  const others = reads
    .slice(good + 1)
    .flatMap(({ people }) => (people?.length === 1 ? people : []))
    .flatMap((other) => (other.kind === 'email' ? [other.email] : []))
    .filter((email) => email.toLowerCase() !== person.email.toLowerCase());
  const known = person.name ?? name;
  return [
    {
      kind: 'email',
      email: person.email,
      // A name that is too long for a search is left out.
      ...(known !== '' && known.length <= MAX_NAME_LENGTH && { name: known }),
      ...(others.length > 0 && { otherEmails: [...new Set(others)] }),
    },
  ];
};

/**
 * Drops rows that repeat an earlier row, and notes them. Two rows that contradict each other both
 * need review. Emails match in any case, groups only exactly. Rows that are `open` or incomplete
 * are kept.
 */
const dropDuplicates = (
  rows: ImportRow[],
  open: ReadonlySet<number>,
): Pick<Import, 'rows' | 'findings'> => {
  const firsts = new Map<string, ImportRow>();
  const kept: ImportRow[] = [];
  const findings: Finding[] = [];
  for (const row of rows) {
    const membership = open.has(row.row) ? undefined : membershipOf(row);
    const key = `${row.action ?? ''} ${membership ?? ''}`;
    const first = membership === undefined ? undefined : firsts.get(key);
    if (first !== undefined) {
      findings.push({ row: row.row, code: 'duplicate', fixed: true, otherRow: first.row });
      continue;
    }
    kept.push(row);
    if (membership === undefined) continue;
    firsts.set(key, row);
    const opposite = firsts.get(`${row.action === 'add' ? 'remove' : 'add'} ${membership}`);
    if (opposite) findings.push(contradiction(row, opposite), contradiction(opposite, row));
  }
  return { rows: kept, findings };
};

const membershipOf = ({ group, person, action }: ImportRow): string | undefined => {
  if (group === undefined || person === undefined || action === undefined) return undefined;
  const who = person.kind === 'account' ? person.accountId : person.email.toLowerCase();
  return `${who} ${group.normalize('NFC')}`; // IDs and emails have no spaces
};

const contradiction = ({ row }: ImportRow, other: ImportRow): Finding => ({
  row,
  code: 'contradiction',
  fixed: false,
  otherRow: other.row,
});

/** The rows that need review: those with a finding that isn't fixed. */
const openRows = (findings: readonly Finding[]): Set<number> =>
  new Set(findings.filter(({ fixed }) => !fixed).map(({ row }) => row));
