import type { Group } from '../../../../src/contract/adminApi';
import type { ChangeAction } from '../../../../src/contract/bulkApi';
import type { ColumnRole } from '../../../../src/domain/columnRole';
import type { ActionWord, WordMeaning } from './actionWords';
import type { HeaderKindOf } from './headerKind';
import type { Finding } from './import';
import type { Encoding, Sheet, SheetRow } from './sheet';

/** The admin's decisions about a list. */
export type Mapping = {
  /** The place of the chosen sheet. Undefined if the admin must choose it. */
  sheet: number | undefined;
  /** The chosen encoding, for a file whose encoding is a guess. */
  encoding: Encoding | undefined;
  /** The number of the row with the headers, 0 for none. Undefined if it is found automatically. */
  headerRow: number | undefined;
  /** By column. Undefined where the admin must choose. */
  roles: readonly (ColumnRole | undefined)[];
  /** What the admin chose for action words, by the word as `plainWord` writes it. */
  words: ReadonlyMap<string, WordMeaning>;
  /** What happens to all rows if no column has actions. Undefined if the admin must choose. */
  defaultAction: ChangeAction | undefined;
  /** The group for all rows if no column has groups. */
  group: Group | undefined;
};

/** Why a column has its first role. */
export type RoleReason =
  /** Its header names the role. */
  | 'header'
  /** The header is missing or unknown, but the values show it. */
  | 'values'
  /** An admin chose it for the same headers before. */
  | 'remembered'
  /** It may hold secrets. It is ignored, and its values aren't shown. */
  | 'secret'
  /** Ignored, but read to find people who are suspended or deactivated. */
  | 'status'
  /** Ignored, but read to find rows that aren't people. */
  | 'kind'
  /** Ignored: other columns name the person or the group more surely. */
  | 'spare'
  /** Ignored: a known column that no change needs. */
  | 'not-needed'
  /** Ignored: the header isn't known. */
  | 'unknown'
  /** Ignored: the header isn't known, and the values could be groups. */
  | 'maybe-groups'
  /** The admin must choose: the values could say what to do with the row. */
  | 'maybe-actions'
  /** The admin must choose: the values are people too, without a header that says which. */
  | 'maybe-people'
  /** The admin must choose: several columns could be the group. */
  | 'several-groups';

/** A column of the chosen sheet, as the page shows it. */
export type ListColumn = {
  place: number;
  /** Empty if the column has no header. */
  header: string;
  /** The first different values, at most three. Empty for secrets. */
  samples: readonly string[];
  /** The number of rows with a value. */
  filled: number;
  suggested: ColumnRole | undefined;
  reason: RoleReason;
  isHidden: boolean;
};

/** A row that isn't part of the list, and what it is. */
export type SkippedRow = {
  row: number;
  kind:
    | 'title' // above the header
    | 'type-line' // `#TYPE …`
    | 'version-line' // `version:v1.0`
    | 'separator-line' // `sep=;`
    | 'rule' // `---|---`
    | 'repeated-header'
    | 'example' // of a template
    | 'total';
  /** Its cells, joined. */
  text: string;
};

/** A sheet with its header found. */
export type Layout = {
  sheet: Sheet;
  /** Undefined if the list has no header. */
  header: SheetRow | undefined;
  /** The header that was found automatically, even if the admin chose another row. */
  found: SheetRow | undefined;
  /** The rows of the list. */
  rows: readonly SheetRow[];
  skipped: readonly SkippedRow[];
  /** Counts unnamed columns too. */
  width: number;
  headerKind: HeaderKindOf;
};

/** What the admin must decide before the list can be checked. */
export type MappingProblem =
  | { kind: 'no-sheet' }
  | { kind: 'no-role'; places: readonly number[] }
  | { kind: 'no-person' }
  | { kind: 'several-groups'; places: readonly number[] }
  | { kind: 'several-actions'; places: readonly number[] }
  /** No column has groups and no group is chosen. `places` may have them. */
  | { kind: 'no-group'; places: readonly number[] }
  /** Each of these columns seems to be one group, with marks for its members. */
  | { kind: 'pivoted'; places: readonly number[] }
  /**
   * No column has actions, and the texts or the values of some columns may say what to do with the
   * rows.
   */
  | { kind: 'no-default-action'; places: readonly number[]; texts: readonly string[] }
  /** Rows that are headings for the rows below them, such as "Remove" or "finance:". */
  | { kind: 'sections'; rows: readonly number[]; texts: readonly string[] }
  | { kind: 'no-meaning'; words: readonly string[] };

/** The sheets of a list, and what was fixed in each of them while reading. */
export type ReadSheets = {
  sheets: readonly { sheet: Sheet; findings: readonly Finding[] }[];
  /** The encoding that a file was read with, if it is a guess. */
  encoding: { used: Encoding; hasErrors: boolean } | undefined;
  /** Absent for a pasted list. */
  fileName?: string | undefined;
  /** How the list's headers are understood. */
  headerKind: HeaderKindOf;
};

/** A list in the Columns step: what was read, what it seems to mean, and what was decided. */
export type MappedList = {
  source: ReadSheets;
  /** Of the chosen sheet. Undefined while none is chosen. */
  layout: Layout | undefined;
  columns: readonly ListColumn[];
  /** The words in the action column, the most frequent first. Empty cells are the word ''. */
  words: readonly ActionWord[];
  mapping: Mapping;
  problems: readonly MappingProblem[];
};
