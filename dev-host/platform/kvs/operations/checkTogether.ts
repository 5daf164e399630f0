import { KvsRefusal } from '../kvsRefusal';
import { MAX_BYTES_AT_ONCE, MAX_ITEMS_AT_ONCE } from '../limits';

type Keyed = { key: string; entityName?: string | undefined };

/** Refuses too many items at once, too much of them, or one key twice. */
export const checkTogether = (items: readonly Keyed[]): void => {
  if (items.length === 0 || items.length > MAX_ITEMS_AT_ONCE)
    throw new KvsRefusal(400, 'BAD_REQUEST', `1 to ${MAX_ITEMS_AT_ONCE} items go in one request.`);
  if (Buffer.byteLength(JSON.stringify(items)) > MAX_BYTES_AT_ONCE)
    throw new KvsRefusal(
      400,
      'MAX_SIZE',
      `All items together have over ${MAX_BYTES_AT_ONCE} bytes.`,
    );
  const names = items.map(({ key, entityName = '' }) => `${entityName} ${key}`);
  if (new Set(names).size < names.length)
    throw new KvsRefusal(400, 'BAD_REQUEST', 'One key comes twice in a request.');
};
