import {
  makeAdminByGroups,
  makeAdminCheck,
  makeAppAuthorityOf,
  makeMayUseAppAuthority,
  makeSiteAdminCheck,
} from './authority/adminCheck';
import { makeCapabilities } from './authority/capabilities';
import { makeCheckKeyOwners, makeCheckOwner } from './authority/ownerCheck';
import { makeAccessGroups, makeProtection, makeReadAccessGroups } from './authority/protection';
import { makeRefreshAccessLists } from './authority/refreshAccessLists';
import { makeRequestRefresh } from './authority/requestRefresh';
import { makeBulk } from './bulk';
import { makeRateLimitedDirectory } from './concurrency/rateLimitedDirectory';
import { makeSiteRate } from './concurrency/siteRate';
import { makeBrowseGroups, makeListAccessGroups, makeListGroupsOf } from './groups/browseGroups';
import { makeCheckGroups } from './groups/checkGroups';
import { makeDelegatableGroups, makeNamedGroups } from './groups/delegatableGroups';
import { makeDescribeGroups } from './groups/describeGroups';
import { makeGroupLookup, makeLookupForChange } from './groups/groupLookup';
import { makeGetGroup, makeListMembers } from './groups/readGroup';
import { makeSearchGroups } from './groups/searchGroups';
import {
  makeCreateKey,
  makeListKeys,
  makeReplaceKey,
  makeRevokeKey,
  makeSummarizeKeys,
} from './keys/keys';
import { makeRecallColumns, makeRememberColumns } from './lists/columnMemory';
import { makeChangeByRule } from './membership/changeByRule';
import { makeChangeLedger, makeListActivity, makeListChanges } from './membership/changeLedger';
import { makeChangeMembership } from './membership/changeMembership';
import { makeRecordEvidence, makeTryIdentities } from './membership/changeMembership';
import { makeGuardRails } from './membership/guardRails';
import { makeReadOwnRecord } from './record/ownRecord';
import { makePermitChange, makePrefetch, makePreparePermit } from './membership/permit';
import { makeCheckPeople, makeFindPeople } from './people/findPeople';
import type {
  AuthorityDirectory,
  ChangeMember,
  GroupDirectory,
  PeopleDirectory,
  PointsLeft,
  PointsTold,
} from './ports/confluence';
import type {
  Clock,
  Crypto,
  GrantedScopes,
  Pause,
  RefreshQueue,
  SetupQueue,
  StepQueue,
  TimeLeft,
  WebTriggerUrl,
} from './ports/platform';
import type {
  AccessListStore,
  AuditTrail,
  Cache,
  ClaimStore,
  ColumnMemory,
  DelegationList,
  JobStore,
  KeyStore,
  OwnerRecord,
  PlaceMemory,
  PlanStore,
  SelfTestStore,
  SettingsStore,
} from './ports/storage';
import { makeChangedSince } from './site/changedSince';
import {
  makeDelegateGroup,
  makeGetSettings,
  makeSaveSettings,
  makeUndelegateGroup,
} from './site/settings';
import { makeGetSite } from './site/getSite';
import { makeRecallPlace, makeRememberPlace } from './site/place';
import {
  makeEndSelfTest,
  makeStartSelfTest,
  makeStepSelfTest,
  makeStepTestByQueue,
  makeTidySelfTest,
} from './site/selfTest';
import { makeGetSetup, makeNoteSeen } from './site/setup';
import { makeAdmitCall } from './webTrigger/admitCall';
import { makeAuthenticate } from './webTrigger/authenticate';
import { makeFirstUse, makeIdempotency } from './webTrigger/idempotency';

/** Everything that the app needs from outside. */
export type Ports = {
  directory: GroupDirectory;
  changeMember: ChangeMember;
  authority: AuthorityDirectory;
  people: PeopleDirectory;
  pointsLeft: PointsLeft;
  pointsTold: PointsTold;
  accessLists: AccessListStore;
  audit: AuditTrail;
  cache: Cache;
  claims: ClaimStore;
  columnMemory: ColumnMemory;
  delegation: DelegationList;
  jobs: JobStore;
  keys: KeyStore;
  owners: OwnerRecord;
  places: PlaceMemory;
  plans: PlanStore;
  selfTests: SelfTestStore;
  settings: SettingsStore;
  askForStep: StepQueue;
  askForRefresh: RefreshQueue;
  askForSetup: SetupQueue;
  grantedScopes: GrantedScopes;
  webTriggerUrl: WebTriggerUrl;
  clock: Clock;
  pause: Pause;
  timeLeft: TimeLeft;
  crypto: Crypto;
};

// A read about many groups is only sent if this much time is left: for its answer, and to store what
// was read.
const STORING_MS = 5_000;

/** What the use cases are made of. The tests of single services build them here, too. */
export const makeServices = (ports: Ports) => {
  const { authority, cache, delegation, clock } = ports;

  const requestRefresh = makeRequestRefresh({ ...ports, newId: ports.crypto.newId });
  const readAccessGroups = makeReadAccessGroups({ ...ports, requestRefresh });
  const accessGroups = makeAccessGroups({ ...ports, readAccessGroups, requestRefresh });
  const adminByGroups = makeAdminByGroups({ authority, accessGroups, cache });
  const checkOwner = makeCheckOwner(ports);
  const adminCheck = makeAdminCheck({ ...ports, adminByGroups, checkOwner, requestRefresh });
  const siteAdminCheck = makeSiteAdminCheck({ adminByGroups });
  const protection = makeProtection({ accessGroups });
  const appAuthorityOf = makeAppAuthorityOf({ siteAdminCheck, delegation });
  const mayUseAppAuthority = makeMayUseAppAuthority({ appAuthorityOf });
  const capabilities = makeCapabilities({ cache, clock });

  const siteRate = makeSiteRate({ cache });
  const rateLimitedDirectory = makeRateLimitedDirectory({
    ...ports,
    siteRate,
    timeLeft: () => Math.max(0, ports.timeLeft() - STORING_MS),
  });
  const lookup = makeGroupLookup({ directory: rateLimitedDirectory, cache });
  const namedGroups = makeNamedGroups({ lookup });
  const delegatable = makeDelegatableGroups({ lookup, accessGroups });
  const describeGroups = makeDescribeGroups({ accessGroups, appAuthorityOf });

  const permit = makePermitChange({ protection, mayUseAppAuthority });
  const preparePermit = makePreparePermit({ accessGroups, appAuthorityOf });
  const tryIdentities = makeTryIdentities({ changeMember: ports.changeMember, capabilities });
  const recordEvidence = makeRecordEvidence({ capabilities });
  const ledger = makeChangeLedger({ audit: ports.audit, clock, newId: ports.crypto.newId });

  const summarize = makeSummarizeKeys({ namedGroups });
  const readOwnRecord = makeReadOwnRecord(ports);

  return {
    ...{ requestRefresh, readAccessGroups, checkOwner },
    ...{ accessGroups, adminCheck, siteAdminCheck, protection, mayUseAppAuthority, capabilities },
    ...{ lookup, namedGroups, delegatable, describeGroups, permit, tryIdentities, recordEvidence },
    preparePermit,
    ...{ ledger, summarize, readOwnRecord, siteRate, rateLimitedDirectory },
  };
};

/**
 * Builds the app from its ports, for one invocation. Forge shares processes between customers, so
 * nothing in it outlives the invocation. The entry points and the tests build it here. It gives them
 * use cases only: none writes without a permit and a record.
 */
export const makeApp = (ports: Ports) => {
  const { directory, cache, delegation, settings, keys, owners, claims, clock, crypto } = ports;
  const { columnMemory } = ports;
  const { newId, digest } = crypto;
  const services = makeServices(ports);
  const { adminCheck, siteAdminCheck, capabilities, namedGroups, delegatable } = services;
  const { describeGroups, summarize } = services;
  const delegating = { siteAdminCheck, delegation, delegatable, namedGroups };
  const prefetch = makePrefetch({ ...ports, readOwnRecord: services.readOwnRecord });
  const bulk = makeBulk({ ...ports, ...services, directory: services.rateLimitedDirectory });
  const findPeople = makeFindPeople(ports);
  const guardRails = makeGuardRails({ ...ports, readOwnRecord: services.readOwnRecord });
  const changeMembership = makeChangeMembership({
    ...services,
    lookup: makeLookupForChange({ directory, cache }),
    guardRails,
    prefetch,
  });
  const changedSince = makeChangedSince(ports);
  const testing = {
    ...{ ...ports, ...services, store: ports.selfTests },
    ...{ guardRails, changedSince, newId },
  };

  return {
    adminCheck,
    changeMembership,
    changeByRule: makeChangeByRule({ findPeople, changeMembership }),
    prefetch,
    requestRefresh: services.requestRefresh,
    refreshAccessLists: makeRefreshAccessLists({
      ...ports,
      newId,
      requestRefresh: services.requestRefresh,
      continueWaitingJobs: bulk.continueWaitingJobs,
    }),
    checkKeyOwners: makeCheckKeyOwners({ keys, checkOwner: services.checkOwner }),
    listChanges: makeListChanges(ports),
    listActivity: makeListActivity(ports),
    searchGroups: makeSearchGroups({ directory, describeGroups }),
    browseGroups: makeBrowseGroups({ directory, describeGroups }),
    listAccessGroups: makeListAccessGroups({
      directory,
      readAccessGroups: services.readAccessGroups,
      describeGroups,
    }),
    listGroupsOf: makeListGroupsOf({
      authority: ports.authority,
      describeGroups,
      readOwnRecord: services.readOwnRecord,
    }),
    getGroup: makeGetGroup({ directory, describeGroups }),
    listMembers: makeListMembers({ directory, readOwnRecord: services.readOwnRecord }),
    recallPlace: makeRecallPlace(ports),
    rememberPlace: makeRememberPlace(ports),
    checkGroups: makeCheckGroups(services),
    findPeople,
    checkPeople: makeCheckPeople(ports),
    recallColumns: makeRecallColumns({ columnMemory, digest }),
    rememberColumns: makeRememberColumns({ columnMemory, digest }),
    bulk,
    getSite: makeGetSite({
      ...{ capabilities, siteAdminCheck, delegation, namedGroups, clock },
      selfTests: ports.selfTests,
    }),
    getSetup: makeGetSetup({ ...ports, ...services, changedSince }),
    noteSeen: makeNoteSeen({ cache, clock }),
    startSelfTest: makeStartSelfTest(testing),
    stepSelfTest: makeStepSelfTest(testing),
    stepTestByQueue: makeStepTestByQueue(testing),
    endSelfTest: makeEndSelfTest(testing),
    tidySelfTest: makeTidySelfTest(testing),
    delegateGroup: makeDelegateGroup(delegating),
    undelegateGroup: makeUndelegateGroup(delegating),
    getSettings: makeGetSettings({ settings, siteAdminCheck }),
    saveSettings: makeSaveSettings({ settings, siteAdminCheck, clock }),
    listKeys: makeListKeys({ keys, summarize, webTriggerUrl: ports.webTriggerUrl }),
    createKey: makeCreateKey({ ...{ keys, owners, delegatable }, summarize, crypto, clock }),
    replaceKey: makeReplaceKey({ keys, owners, summarize, crypto, clock }),
    revokeKey: makeRevokeKey({ keys }),
    admitCall: makeAdmitCall({
      authenticate: makeAuthenticate({ keys, crypto, clock }),
      idempotency: makeIdempotency({ store: claims, clock, newId }),
      firstUse: makeFirstUse({ store: claims, digest }),
      keys,
      digest,
    }),
  };
};

export type App = ReturnType<typeof makeApp>;
