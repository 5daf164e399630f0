import { type App, makeApp } from '../../application/app';
import { makeConfluence } from '../confluence/confluence';
import { makeConfluenceAuthority } from '../confluence/confluenceAuthority';
import { makeConfluenceGroups } from '../confluence/confluenceGroups';
import { makeConfluencePeople } from '../confluence/confluencePeople';
import { makeChangeMember, makeMembershipEndpoints } from '../confluence/memberships';
import { makePointsMeter } from '../confluence/pointsMeter';
import { invocationDeadline } from '../platform/deadline';
import { grantedScopes, webTriggerUrl } from '../platform/installation';
import { nodeCrypto as crypto } from '../platform/nodeCrypto';
import { pause } from '../platform/timers';
import { refreshQueue, setupQueue, stepQueue } from '../platform/queues';
import { makeKvsAccessLists } from '../storage/kvsAccessLists';
import { makeKvsAuditTrail } from '../storage/kvsAuditTrail';
import { makeKvsCache } from '../storage/kvsCache';
import { makeKvsClaims } from '../storage/kvsClaims';
import { makeKvsColumnMemory, makeKvsPlaces } from '../storage/kvsPageMemory';
import { makeKvsDelegation, makeKvsSettings } from '../storage/kvsSettings';
import { makeKvsJobs } from '../storage/kvsJobs';
import { makeKvsKeys } from '../storage/kvsKeys';
import { makeKvsOwners } from '../storage/kvsOwners';
import { makeKvsPlans } from '../storage/kvsPlans';
import { makeKvsSelfTest } from '../storage/kvsSelfTest';

/** Builds the app on Forge, for one invocation. */
export const makeForgeApp = (): App => {
  const clock = Date.now;
  const meter = makePointsMeter();
  const timeLeft = invocationDeadline();
  const confluence = makeConfluence(timeLeft, meter);
  const directory = makeConfluenceGroups(confluence);
  const cache = makeKvsCache({ clock, digest: crypto.digest });
  return makeApp({
    ...{ clock, pause, timeLeft, crypto, cache, directory },
    changeMember: makeChangeMember({
      directory,
      endpoints: makeMembershipEndpoints(confluence),
      cache,
    }),
    authority: makeConfluenceAuthority(confluence),
    people: makeConfluencePeople(confluence),
    pointsLeft: meter.left,
    pointsTold: meter.told,
    grantedScopes,
    accessLists: makeKvsAccessLists({ clock }),
    audit: makeKvsAuditTrail(),
    claims: makeKvsClaims(crypto),
    columnMemory: makeKvsColumnMemory(crypto),
    delegation: makeKvsDelegation({ newId: crypto.newId, clock }),
    jobs: makeKvsJobs(),
    keys: makeKvsKeys(),
    owners: makeKvsOwners(),
    places: makeKvsPlaces({ clock }),
    plans: makeKvsPlans(),
    selfTests: makeKvsSelfTest(),
    settings: makeKvsSettings(crypto),
    askForStep: stepQueue,
    askForRefresh: refreshQueue,
    askForSetup: setupQueue,
    webTriggerUrl,
  });
};
