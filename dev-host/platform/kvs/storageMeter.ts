import type { SeamCall } from '../seam/seamCall';
import type { Service } from '../seam/service';

/** What was written to storage since the start: values set or deleted, and the bytes of their JSON. */
export type StorageUse = { writes: number; bytes: number };

/** Counts what passes through the storage service and is taken. */
export const makeStorageMeter = (storage: Service): { service: Service; use: () => StorageUse } => {
  let writes = 0;
  let bytes = 0;
  return {
    use: () => ({ writes, bytes }),
    service: {
      ...storage,
      answer: async (call, invocation) => {
        const answer = await storage.answer(call, invocation);
        if (answer.status < 300)
          for (const value of valuesWritten(call)) {
            writes += 1;
            bytes += value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
          }
        return answer;
      },
    },
  };
};

type Written = { value?: unknown };

/** One for each key that a call writes; undefined for one that it deletes. */
const valuesWritten = ({ path, body = '{}' }: SeamCall): unknown[] => {
  if (/\/(set|delete)$/.test(path))
    return [JSON.parse(body) as Written | Written[]].flat().map(({ value }) => value);
  if (!path.endsWith('/transaction')) return [];
  const { set = [], delete: deleted = [] } = JSON.parse(body) as Record<string, Written[]>;
  return [...set, ...deleted].map(({ value }) => value);
};
