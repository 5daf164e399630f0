import { makeAccessGroups } from '../../src/application/authority/accessGroups';
import { makeAdminByGroups } from '../../src/application/authority/adminByGroups';
import { makeAdminCheck } from '../../src/application/authority/adminCheck';
import { makeLending } from '../../src/application/authority/lending';
import { makeProtection } from '../../src/application/authority/protection';
import { makeSiteAdminCheck } from '../../src/application/authority/siteAdminCheck';
import { makeStandings } from '../../src/application/authority/standings';
import { makeChangeabilityOf } from '../../src/application/groups/changeability';
import { makeGroupLookup, makeLookupForChange } from '../../src/application/groups/groupLookup';
import { makeLendableGroups } from '../../src/application/groups/lendableGroups';
import { makeNamedGroups } from '../../src/application/groups/namedGroups';
import { makeSummarizeKeys } from '../../src/application/keys/keySummaries';
import { makeChangeLedger } from '../../src/application/membership/changeLedger';
import { makeChangeMembership } from '../../src/application/membership/changeMembership';
import { makeExpectMemories } from '../../src/application/membership/expectMemories';
import { makeGuardRails } from '../../src/application/membership/guardRails';
import { makeLearnStandings } from '../../src/application/membership/learnStandings';
import { makeNameEndpoint } from '../../src/application/membership/nameEndpoint';
import { makePermitChange } from '../../src/application/membership/permit';
import { makeSendChange } from '../../src/application/membership/sendChange';
import { makeTryIdentities } from '../../src/application/membership/tryIdentities';
import { makeWriteMembership } from '../../src/application/membership/writeMembership';
import type { Clock } from '../../src/application/ports/clock';
import type { GroupDirectory } from '../../src/application/ports/groupDirectory';
import { makeFakeConfluence } from './confluence/fakeConfluence';
import { makeFakeAuditTrail } from './fakeAuditTrail';
import { makeFakeDelegation } from './fakeDelegation';
import { makeFakeImpersonation } from './fakeImpersonation';
import { makeFakeKeyStore } from './fakeKeyStore';
import { makeFakeMemory } from './fakeMemory';
import { makePredictableCrypto } from './predictableCrypto';
import { makeSteerableClock } from './steerableClock';

/** The application put together over fakes, with the fakes in reach; by a clock of its own or another. */
export const makeAppOverFakes = (over: { now?: Clock } = {}) => {
  const steered = makeSteerableClock();
  const clock = { ...steered, now: over.now ?? steered.now };
  const confluence = makeFakeConfluence();
  const memory = makeFakeMemory(clock.now);
  const audit = makeFakeAuditTrail();
  const keys = makeFakeKeyStore();
  const delegation = makeFakeDelegation();
  const crypto = makePredictableCrypto();
  const { directory, authority } = confluence;

  const accessGroups = makeAccessGroups({ authority, memory });
  const adminByGroups = makeAdminByGroups({ authority, accessGroups, memory });
  const impersonation = makeFakeImpersonation();
  const adminCheck = makeAdminCheck({ authority, adminByGroups, impersonation, memory });
  const siteAdminCheck = makeSiteAdminCheck({ adminByGroups });
  const protection = makeProtection({ accessGroups });
  const lending = makeLending({ siteAdminCheck, delegation });
  const standings = makeStandings({ memory, clock: clock.now });
  const lookup = makeGroupLookup({ directory, memory });
  const namedGroups = makeNamedGroups({ lookup });
  const changeability = makeChangeabilityOf({ protection, lending });
  const permit = makePermitChange({ protection, lending });
  const nameEndpoint = makeNameEndpoint({ memory });
  const sendChange = makeSendChange({ directory, nameEndpoint });
  const write = makeWriteMembership({ directory, sendChange });
  const tryIdentities = makeTryIdentities({ write, standings });
  const learn = makeLearnStandings({ standings });
  const ledger = makeChangeLedger({ audit, clock: clock.now, newId: crypto.newId });

  /** The parts that go through the directory, put together over one that stands before the fake. */
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
      learn,
      lookup: makeGroupLookup({ directory: between, memory }),
      tryIdentities: makeTryIdentities({ write: writeThrough, standings }),
    };
  };

  return {
    around,
    clock,
    confluence,
    memory,
    impersonation,
    audit,
    keys,
    delegation,
    crypto,
    accessGroups,
    adminCheck,
    siteAdminCheck,
    protection,
    lending,
    standings,
    changeability,
    lookup,
    namedGroups,
    lendable: makeLendableGroups({ lookup, protection }),
    summarize: makeSummarizeKeys({ namedGroups }),
    permit,
    write,
    tryIdentities,
    learn,
    ledger,
    changeMembership: makeChangeMembership({
      adminCheck,
      lookup: makeLookupForChange({ directory, memory }),
      permit,
      guardRails: makeGuardRails({ directory }),
      tryIdentities,
      ledger,
      learn,
      expectMemories: makeExpectMemories({ memory }),
    }),
  };
};

export type AppOverFakes = ReturnType<typeof makeAppOverFakes>;
