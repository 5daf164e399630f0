import type { Member } from '../../../../src/contract/adminApi';
import { groupCell, writeCsv } from '../../export/writeCsv';

// In English for every admin, because Rollcall reads a list with these headers.
const HEADERS = ['group', 'name', 'account id'];

/** Writes the members of a group as CSV. Rollcall reads it as a list of the same people. */
export const writeMemberCsv = (
  group: { id: string; name: string },
  members: readonly Member[],
): string =>
  writeCsv(
    HEADERS,
    members.map(({ accountId, name = '' }) => [groupCell(group), name, accountId]),
  );
