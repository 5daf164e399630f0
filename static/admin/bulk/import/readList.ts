import { MAX_GROUPS, MAX_NAME_LENGTH, MAX_ROWS } from '../../../../src/domain/limits';
import { plainWord, type WordMeaning } from './actionWords';
import { cutReason, DIRECTORY_NAME, hasUnreadable, isErrorValue, withoutBreaks } from './cells';
import { isNoPerson, kindColumns, samePersonPairs } from './hints';
import {
  type Finding,
  type FindingCode,
  type Import,
  type ImportRefusal,
  type ImportRow,
  makeNotes,
  type Note,
} from './import';
import { actionColumn, findingsOfSheet } from './mapList';
import type { Layout, MappedList } from './mapping';
import { mayBeName, readPeople } from './people';
import type { HeaderKindOf } from './headerKind';
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
  const earlier = findingsOfSheet(list)
    .filter(({ row }) => row === 0 || kept.has(row))
    .map((finding) => withoutSecretText(finding, list, layout));
  const known = [...earlier, ...findings];
  const deduplicated = dropDuplicates(read, openRows(known));
  const { rows } = deduplicated;
  if (rows.length > MAX_ROWS) return { refused: 'too-many-changes', count: rows.length };
  const all = [...known, ...deduplicated.findings];
  return {
    rows,
    findings: all.sort((one, other) => one.row - other.row),
    rowText: makeRowText(list, layout),
  };
};

/** A finding without its text if it quotes a secret. */
const withoutSecretText = (
  finding: Finding,
  { columns }: MappedList,
  { rows }: Layout,
): Finding => {
  const { text: quoted, ...rest } = finding;
  if (quoted === undefined || finding.fixed) return finding;
  const cells = rows.find(({ row }) => row === finding.row)?.cells ?? [];
  const isSecret = columns.some(({ place, reason }) => {
    const cell = reason === 'secret' ? (cells[place] ?? '') : '';
    return cell !== '' && (cell.includes(quoted) || quoted.includes(cell));
  });
  return isSecret ? rest : finding;
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
  people: readonly number[];
  /** Columns of account IDs, each with one of emails, which count where no ID names the person. */
  pairs: ReturnType<typeof samePersonPairs>;
  names: readonly number[];
  action: number | undefined;
  reasons: readonly number[];
  /** Columns without a header that are mostly empty. A cell in them shows that a row is shifted. */
  stray: readonly number[];
  statuses: readonly { place: number; header: string }[];
  isInactive: HeaderKindOf['isInactive'];
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
  const action = actionColumn(layout, mapping);
  const meanings = new Map(words.map(({ word, meaning }) => [plainWord(word), meaning]));
  const unused = columns.filter(({ place }) => roles[place] === 'ignore');
  return {
    group: places('group')[0],
    people: places('person'),
    pairs: samePersonPairs(places('person'), layout),
    names: places('name'),
    action,
    reasons: places('reason'),
    stray: layout.header
      ? unused
          .filter(({ header, filled }) => header === '' && filled * 2 <= layout.rows.length)
          .map(({ place }) => place)
      : [],
    statuses: unused.filter(({ reason }) => reason === 'status'),
    isInactive: layout.headerKind.isInactive,
    kinds: kindColumns(layout, unused),
    chosen: group?.id,
    meaningOf: (word) => (action === undefined ? defaultAction : meanings.get(plainWord(word))),
  };
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
  const rest = { ...group, action: meaning, ...(reason !== '' && { reason }) };
  const people = readMembers(row, columns, name, note);
  return people.map((person) => ({ row: number, ...person, ...rest }));
};

/** Notes cells that show that a row isn't what it seems, or isn't about an active person. */
const noteOddCells = (
  { row, cells }: SheetRow,
  { stray, statuses, isInactive, kinds }: Columns,
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

/** The groups that a cell names, also as a directory writes them: `CN=finance,OU=Groups,DC=…`. */
const groupNames = (written: string): string[] => {
  const names = written.split(DIRECTORY_NAME.test(written) ? /\s*[;|\n]\s*/ : SEVERAL);
  return names
    .map((name) => DIRECTORY_NAME.exec(name)?.[1]?.replace(/\\(.)/g, '$1') ?? name)
    .filter((name) => name !== '');
};
const UNREADABLE = /[\t\n]/; // no group name has them

const readGroup = (
  { row, cells, formulas }: SheetRow,
  { group: place, chosen }: Columns,
  note: Note,
): Pick<ImportRow, 'group' | 'groupParts' | 'noGroup'> => {
  const missing = (code: FindingCode, text?: string) => ({
    group: undefined,
    noGroup: note(row, code, false, text),
  });
  const written = place === undefined ? '' : (cells[place] ?? '');
  if (written === '') {
    if (place === undefined && chosen !== undefined) return { group: chosen };
    const isFormula = place !== undefined && formulas?.includes(place) === true;
    return missing(isFormula ? 'no-value' : 'no-group');
  }
  const names = groupNames(written);
  const isDirectory = DIRECTORY_NAME.test(written);
  const group = names.length > 1 ? names.join(', ') : isDirectory ? (names[0] ?? '') : written;
  const isShort = (name: string): boolean => name.length <= MAX_NAME_LENGTH;
  const isOdd = UNREADABLE.test(group) || isErrorValue(group);
  if (hasUnreadable(group)) return missing('unreadable', group);
  if (isOdd || !(isShort(group) || names.every(isShort))) return missing('bad-group', group);
  if (names.length < 2) return { group };
  return {
    group: isShort(written) && !written.includes('\n') && !isDirectory ? written : group,
    groupParts: names,
  };
};

type Member = Pick<ImportRow, 'person' | 'noPerson' | 'name'>;

const NO_VALUE = { people: undefined, code: 'no-value' } as const;

/**
 * The people of a row. Each filled cell names some, or someone who can't be read, so that no one is
 * lost.
 */
const readMembers = (
  { row, cells, formulas }: SheetRow,
  { people: places, pairs }: Columns,
  name: string,
  note: Note,
): Member[] => {
  const filled = places
    .map((place) => ({ place, text: cells[place] ?? '' }))
    .filter(({ place, text }) => text !== '' || formulas?.includes(place))
    .map((cell) => ({ ...cell, ...(cell.text === '' ? NO_VALUE : readPeople(cell.text)) }));
  const at = (wanted: number) => filled.find(({ place }) => place === wanted);
  const isSpare = ({ place, text, people: found }: (typeof filled)[number]): boolean =>
    pairs.some(([account, email]) => {
      const isOfOther = pairs.some(
        ([other, its]) => its === email && other !== account && at(other)?.people,
      );
      if (place === account) return !found && at(email) !== undefined && !isOfOther;
      if (place !== email || (found && found.length > 1)) return false;
      return at(account)?.people?.some(
        (person) => person.kind === 'account' || person.email.toLowerCase() === text.toLowerCase(),
      );
    });
  const reads = filled.filter((cell) => !isSpare(cell));
  const missing = (code: FindingCode, place: number, alone: string, text?: string): Member => ({
    person: undefined,
    noPerson: { ...note(row, code, false, text), place },
    ...(alone !== '' && { name: alone }),
  });
  if (reads.length === 0) return [missing('no-person', 0, name)];
  const own = reads.length > 1 ? '' : name; // of several people, it isn't clear whose name it is
  return reads.flatMap(({ place, text, ...read }): Member[] => {
    if (!read.people) {
      const isAlone = own === '' && read.code === 'bad-person' && mayBeName(text);
      return [missing(read.code, place, isAlone ? text : own, text)];
    }
    if (read.fixed) note(row, read.fixed, true, text);
    const isOnly = own !== '' && read.people.length === 1;
    return read.people.map((person) => ({
      person: isOnly && person.kind === 'email' ? { name: own, ...person } : person,
    }));
  });
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
