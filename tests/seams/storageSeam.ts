import type * as z from 'zod';
import { makeBehaviors } from '../../dev-host/platform/behavior';
import { type Data, openData } from '../../dev-host/platform/data';
import { faultSchema, makeFaults } from '../../dev-host/platform/faults';
import { makeKvsService } from '../../dev-host/platform/kvs/kvsService';
import { noRates, type Rates } from '../../dev-host/platform/rates';
import type { Clock } from '../../src/application/ports/platform';
import { askService } from './askService';
import { testInvocation } from './invocation';
import { appManifest } from './manifest';
import type { ForgeFetch } from './seamGlobals';

type StorageFault = Omit<z.input<typeof faultSchema>, 'target'>;

/** The part of the seam that leads to storage: the local Forge's storage, in memory. */
export type StorageSeam = {
  fetch: ForgeFetch;
  /** Sees each operation before storage does; a returned response replaces storage's answer. */
  onCall: ((path: string, body: string) => Response | undefined) | undefined;
  /** From now on the app has another installation, where nothing is stored yet. */
  moveOn: () => void;
  /** The keys of everything that is stored. */
  keys: () => string[];
  /** Keeps what is stored now. Each call of the returned function goes back to it. */
  snapshot: () => () => void;
  /** From now on every operation is refused, or only those whose path and body contain a text. */
  breakDown: (which?: { match: string }) => void;
  /** From now on exactly these faults occur, as `PUT /dev/faults` takes them. */
  fault: (...faults: StorageFault[]) => void;
  /** From now on no faults occur. A call that lands late still lands. */
  repair: () => void;
  close: () => void;
};

/** Opens an empty storage. Without `rates` it has no rate limits, so that tests do not wait. */
export const openStorageSeam = async (
  clock: Clock,
  rates: Rates = noRates,
): Promise<StorageSeam> => {
  const data = await openData(undefined);
  const faults = makeFaults();
  const service = makeKvsService({
    manifest: appManifest(),
    data,
    faults,
    rates,
    clock,
    behaviors: makeBehaviors(),
  });
  const fault = (...wanted: StorageFault[]): void => {
    faults.set(wanted.map((one) => faultSchema.parse({ target: 'kvs', ...one })));
  };
  let installations = 1;
  const current = (): string => `installation-${installations.toString()}`;
  const seam: StorageSeam = {
    onCall: undefined,
    fault,
    fetch: async (...call) => {
      const [, path, init] = call;
      const instead = seam.onCall?.(path, typeof init?.body === 'string' ? init.body : '');
      if (instead) return instead;
      return askService(service, testInvocation({ installationId: current() }), ...call);
    },
    moveOn: () => {
      installations += 1;
    },
    keys: () =>
      data
        .statement('SELECT key FROM item WHERE installation = ?')
        .all([current()])
        .map(({ key }) => (typeof key === 'string' ? key : '')),
    snapshot: () => {
      const kept = current();
      const goBack = (): void => {
        const left = current();
        installations += 1;
        if (left !== kept) forgetInstallation(data, left);
        copyInstallation(data, kept, current());
      };
      goBack();
      return goBack;
    },
    breakDown: (which = { match: '' }) => {
      fault({ effect: 'fail', ...which });
    },
    repair: () => {
      fault();
    },
    close: data.close,
  };
  return seam;
};

const copyInstallation = ({ statement }: Data, from: string, to: string): void => {
  statement(
    `INSERT INTO item SELECT ?, space, key, value, created, updated, expires
     FROM item WHERE installation = ?`,
  ).run([to, from]);
  statement(
    `INSERT INTO entry SELECT ?, entity, index_name, partition_values, sort_value, key
     FROM entry WHERE installation = ?`,
  ).run([to, from]);
};

const forgetInstallation = ({ statement }: Data, id: string): void => {
  statement('DELETE FROM item WHERE installation = ?').run([id]);
  statement('DELETE FROM entry WHERE installation = ?').run([id]);
};
