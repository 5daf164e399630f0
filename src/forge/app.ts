import {
  makeAdminByGroups,
  makeAdminCheck,
  makeMayUseAppAuthority,
  makeSiteAdminCheck,
} from '../application/authority/adminCheck';
import { makeCapabilities } from '../application/authority/capabilities';
import { makeAccessGroups, makeProtection } from '../application/authority/protection';
import { makeCheckGroups } from '../application/groups/checkGroups';
import { makeDelegatableGroups, makeNamedGroups } from '../application/groups/delegatableGroups';
import { makeGroupLookup, makeLookupForChange } from '../application/groups/groupLookup';
import { makeRateLimitedDirectory } from '../application/groups/rateLimitedDirectory';
import { makeChangeabilityOf, makeSearchGroups } from '../application/groups/searchGroups';
import {
  makeCreateKey,
  makeListKeys,
  makeReplaceKey,
  makeRevokeKey,
  makeSummarizeKeys,
} from '../application/keys/keys';
import { makeBulk } from '../application/makeBulk';
import { makeChangeLedger, makeListChanges } from '../application/membership/changeLedger';
import { makeChangeMembership } from '../application/membership/changeMembership';
import { makeGuardRails } from '../application/membership/guardRails';
import { makeNameEndpoint } from '../application/membership/nameEndpoint';
import { makePermitChange, makePrefetch } from '../application/membership/permit';
import { makeSendChange } from '../application/membership/sendChange';
import { makeRecordEvidence, makeTryIdentities } from '../application/membership/tryIdentities';
import { makeWriteMembership } from '../application/membership/writeMembership';
import { makeCheckPeople, makeFindPeople } from '../application/people/findPeople';
import { makeDelegateGroup, makeUndelegateGroup } from '../application/site/delegate';
import { makeGetSite } from '../application/site/getSite';
import { makeGetSettings, makeSaveSettings } from '../application/site/settings';
import { makeAnswerTrigger } from '../application/webTrigger/answerTrigger';
import { makeAuthenticate } from '../application/webTrigger/authenticate';
import { makeFirstUse, makeIdempotency } from '../application/webTrigger/idempotency';
import { makeConfluence } from './confluence/confluence';
import { makeConfluenceAuthority } from './confluence/confluenceAuthority';
import { makeConfluenceGroups } from './confluence/confluenceGroups';
import { makeConfluencePeople } from './confluence/confluencePeople';
import { makePointsMeter } from './confluence/pointsMeter';
import { invocationDeadline } from './deadline';
import { nodeCrypto as crypto } from './nodeCrypto';
import { pause } from './pause';
import { stepQueue } from './stepQueue';
import { makeKvsAuditTrail } from './storage/kvsAuditTrail';
import { makeKvsCache } from './storage/kvsCache';
import { makeKvsClaims } from './storage/kvsClaims';
import { makeKvsDelegation } from './storage/kvsDelegation';
import { makeKvsImpersonation } from './storage/kvsImpersonation';
import { makeKvsJobs } from './storage/kvsJobs';
import { makeKvsKeys } from './storage/kvsKeys';
import { makeKvsPlans } from './storage/kvsPlans';
import { makeKvsSettings } from './storage/kvsSettings';
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
  const cache = makeKvsCache({ clock, digest });
  const claims = makeKvsClaims({ digest });
  const audit = makeKvsAuditTrail();
  const keys = makeKvsKeys();
  const delegation = makeKvsDelegation({ newId });
  const settings = makeKvsSettings({ newId });

  const accessGroups = makeAccessGroups({ authority, cache });
  const adminByGroups = makeAdminByGroups({ authority, accessGroups, cache });
  const impersonation = makeKvsImpersonation();
  const adminCheck = makeAdminCheck({ authority, adminByGroups, impersonation, cache });
  const siteAdminCheck = makeSiteAdminCheck({ adminByGroups });
  const protection = makeProtection({ accessGroups });
  const mayUseAppAuthority = makeMayUseAppAuthority({ siteAdminCheck, delegation });
  const capabilities = makeCapabilities({ cache, clock });

  const lookup = makeGroupLookup({ directory, cache });
  const rateLimitedDirectory = makeRateLimitedDirectory({ directory, clock, pause, timeLeft });
  const rateLimitedLookup = makeGroupLookup({ directory: rateLimitedDirectory, cache });
  const namedGroups = makeNamedGroups({ lookup });
  const delegatable = makeDelegatableGroups({ lookup, protection });
  const summarize = makeSummarizeKeys({ namedGroups });
  const delegating = { siteAdminCheck, delegation, delegatable, namedGroups };

  const nameEndpoint = makeNameEndpoint({ cache });
  const sendChange = makeSendChange({ directory, nameEndpoint });
  const write = makeWriteMembership({ directory, sendChange });

  const permit = makePermitChange({ protection, mayUseAppAuthority });
  const tryIdentities = makeTryIdentities({ write, capabilities });
  const recordEvidence = makeRecordEvidence({ capabilities });
  const changeability = makeChangeabilityOf({ protection, mayUseAppAuthority });
  const people = makeConfluencePeople(confluence);

  return {
    adminCheck,
    changeMembership: makeChangeMembership({
      adminCheck,
      lookup: makeLookupForChange({ directory, cache }),
      permit,
      guardRails: makeGuardRails({ directory }),
      tryIdentities,
      ledger: makeChangeLedger({ audit, clock, newId }),
      recordEvidence,
      prefetch: makePrefetch({ cache }),
    }),
    listChanges: makeListChanges({ audit }),
    searchGroups: makeSearchGroups({ directory, changeability }),
    checkGroups: makeCheckGroups({ lookup: rateLimitedLookup, changeability }),
    findPeople: makeFindPeople({ people }),
    checkPeople: makeCheckPeople({ people }),
    bulk: makeBulk({
      plans: makeKvsPlans(),
      jobs: makeKvsJobs(),
      claims,
      askForStep: stepQueue,
      directory: rateLimitedDirectory,
      lookup: rateLimitedLookup,
      ...{ authority, adminCheck, accessGroups, protection, permit, tryIdentities, recordEvidence },
      settings,
      pointsLeft: meter.left,
      clock,
      pause,
      crypto,
    }),
    getSite: makeGetSite({ capabilities, siteAdminCheck, delegation, namedGroups }),
    delegateGroup: makeDelegateGroup(delegating),
    undelegateGroup: makeUndelegateGroup(delegating),
    getSettings: makeGetSettings({ settings, siteAdminCheck }),
    saveSettings: makeSaveSettings({ settings, siteAdminCheck, clock }),
    listKeys: makeListKeys({
      keys,
      summarize,
      webTriggerUrl: () => webTriggerUrl('add-member'),
    }),
    createKey: makeCreateKey({ keys, delegatable, summarize, crypto, clock }),
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
