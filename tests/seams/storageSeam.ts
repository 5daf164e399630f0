import type * as z from 'zod';
import { makeBehaviors } from '../../dev-host/platform/behavior';
import { openData } from '../../dev-host/platform/data';
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
  const seam: StorageSeam = {
    onCall: undefined,
    fault,
    fetch: async (...call) => {
      const [, path, init] = call;
      const instead = seam.onCall?.(path, typeof init?.body === 'string' ? init.body : '');
      if (instead) return instead;
      const installationId = `installation-${installations.toString()}`;
      return askService(service, testInvocation({ installationId }), ...call);
    },
    moveOn: () => {
      installations += 1;
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
