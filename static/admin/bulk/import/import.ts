import type { ChangeAction } from '../../../../src/application/bulkApi';

/** Something that the reading of a list found out about a row, or about all of it (row 0). */
export type Finding = {
  /** As a spreadsheet numbers it, the header included. */
  row: number;
  code: FindingCode;
  /** Whether it was put right; what was not waits for the admin. */
  fixed: boolean;
  /** The text that it is about, as it stood there; its first 200 characters. */
  text?: string;
  /** The row that it doubles or contradicts. */
  otherRow?: number;
};

export type FindingCode =
  | 'byte-order-mark'
  | 'other-encoding'
  | 'header-found'
  | 'ignored-column'
  | 'stray-quote'
  | 'invisible-characters'
  | 'name-and-address'
  | 'duplicate'
  | 'contradiction'
  | 'damaged-number'
  | 'lost-zeros'
  | 'no-group'
  | 'no-person'
  | 'bad-person'
  | 'bad-group'
  | 'bad-action'
  | 'unread-removal'
  | 'more-columns'
  | 'formula-guard'
  | 'long-reason';

export type ImportPerson =
  { kind: 'account'; accountId: string } | { kind: 'email'; email: string; name?: string };

/** One row of the list; what is missing or unreadable in it is undefined, and a finding says so. */
export type ImportRow = {
  row: number;
  /** A group's name or id, as written. */
  group: string | undefined;
  person: ImportPerson | undefined;
  action: ChangeAction | undefined;
  reason?: string;
};

/** A list as it was understood, doubled rows left out. */
export type Import = { rows: ImportRow[]; findings: Finding[] };

/**
 * Why a text is no list at all. `one-column`: it has no column of groups, or none of people,
 * and no group was chosen. `no-user-list`: no account ids beside e-mails.
 */
export type ImportRefusal = {
  refused:
    | 'empty'
    | 'not-text'
    | 'too-large'
    | 'too-many-rows'
    | 'too-many-groups'
    | 'one-column'
    | 'no-user-list';
  /** How many rows, groups or characters there are. */
  count?: number;
};

/** A row that is not blank, its cells mended. */
export type TableRow = {
  /** As a spreadsheet numbers it, blank rows counted. */
  row: number;
  cells: string[];
};

const MAX_TEXT_LENGTH = 200; // characters; enough to know a cell by

/** Collects findings, a row at a time: of those with the same code that follow each other, the first. */
export const makeNotes = (): {
  note: (row: number, code: FindingCode, fixed: boolean, text?: string) => void;
  findings: Finding[];
} => {
  const findings: Finding[] = [];
  const isNoted = (row: number, code: FindingCode): boolean => {
    for (let at = findings.length - 1; findings[at]?.row === row; at -= 1)
      if (findings[at]?.code === code) return true;
    return false;
  };
  const note = (row: number, code: FindingCode, fixed: boolean, text = ''): void => {
    if (isNoted(row, code)) return;
    findings.push(
      text === ''
        ? { row, code, fixed }
        : { row, code, fixed, text: text.slice(0, MAX_TEXT_LENGTH) },
    );
  };
  return { note, findings };
};

export type Note = ReturnType<typeof makeNotes>['note'];
