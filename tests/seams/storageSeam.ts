import { openData } from '../../dev-host/platform/data/openData';
import { faultSchema } from '../../dev-host/platform/faults/fault';
import { makeFaults } from '../../dev-host/platform/faults/faults';
import { makeKvsService } from '../../dev-host/platform/kvs/kvsService';
import { noRates } from '../../dev-host/platform/rates/rates';
import type { Clock } from '../../src/application/ports/clock';
import { askService } from './askService';
import { testInvocation } from './invocation';
import { appManifest } from './manifest';
import type { ForgeFetch } from './seamGlobals';

/** The part of the seam that leads to storage, here the local Forge's, in memory. */
export type StorageSeam = {
  fetch: ForgeFetch;
  /** Sees each operation before storage does; what it returns is the answer in storage's place. */
  onCall: ((path: string, body: string) => Response | undefined) | undefined;
  /** From now on the app is installed somewhere else, where nothing is stored yet. */
  moveOn: () => void;
  /** From now on every operation is refused, or those whose path and body hold a text. */
  breakDown: (which?: { match: string }) => void;
  repair: () => void;
  close: () => void;
};

export const openStorageSeam = async (clock: Clock): Promise<StorageSeam> => {
  const data = await openData(undefined);
  const faults = makeFaults();
  const service = makeKvsService({
    manifest: appManifest(),
    data,
    faults,
    rates: noRates, // tests are in a hurry
    clock,
  });
  let installations = 1;
  const seam: StorageSeam = {
    onCall: undefined,
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
      faults.set([faultSchema.parse({ target: 'kvs', effect: 'fail', ...which })]);
    },
    repair: () => {
      faults.set([]);
    },
    close: data.close,
  };
  return seam;
};
