import type { Behaviors } from '../behavior';
import { STORAGE_READS, STORAGE_REQUESTS, STORAGE_WRITES, type Rate } from '../rates';
import { jsonAnswer, type SeamAnswer, type SeamCall } from '../seam/seamCall';
import { NotEmulated, type Service, type ServiceDeps } from '../seam/service';
import { KvsRefusal } from './checks';
import { makeKvsStore } from './kvsStore';
import { RATE_UNIT_BYTES } from './limits';
import { operations } from './operations';
import { withStorageFaults } from './storageFaults';

const SCOPE = 'storage:app';

/** Makes the service behind `@forge/kvs`: key-value storage, secrets and custom entities. */
export const makeKvsService = (deps: ServiceDeps & { behaviors: Behaviors }): Service => {
  const { manifest, data, faults, rates, clock, behaviors } = deps;
  const { entities } = manifest.app.storage;
  const carryOut = (call: SeamCall, installationId: string): SeamAnswer => {
    const operation = operations.get(call.path);
    if (operation === undefined) throw new NotEmulated(`storage's ${call.path}`);
    try {
      return operation(makeKvsStore(data, installationId, entities, clock), bodyOf(call));
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error;
      return jsonAnswer(error.status, { code: error.code, message: error.message });
    }
  };
  return {
    accepts: ({ auth }) => auth.type === 'kvs',
    answer: async (call, invocation) => {
      if (!Object.hasOwn(manifest.permissions.scopes, SCOPE))
        return jsonAnswer(403, {
          code: 'PERMISSION_DENIED',
          message: `The scope ${SCOPE} is missing in manifest.yml.`,
        });
      const { id } = invocation.installation;
      await behaviors.beforeStorage(invocation.installation);
      const isRead = /\/(get|query)$/.test(call.path);
      const tooMany =
        rates.exceeded(STORAGE_REQUESTS, id) ??
        (isRead ? undefined : rates.exceeded(STORAGE_WRITES, id, units(call)));
      if (tooMany !== undefined) return rateLimited(tooMany);
      const answer = await withStorageFaults(faults, call, invocation, (changed) =>
        carryOut(changed, id),
      );
      const tooMuch = isRead ? rates.exceeded(STORAGE_READS, id, units(answer)) : undefined;
      return tooMuch === undefined ? answer : rateLimited(tooMuch);
    },
  };
};

const units = ({ body = '' }: { body?: string }): number =>
  Math.max(1, Math.ceil(Buffer.byteLength(body) / RATE_UNIT_BYTES));

const rateLimited = ({ name }: Rate): SeamAnswer =>
  jsonAnswer(429, { code: 'RATE_LIMIT_EXCEEDED', message: `Forge allows ${name}.` });

const bodyOf = ({ body }: SeamCall): unknown => {
  try {
    return JSON.parse(body ?? '') as unknown;
  } catch {
    throw new KvsRefusal(400, 'BAD_REQUEST', 'The body is not JSON.');
  }
};

/** What was written since the start: the values set or deleted, and the bytes of their JSON. */
export type StorageUse = { writes: number; bytes: number };

/** Adds a counter to the storage service. It counts the values of successful calls. */
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

/** Returns one value for each key that a call writes. A deleted key has the value undefined. */
const valuesWritten = ({ path, body = '{}' }: SeamCall): unknown[] => {
  if (/\/(set|delete)$/.test(path))
    return [JSON.parse(body) as Written | Written[]].flat().map(({ value }) => value);
  if (!path.endsWith('/transaction')) return [];
  const { set = [], delete: deleted = [] } = JSON.parse(body) as Record<string, Written[]>;
  return [...set, ...deleted].map(({ value }) => value);
};
