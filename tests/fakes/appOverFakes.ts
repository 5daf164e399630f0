import {
  makeAdminByGroups,
  makeAdminCheck,
  makeMayUseAppAuthority,
  makeSiteAdminCheck,
} from '../../src/application/authority/adminCheck';
import { makeCapabilities } from '../../src/application/authority/capabilities';
import { makeAccessGroups, makeProtection } from '../../src/application/authority/protection';
import {
  makeDelegatableGroups,
  makeNamedGroups,
} from '../../src/application/groups/delegatableGroups';
import { makeGroupLookup, makeLookupForChange } from '../../src/application/groups/groupLookup';
import { makeChangeabilityOf } from '../../src/application/groups/searchGroups';
import { makeSummarizeKeys } from '../../src/application/keys/keys';
import { makeChangeLedger } from '../../src/application/membership/changeLedger';
import { makeChangeMembership } from '../../src/application/membership/changeMembership';
import { makeGuardRails } from '../../src/application/membership/guardRails';
import { makeNameEndpoint } from '../../src/application/membership/nameEndpoint';
import { makePermitChange, makePrefetch } from '../../src/application/membership/permit';
import { makeSendChange } from '../../src/application/membership/sendChange';
import {
  makeRecordEvidence,
  makeTryIdentities,
} from '../../src/application/membership/tryIdentities';
import { makeWriteMembership } from '../../src/application/membership/writeMembership';
import type { GroupDirectory } from '../../src/application/ports/confluence';
import type { Clock } from '../../src/application/ports/platform';
import { makeFakeConfluence } from './confluence/fakeConfluence';
import { makeFakeAuditTrail } from './fakeAuditTrail';
import { makeFakeCache } from './fakeCache';
import { makeFakeDelegation } from './fakeDelegation';
import { makeFakeImpersonation } from './fakeImpersonation';
import { makeFakeKeyStore } from './fakeKeyStore';
import { makePredictableCrypto } from './predictableCrypto';
import { makeSteerableClock } from './steerableClock';

/** The application built on fakes that tests can reach, with its own clock or a given one. */
export const makeAppOverFakes = (over: { now?: Clock } = {}) => {
  const steered = makeSteerableClock();
  const clock = { ...steered, now: over.now ?? steered.now };
  const confluence = makeFakeConfluence();
  const cache = makeFakeCache(clock.now);
  const audit = makeFakeAuditTrail();
  const keys = makeFakeKeyStore();
  const delegation = makeFakeDelegation();
  const crypto = makePredictableCrypto();
  const { directory, authority } = confluence;

  const accessGroups = makeAccessGroups({ authority, cache });
  const adminByGroups = makeAdminByGroups({ authority, accessGroups, cache });
  const impersonation = makeFakeImpersonation();
  const adminCheck = makeAdminCheck({ authority, adminByGroups, impersonation, cache });
  const siteAdminCheck = makeSiteAdminCheck({ adminByGroups });
  const protection = makeProtection({ accessGroups });
  const mayUseAppAuthority = makeMayUseAppAuthority({ siteAdminCheck, delegation });
  const capabilities = makeCapabilities({ cache, clock: clock.now });
  const lookup = makeGroupLookup({ directory, cache });
  const namedGroups = makeNamedGroups({ lookup });
  const changeability = makeChangeabilityOf({ protection, mayUseAppAuthority });
  const permit = makePermitChange({ protection, mayUseAppAuthority });
  const nameEndpoint = makeNameEndpoint({ cache });
  const sendChange = makeSendChange({ directory, nameEndpoint });
  const write = makeWriteMembership({ directory, sendChange });
  const tryIdentities = makeTryIdentities({ write, capabilities });
  const recordEvidence = makeRecordEvidence({ capabilities });
  const ledger = makeChangeLedger({ audit, clock: clock.now, newId: crypto.newId });

  /** The use cases that use the directory, built on a directory that wraps the fake. */
  const around = (between: GroupDirectory) => {
    const writeThrough = makeWriteMembership({
      directory: between,
      sendChange: makeSendChange({ directory: between, nameEndpoint }),
    });
    return {
      adminCheck,
      accessGroups,
      protection,
      permit,
      recordEvidence,
      lookup: makeGroupLookup({ directory: between, cache }),
      tryIdentities: makeTryIdentities({ write: writeThrough, capabilities }),
    };
  };

  return {
    around,
    clock,
    confluence,
    cache,
    impersonation,
    audit,
    keys,
    delegation,
    crypto,
    accessGroups,
    adminCheck,
    siteAdminCheck,
    protection,
    mayUseAppAuthority,
    capabilities,
    changeability,
    lookup,
    namedGroups,
    delegatable: makeDelegatableGroups({ lookup, protection }),
    summarize: makeSummarizeKeys({ namedGroups }),
    permit,
    write,
    tryIdentities,
    recordEvidence,
    ledger,
    changeMembership: makeChangeMembership({
      adminCheck,
      lookup: makeLookupForChange({ directory, cache }),
      permit,
      guardRails: makeGuardRails({ directory }),
      tryIdentities,
      ledger,
      recordEvidence,
      prefetch: makePrefetch({ cache }),
    }),
  };
};

export type AppOverFakes = ReturnType<typeof makeAppOverFakes>;
