import { makeOpenJobs } from '../../../src/application/jobs/openJobs';
import type { Clock } from '../../../src/application/ports/platform';
import { nodeCrypto } from '../../../src/forge/platform/nodeCrypto';
import { makeKvsAuditTrail } from '../../../src/forge/storage/kvsAuditTrail';
import { makeKvsColumnMemory } from '../../../src/forge/storage/kvsPageMemory';
import { makeKvsDelegation, makeKvsSettings } from '../../../src/forge/storage/kvsSettings';
import { makeKvsJobs } from '../../../src/forge/storage/kvsJobs';
import { makeKvsKeys } from '../../../src/forge/storage/kvsKeys';
import { makeKvsPlans } from '../../../src/forge/storage/kvsPlans';
import { beginInvocation, type ForgeFetch } from '../../seams/seamGlobals';
import { openStorageSeam } from '../../seams/storageSeam';

/** The adapters over the local Forge's storage, with a test's function between them. */
export const startIntercepted = async (clock: Clock = Date.now) => {
  const seam = await openStorageSeam(clock);
  const jobs = makeKvsJobs();
  const intercepted = {
    jobs,
    openJobs: makeOpenJobs({ jobs, newId: nodeCrypto.newId }),
    keys: makeKvsKeys(),
    plans: makeKvsPlans(),
    audit: makeKvsAuditTrail(),
    settings: makeKvsSettings(nodeCrypto),
    columnMemory: makeKvsColumnMemory(nodeCrypto),
    delegation: makeKvsDelegation({ newId: nodeCrypto.newId, clock }),
    /** The function in between; initially it changes nothing. */
    between: (fetch: ForgeFetch): ForgeFetch => fetch,
    /** Starts with nothing stored and nothing in between. */
    moveOn: (): void => {
      seam.moveOn();
      intercepted.between = (fetch) => fetch;
      beginInvocation((...call) => intercepted.between(seam.fetch)(...call));
    },
    close: seam.close,
  };
  return intercepted;
};

export type Intercepted = Awaited<ReturnType<typeof startIntercepted>>;
