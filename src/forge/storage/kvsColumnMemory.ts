import type { Crypto } from '../../application/ports/platform';
import type { ColumnMemory } from '../../application/ports/storage';
import { encodeColumns, readColumns } from '../../contract/stored';
import { changeVersioned, readVersioned } from './versioned';

const KEY = 'columns';

/**
 * The columns of lists in the app's storage. They are one value, so that a list that is dropped
 * leaves nothing behind.
 */
export const makeKvsColumnMemory = ({ newId }: Pick<Crypto, 'newId'>): ColumnMemory => ({
  read: async () => readColumns((await readVersioned('read columns', KEY)).value) ?? [],
  change: (run) =>
    changeVersioned('remember columns', KEY, newId, (stored) => ({
      next: encodeColumns(run(readColumns(stored) ?? [])),
      result: undefined,
    })),
});
