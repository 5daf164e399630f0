import { nodeCrypto } from '../../../src/forge/platform/nodeCrypto';
import { makeKvsAccessLists } from '../../../src/forge/storage/kvsAccessLists';
import { makeKvsAuditTrail } from '../../../src/forge/storage/kvsAuditTrail';
import { makeKvsCache } from '../../../src/forge/storage/kvsCache';
import { makeKvsClaims } from '../../../src/forge/storage/kvsClaims';
import { makeKvsColumnMemory, makeKvsPlaces } from '../../../src/forge/storage/kvsPageMemory';
import { makeKvsDelegation, makeKvsSettings } from '../../../src/forge/storage/kvsSettings';
import { makeKvsJobs } from '../../../src/forge/storage/kvsJobs';
import { makeKvsKeys } from '../../../src/forge/storage/kvsKeys';
import { makeKvsOwners } from '../../../src/forge/storage/kvsOwners';
import { makeKvsPlans } from '../../../src/forge/storage/kvsPlans';
import { makeKvsSelfTest } from '../../../src/forge/storage/kvsSelfTest';
import { makeSteerableClock } from '../../fakes/steerableClock';
import { beginInvocation } from '../../seams/seamGlobals';
import { openStorageSeam } from '../../seams/storageSeam';
import type { Ports, StartStorage } from './storageUnderTest';

/**
 * The real adapters, over the real `@forge/kvs` and the seam, against the local Forge's storage.
 */
export const startKvs: StartStorage = async () => {
  const clock = makeSteerableClock();
  const seam = await openStorageSeam(clock.now);
  beginInvocation(seam.fetch);
  const ports = (): Ports => ({
    cache: makeKvsCache({ clock: clock.now, digest: nodeCrypto.digest }),
    claims: makeKvsClaims(nodeCrypto),
    accessLists: makeKvsAccessLists({ clock: clock.now }),
    audit: makeKvsAuditTrail(),
    keys: makeKvsKeys(),
    columnMemory: makeKvsColumnMemory(nodeCrypto),
    delegation: makeKvsDelegation({ newId: nodeCrypto.newId, clock: clock.now }),
    settings: makeKvsSettings(nodeCrypto),
    selfTests: makeKvsSelfTest(),
    owners: makeKvsOwners(),
    places: makeKvsPlaces({ clock: clock.now }),
    plans: makeKvsPlans(),
    jobs: makeKvsJobs(),
  });
  return {
    fresh: () => {
      seam.moveOn();
      seam.repair();
      return {
        ...ports(),
        clock,
        nextInvocation: ports,
        breakDown: () => {
          seam.breakDown();
        },
        repair: seam.repair,
      };
    },
    close: seam.close,
  };
};
