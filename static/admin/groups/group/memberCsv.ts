import { unparse } from 'papaparse';
import type { Member } from '../../../../src/contract/adminApi';
import { guardFormula, tidyCell, withoutBreaks } from '../../bulk/import/cells';

// In English for every admin, because Rollcall reads a list with these headers.
const HEADERS = ['group', 'name', 'account id'];

/**
 * Writes the members of a group as CSV (RFC 4180). Rollcall reads it as a list of the same people. A
 * `'` precedes anything that a spreadsheet would run as a formula.
 */
export const writeMemberCsv = (groupName: string, members: readonly Member[]): string =>
  unparse(
    {
      fields: HEADERS,
      data: members.map(({ accountId, name = '' }) =>
        [groupName, name, accountId].map((cell) =>
          guardFormula(withoutBreaks(tidyCell(cell).text)),
        ),
      ),
    },
    { newline: '\r\n', quotes: (cell: unknown) => /[;|]/.test(String(cell)) },
  );
