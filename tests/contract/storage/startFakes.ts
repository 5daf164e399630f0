import { makeFakeJobs } from '../../fakes/bulk/fakeJobs';
import { makeFakePlans } from '../../fakes/bulk/fakePlans';
import { makeFakeAccessLists } from '../../fakes/fakeAccessLists';
import { makeFakeAuditTrail } from '../../fakes/fakeAuditTrail';
import { makeFakeCache } from '../../fakes/fakeCache';
import { makeFakeClaims } from '../../fakes/fakeClaims';
import { makeFakeColumnMemory } from '../../fakes/fakeColumnMemory';
import { makeFakeDelegation } from '../../fakes/fakeDelegation';
import { makeFakeKeyStore } from '../../fakes/fakeKeyStore';
import { makeFakeOwners } from '../../fakes/fakeOwners';
import { makeFakePlaces } from '../../fakes/fakePlaces';
import { makeFakeSelfTests } from '../../fakes/fakeSelfTests';
import { makeFakeSettings } from '../../fakes/fakeSettings';
import { makeSteerableClock } from '../../fakes/steerableClock';
import type { StartStorage, StorageUnderTest } from './storageUnderTest';

const fresh = (): StorageUnderTest => {
  const clock = makeSteerableClock();
  const ports = {
    cache: makeFakeCache(clock.now),
    claims: makeFakeClaims(),
    accessLists: makeFakeAccessLists(),
    audit: makeFakeAuditTrail(),
    keys: makeFakeKeyStore(),
    columnMemory: makeFakeColumnMemory(),
    delegation: makeFakeDelegation(),
    owners: makeFakeOwners(),
    settings: makeFakeSettings(),
    selfTests: makeFakeSelfTests(),
    places: makeFakePlaces(clock.now),
    plans: makeFakePlans(),
    jobs: makeFakeJobs(),
  };
  return {
    ...ports,
    clock,
    nextInvocation: () => ports,
    breakDown: () => {
      for (const fake of Object.values(ports)) fake.breakDown();
    },
    repair: () => {
      for (const fake of Object.values(ports)) fake.repair();
    },
  };
};

/** The fakes that unit tests use. */
export const startFakes: StartStorage = () => Promise.resolve({ fresh, close: () => undefined });
