import type { ChangeAction } from '../../../../src/contract/bulkApi';

/** Something found while reading a list, about one row or about the whole list (row 0). */
export type Finding = {
  /** As a spreadsheet numbers it, including the header. */
  row: number;
  code: FindingCode;
  /** Whether it was fixed automatically. If not, the admin must resolve it. */
  fixed: boolean;
  /** The first 200 characters of the text it is about. */
  text?: string;
  /** The row that it repeats or contradicts. */
  otherRow?: number;
};

export type FindingCode =
  | 'byte-order-mark'
  | 'stray-quote'
  | 'invisible-characters'
  | 'name-and-address'
  | 'several-people'
  | 'formula-text'
  | 'hidden-row'
  | 'secret-value'
  | 'skip-word'
  | 'error-value'
  | 'unreadable'
  | 'no-value'
  | 'inactive'
  | 'not-a-person'
  | 'duplicate'
  | 'contradiction'
  | 'damaged-number'
  | 'lost-zeros'
  | 'no-group'
  | 'no-person'
  | 'bad-person'
  | 'bad-group'
  | 'bad-action'
  | 'more-columns'
  | 'formula-guard'
  | 'long-reason';

export type ImportPerson =
  | { kind: 'account'; accountId: string }
  | {
      kind: 'email';
      email: string;
      name?: string;
    };

/** Why a part of a row is missing or can't be read, and the text that stands there. */
export type MissingPart = Required<Pick<Finding, 'code' | 'text'>>;

/**
 * One change that the list asks for. Missing or unreadable parts are undefined, and a finding says
 * so. A row of the list gives several of them if it names several people.
 */
export type ImportRow = {
  row: number;
  /** A group's name or ID, as written. */
  group: string | undefined;
  /** The names in `group` if it may be several. */
  groupParts?: readonly string[];
  /** Why `group` is undefined. */
  noGroup?: MissingPart;
  person: ImportPerson | undefined;
  /** Why `person` is undefined, and in which column, counted from 0. */
  noPerson?: MissingPart & { place: number };
  /** The person's name, if nothing else in the row identifies them. */
  name?: string;
  action: ChangeAction | undefined;
  reason?: string;
};

/** A list as it was read, without duplicates. */
export type Import = {
  rows: ImportRow[];
  findings: Finding[];
  /** The cells of a row with their headers, without secrets. */
  rowText: (row: number) => string;
};

/**
 * Why a text isn't a list. `no-user-list`: it has no columns for account IDs and emails.
 * `no-account-ids`: the IDs in it aren't those of Atlassian accounts.
 */
export type ImportRefusal = {
  refused:
    | 'empty'
    | 'not-text'
    | 'too-large'
    | 'too-many-rows'
    | 'too-many-changes'
    | 'too-many-groups'
    | 'too-many-columns'
    | 'no-user-list'
    | 'no-account-ids';
  /** The number of rows, changes, groups, columns or characters. */
  count?: number;
};

const MAX_TEXT_LENGTH = 200; // enough to recognize a cell

/**
 * Collects findings row by row. Keeps only the first finding of each code per row. `note` returns
 * what it was given, also if it isn't kept.
 */
export const makeNotes = (): {
  note: (row: number, code: FindingCode, fixed: boolean, text?: string) => MissingPart;
  findings: Finding[];
} => {
  const findings: Finding[] = [];
  const isNoted = (row: number, code: FindingCode): boolean => {
    for (let at = findings.length - 1; findings[at]?.row === row; at -= 1)
      if (findings[at]?.code === code) return true;
    return false;
  };
  const note: Note = (row, code, fixed, given = '') => {
    const text = given.slice(0, MAX_TEXT_LENGTH);
    if (!isNoted(row, code)) findings.push({ row, code, fixed, ...(text !== '' && { text }) });
    return { code, text };
  };
  return { note, findings };
};

export type Note = ReturnType<typeof makeNotes>['note'];
