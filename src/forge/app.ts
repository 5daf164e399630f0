import { makeAccessGroups } from '../application/authority/accessGroups';
import { makeAdminByGroups } from '../application/authority/adminByGroups';
import { makeAdminCheck } from '../application/authority/adminCheck';
import { makeLending } from '../application/authority/lending';
import { makeProtection } from '../application/authority/protection';
import { makeSiteAdminCheck } from '../application/authority/siteAdminCheck';
import { makeStandings } from '../application/authority/standings';
import { makeChangeabilityOf } from '../application/groups/changeability';
import { makeCheckGroups } from '../application/groups/checkGroups';
import { makeGroupLookup, makeLookupForChange } from '../application/groups/groupLookup';
import { makeLendableGroups } from '../application/groups/lendableGroups';
import { makeNamedGroups } from '../application/groups/namedGroups';
import { makePatientDirectory } from '../application/groups/patientDirectory';
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
import { makeSendChange } from '../application/membership/sendChange';
import { makeTryIdentities } from '../application/membership/tryIdentities';
import { makeWriteMembership } from '../application/membership/writeMembership';
import { makeCheckPeople } from '../application/people/checkPeople';
import { makeFindPeople } from '../application/people/findPeople';
import { makeDelegateGroup, makeUndelegateGroup } from '../application/site/delegate';
import { makeGetSite } from '../application/site/getSite';
import { makeGetSettings, makeSaveSettings } from '../application/site/settings';
import { makeBulk } from '../application/makeBulk';
import { makeAnswerTrigger } from '../application/webTrigger/answerTrigger';
import { makeAuthenticate } from '../application/webTrigger/authenticate';
import { makeIdempotency } from '../application/webTrigger/idempotency';
import { makeFirstUse } from '../application/webTrigger/replay';
import { makeConfluence } from './confluence/confluence';
import { makeConfluenceAuthority } from './confluence/confluenceAuthority';
import { makeConfluenceGroups } from './confluence/confluenceGroups';
import { makeConfluencePeople } from './confluence/confluencePeople';
import { makePointsMeter } from './confluence/pointsMeter';
import { invocationDeadline } from './deadline';
import { nodeCrypto as crypto } from './nodeCrypto';
import { makeKvsAuditTrail } from './storage/kvsAuditTrail';
import { makeKvsClaims } from './storage/kvsClaims';
import { makeKvsDelegation } from './storage/kvsDelegation';
import { makeKvsKeys } from './storage/kvsKeys';
import { makeKvsImpersonation } from './storage/kvsImpersonation';
import { makeKvsJobs } from './storage/kvsJobs';
import { makeKvsMemory } from './storage/kvsMemory';
import { makeKvsPlans } from './storage/kvsPlans';
import { makeKvsSettings } from './storage/kvsSettings';
import { stepQueue } from './stepQueue';
import { pause } from './pause';
import { webTriggerUrl } from './webTriggerUrl';

/**
 * Puts the app together for one invocation. Forge shares processes between customers, so nothing
 * of it outlives the invocation.
 */
export const makeApp = () => {
  const { newId, digest } = crypto;
  const clock = Date.now;
  const meter = makePointsMeter();
  const timeLeft = invocationDeadline();
  const confluence = makeConfluence(timeLeft, meter);
  const directory = makeConfluenceGroups(confluence);
  const authority = makeConfluenceAuthority(confluence);
  const memory = makeKvsMemory({ clock, digest });
  const claims = makeKvsClaims({ digest });
  const audit = makeKvsAuditTrail();
  const keys = makeKvsKeys();
  const delegation = makeKvsDelegation({ newId });
  const settings = makeKvsSettings({ newId });

  const accessGroups = makeAccessGroups({ authority, memory });
  const adminByGroups = makeAdminByGroups({ authority, accessGroups, memory });
  const impersonation = makeKvsImpersonation();
  const adminCheck = makeAdminCheck({ authority, adminByGroups, impersonation, memory });
  const siteAdminCheck = makeSiteAdminCheck({ adminByGroups });
  const protection = makeProtection({ accessGroups });
  const lending = makeLending({ siteAdminCheck, delegation });
  const standings = makeStandings({ memory, clock });

  const lookup = makeGroupLookup({ directory, memory });
  const patientDirectory = makePatientDirectory({ directory, clock, pause, timeLeft });
  const patientLookup = makeGroupLookup({ directory: patientDirectory, memory });
  const namedGroups = makeNamedGroups({ lookup });
  const lendable = makeLendableGroups({ lookup, protection });
  const summarize = makeSummarizeKeys({ namedGroups });
  const delegating = { siteAdminCheck, delegation, lendable, namedGroups };

  const nameEndpoint = makeNameEndpoint({ memory });
  const sendChange = makeSendChange({ directory, nameEndpoint });
  const write = makeWriteMembership({ directory, sendChange });

  const permit = makePermitChange({ protection, lending });
  const tryIdentities = makeTryIdentities({ write, standings });
  const learn = makeLearnStandings({ standings });
  const changeability = makeChangeabilityOf({ protection, lending });
  const people = makeConfluencePeople(confluence);

  return {
    adminCheck,
    changeMembership: makeChangeMembership({
      adminCheck,
      lookup: makeLookupForChange({ directory, memory }),
      permit,
      guardRails: makeGuardRails({ directory }),
      tryIdentities,
      ledger: makeChangeLedger({ audit, clock, newId }),
      learn,
      expectMemories: makeExpectMemories({ memory }),
    }),
    listChanges: makeListChanges({ audit }),
    searchGroups: makeSearchGroups({ directory, changeability }),
    checkGroups: makeCheckGroups({ lookup: patientLookup, changeability }),
    findPeople: makeFindPeople({ people }),
    checkPeople: makeCheckPeople({ people }),
    bulk: makeBulk({
      plans: makeKvsPlans(),
      jobs: makeKvsJobs(),
      claims,
      askForStep: stepQueue,
      directory: patientDirectory,
      lookup: patientLookup,
      ...{ authority, adminCheck, accessGroups, protection, permit, tryIdentities, learn },
      settings,
      pointsLeft: meter.left,
      clock,
      pause,
      crypto,
    }),
    getSite: makeGetSite({ standings, siteAdminCheck, delegation, namedGroups }),
    delegateGroup: makeDelegateGroup(delegating),
    undelegateGroup: makeUndelegateGroup(delegating),
    getSettings: makeGetSettings({ settings, siteAdminCheck }),
    saveSettings: makeSaveSettings({ settings, siteAdminCheck, clock }),
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
