import type { ColumnRole } from '../../../../src/domain/columnRole';
import type { ImportRefusal } from './import';
import type { ListColumn, MappedList, Mapping } from './mapping';
import type { FileContent } from './sheet';

/**
 * Reads a list and suggests what its columns mean. `before` holds earlier decisions about the same
 * list, `remembered` the roles that an admin gave to the same headers before.
 */
export const mapList = (
  content: FileContent,
  before?: Mapping,
  remembered?: readonly ColumnRole[],
): MappedList | ImportRefusal => {
  if (content.kind !== 'text') return { refused: 'not-text' };
  const rows = content.text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, place) => ({ row: place + 1, cells: line.split(',') }));
  const [header, ...list] = rows;
  if (header === undefined) return { refused: 'empty' };
  const sheet = {
    name: '',
    isHidden: false,
    isActive: true,
    rows,
    hiddenColumns: [],
    isCut: false,
  };
  const columns = header.cells.map(
    (text, place): ListColumn => ({
      place,
      header: text,
      samples: list.slice(0, 3).map(({ cells }) => cells[place] ?? ''),
      filled: list.length,
      suggested: remembered?.[place] ?? 'ignore',
      reason: 'unknown',
      isHidden: false,
    }),
  );
  return {
    sheets: [sheet],
    layout: { sheet, header, rows: list, skipped: [], width: header.cells.length },
    columns,
    words: [],
    mapping: before ?? {
      sheet: 0,
      encoding: undefined,
      roles: columns.map(({ suggested }) => suggested),
      words: new Map(),
      defaultAction: 'add',
      group: undefined,
    },
    problems: [{ kind: 'no-person' }],
    findings: [],
  };
};
