import type { ListColumn, MappedList, Mapping } from '../../../static/admin/bulk/import/mapping';
import type { Sheet } from '../../../static/admin/bulk/import/sheet';
import type { DecidedList } from '../../../static/admin/bulk/list/decisions';
import messages from '../../../static/locales/en-US.json';
import { makeCounted, makeWords, type Writing } from '../../../static/admin/words/fill';
import { headerKind } from '../import/lists';

/** A column with the place and the role that a test gives it. Its header isn't known. */
export const column = (place: number, special: Partial<ListColumn> = {}): ListColumn => ({
  place,
  header: `header ${place}`,
  samples: [`value ${place}`],
  filled: 2,
  suggested: 'ignore',
  reason: 'unknown',
  isHidden: false,
  ...special,
});

type Special = Partial<Omit<MappedList, 'mapping'>> & { mapping?: Partial<Mapping> };

/** A mapped list with these columns, which have the suggested roles, and two rows. */
export const mappedList = (
  columns: readonly ListColumn[],
  { mapping, ...more }: Special = {},
): MappedList => {
  const header = { row: 1, cells: columns.map((each) => each.header) };
  const rows = [2, 3].map((row) => ({ row, cells: columns.flatMap(({ samples }) => samples) }));
  const sheet: Sheet = {
    name: '',
    isHidden: false,
    isActive: true,
    rows: [header, ...rows],
    hiddenColumns: [],
    isCut: false,
  };
  return {
    source: { sheets: [{ sheet, findings: [] }], encoding: undefined, headerKind },
    layout: { sheet, header, found: header, rows, skipped: [], width: columns.length, headerKind },
    columns,
    words: [],
    mapping: {
      sheet: 0,
      encoding: undefined,
      headerRow: undefined,
      roles: columns.map(({ suggested }) => suggested),
      words: new Map(),
      defaultAction: 'add',
      group: undefined,
      ...mapping,
    },
    problems: [],
    ...more,
  };
};

/** A pasted list in the Columns step. */
export const decidedList = (list: MappedList): DecidedList => ({
  content: { kind: 'text', text: '' },
  fileName: undefined,
  list,
  otherSheets: new Map(),
});

const words = makeWords((key) => messages[key]);
const number = (value: number): string => value.toLocaleString('en-US');

export const WRITING: Writing = {
  words,
  number,
  locale: 'en-US',
  counted: makeCounted(words, number),
};
