import type { Clock } from '../clock';
import type { Data } from '../data/data';
import type { Faults } from '../faults/faults';
import type { Manifest } from '../manifest/manifest';
import type { Rate, Rates } from '../rates/rates';
import { countStorageAnswer, countStorageCall } from '../rates/storageRate';
import { jsonAnswer } from '../seam/answers';
import { NotEmulated } from '../seam/notEmulated';
import type { SeamAnswer, SeamCall } from '../seam/seamCall';
import type { Service } from '../seam/service';
import { KvsRefusal } from './kvsRefusal';
import { makeKvsStore, type KvsStore } from './kvsStore';
import { operations } from './operations';
import { withKvsFaults } from './withKvsFaults';

const SCOPE = 'storage:app';

/** Key-value storage, secrets and custom entities: what `@forge/kvs` talks to. */
export const makeKvsService = (deps: {
  manifest: Manifest;
  data: Data;
  faults: Faults;
  rates: Rates;
  clock: Clock;
}): Service => {
  const { manifest, data, faults, rates, clock } = deps;
  const { entities } = manifest.app.storage;
  const stores = new Map<string, KvsStore>();
  const storeOf = (installationId: string): KvsStore => {
    const known = stores.get(installationId);
    if (known !== undefined) return known;
    const made = makeKvsStore(data, installationId, entities, clock);
    stores.set(installationId, made);
    return made;
  };
  const carryOut = (call: SeamCall, installationId: string): SeamAnswer => {
    const operation = operations.get(call.path);
    if (operation === undefined) throw new NotEmulated(`storage's ${call.path}`);
    try {
      return operation(storeOf(installationId), bodyOf(call));
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error;
      return jsonAnswer(error.status, { code: error.code, message: error.message });
    }
  };
  return {
    name: 'storage',
    accepts: ({ auth }) => auth.type === 'kvs',
    answer: async (call, invocation) => {
      if (!Object.hasOwn(manifest.permissions.scopes, SCOPE))
        return jsonAnswer(403, {
          code: 'PERMISSION_DENIED',
          message: `The scope ${SCOPE} is missing in manifest.yml.`,
        });
      const { id } = invocation.installation;
      const passed = countStorageCall(rates, call, id);
      if (passed !== undefined) return tooMuch(passed);
      const answer = await withKvsFaults(faults, call, invocation, (wanted) =>
        carryOut(wanted, id),
      );
      const read = countStorageAnswer(rates, call, answer, id);
      return read === undefined ? answer : tooMuch(read);
    },
  };
};

const tooMuch = ({ name }: Rate): SeamAnswer =>
  jsonAnswer(429, { code: 'RATE_LIMIT_EXCEEDED', message: `Forge allows ${name}.` });

const bodyOf = ({ body }: SeamCall): unknown => {
  try {
    return JSON.parse(body ?? '') as unknown;
  } catch {
    throw new KvsRefusal(400, 'BAD_REQUEST', 'The body is no JSON.');
  }
};
