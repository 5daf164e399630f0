import { makeAccessGroups } from '../application/authority/accessGroups';
import { makeAdminByGroups } from '../application/authority/adminByGroups';
import { makeAdminCheck } from '../application/authority/adminCheck';
import { makeLending } from '../application/authority/lending';
import { makeProtection } from '../application/authority/protection';
import { makeSiteAdminCheck } from '../application/authority/siteAdminCheck';
import { makeStandings } from '../application/authority/standings';
import { makeGroupLookup } from '../application/groups/groupLookup';
import { makeLendableGroups } from '../application/groups/lendableGroups';
import { makeNamedGroups } from '../application/groups/namedGroups';
import { makeSearchGroups } from '../application/groups/searchGroups';
import { makeCreateKey } from '../application/keys/createKey';
import { makeSummarizeKeys } from '../application/keys/keySummaries';
import { makeListKeys } from '../application/keys/listKeys';
import { makeReplaceKey } from '../application/keys/replaceKey';
import { makeRevokeKey } from '../application/keys/revokeKey';
import { makeChangeLedger } from '../application/membership/changeLedger';
import { makeChangeMembership } from '../application/membership/changeMembership';
import { makeExpectMemories } from '../application/membership/expectMemories';
import { makeGuardRails } from '../application/membership/guardRails';
import { makeLearnStandings } from '../application/membership/learnStandings';
import { makeListChanges } from '../application/membership/listChanges';
import { makeNameEndpoint } from '../application/membership/nameEndpoint';
import { makePermitChange } from '../application/membership/permit';
import { makeTryIdentities } from '../application/membership/tryIdentities';
import { makeWriteMembership } from '../application/membership/writeMembership';
import { makeDelegateGroup, makeUndelegateGroup } from '../application/site/delegate';
import { makeGetSite } from '../application/site/getSite';
import { makeAnswerTrigger } from '../application/webTrigger/answerTrigger';
import { makeAuthenticate } from '../application/webTrigger/authenticate';
import { makeIdempotency } from '../application/webTrigger/idempotency';
import { makeFirstUse } from '../application/webTrigger/replay';
import { makeConfluence } from './confluence/confluence';
import { makeConfluenceAuthority } from './confluence/confluenceAuthority';
import { makeConfluenceGroups } from './confluence/confluenceGroups';
import { invocationDeadline } from './deadline';
import { nodeCrypto as crypto } from './nodeCrypto';
import { makeKvsAuditTrail } from './storage/kvsAuditTrail';
import { makeKvsClaims } from './storage/kvsClaims';
import { makeKvsDelegation } from './storage/kvsDelegation';
import { makeKvsKeys } from './storage/kvsKeys';
import { makeKvsMemory } from './storage/kvsMemory';
import { webTriggerUrl } from './webTriggerUrl';

/**
 * Puts the app together for one invocation. Forge shares processes between customers, so nothing
 * of it outlives the invocation.
 */
export const makeApp = () => {
  const { newId, digest } = crypto;
  const clock = Date.now;
  const confluence = makeConfluence(invocationDeadline());
  const directory = makeConfluenceGroups(confluence);
  const authority = makeConfluenceAuthority(confluence);
  const memory = makeKvsMemory({ clock, digest });
  const claims = makeKvsClaims({ digest });
  const audit = makeKvsAuditTrail();
  const keys = makeKvsKeys();
  const delegation = makeKvsDelegation();

  const accessGroups = makeAccessGroups({ authority, memory });
  const adminByGroups = makeAdminByGroups({ authority, accessGroups, memory });
  const adminCheck = makeAdminCheck({ authority, adminByGroups, memory });
  const siteAdminCheck = makeSiteAdminCheck({ adminByGroups });
  const protection = makeProtection({ accessGroups });
  const lending = makeLending({ siteAdminCheck, delegation });
  const standings = makeStandings({ memory, clock });

  const lookup = makeGroupLookup({ directory, memory });
  const namedGroups = makeNamedGroups({ lookup });
  const lendable = makeLendableGroups({ lookup, protection });
  const summarize = makeSummarizeKeys({ namedGroups });
  const delegating = { siteAdminCheck, delegation, lendable, namedGroups };

  const write = makeWriteMembership({ directory, nameEndpoint: makeNameEndpoint({ memory }) });

  return {
    adminCheck,
    changeMembership: makeChangeMembership({
      adminCheck,
      lookup,
      permit: makePermitChange({ protection, lending }),
      guardRails: makeGuardRails({ directory }),
      tryIdentities: makeTryIdentities({ write, standings }),
      ledger: makeChangeLedger({ audit, clock, newId }),
      learn: makeLearnStandings({ standings }),
      expectMemories: makeExpectMemories({ memory }),
    }),
    listChanges: makeListChanges({ audit }),
    searchGroups: makeSearchGroups({ directory, protection, lending }),
    getSite: makeGetSite({ standings, siteAdminCheck, delegation, namedGroups }),
    delegateGroup: makeDelegateGroup(delegating),
    undelegateGroup: makeUndelegateGroup(delegating),
    listKeys: makeListKeys({
      keys,
      summarize,
      webTriggerUrl: () => webTriggerUrl('add-member'),
    }),
    createKey: makeCreateKey({ keys, lendable, summarize, crypto, clock }),
    replaceKey: makeReplaceKey({ keys, summarize, crypto }),
    revokeKey: makeRevokeKey({ keys }),
    answerTrigger: makeAnswerTrigger({
      authenticate: makeAuthenticate({ keys, crypto, clock }),
      idempotency: makeIdempotency({ store: claims, clock, newId }),
      firstUse: makeFirstUse({ store: claims, digest }),
      keys,
      digest,
    }),
  };
};

export type App = ReturnType<typeof makeApp>;
