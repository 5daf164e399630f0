import type { ColumnRole } from '../../../../src/domain/columnRole';
import { MAX_COLUMNS, MAX_HEADER_LENGTH } from '../../../../src/domain/limits';
import { answered, schedule } from '../../api/answers';
import type { Calls } from '../../api/invoke';
import type { MappedList } from '../import/mapping';

export type ColumnCalls = Calls<'recallColumns' | 'rememberColumns'>;

const MAX_WAIT_MS = 1_000; // a later answer would change the page under the admin's hands

/**
 * Recalls the roles of a list's columns. Undefined if there are none, the call fails, or no answer
 * comes within a second.
 */
export const recallRoles = async (
  list: MappedList,
  { recallColumns }: Pick<ColumnCalls, 'recallColumns'>,
): Promise<readonly ColumnRole[] | undefined> => {
  const headers = sentHeaders(list);
  if (!headers) return undefined;
  const answer = await withinTime(answered(recallColumns({ headers })));
  const roles = answer?.ok === true ? answer.value?.roles : undefined;
  return roles?.length === headers.length ? roles : undefined;
};

/** Remembers the roles of a list's columns. Ignores failures: the admin can choose them again. */
export const rememberRoles = async (
  list: MappedList,
  { rememberColumns }: Pick<ColumnCalls, 'rememberColumns'>,
): Promise<void> => {
  const headers = sentHeaders(list);
  const roles = list.mapping.roles.flatMap((role) => role ?? []);
  if (headers?.length !== roles.length) return;
  await answered(rememberColumns({ headers, roles }));
};

/** The headers as the calls take them. Undefined if the list has none, or too many. */
const sentHeaders = ({ layout, columns }: MappedList): string[] | undefined =>
  layout?.header && columns.length > 0 && columns.length <= MAX_COLUMNS
    ? columns.map(({ header }) => header.slice(0, MAX_HEADER_LENGTH))
    : undefined;

const withinTime = <T>(answer: Promise<T>): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const cancel = schedule(() => {
      resolve(undefined);
    }, MAX_WAIT_MS);
    void answer.then(resolve, reject).finally(cancel);
  });
