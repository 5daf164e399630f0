import { type App, makeApp } from '../../application/app';
import { makeConfluence } from '../confluence/confluence';
import { makeConfluenceAuthority } from '../confluence/confluenceAuthority';
import { makeConfluenceGroups } from '../confluence/confluenceGroups';
import { makeConfluencePeople } from '../confluence/confluencePeople';
import { makeChangeMember, makeMembershipEndpoints } from '../confluence/memberships';
import { makePointsMeter } from '../confluence/pointsMeter';
import { invocationDeadline } from '../platform/deadline';
import { nodeCrypto as crypto } from '../platform/nodeCrypto';
import { pause } from '../platform/pause';
import { refreshQueue, stepQueue } from '../platform/queues';
import { webTriggerUrl } from '../platform/webTriggerUrl';
import { makeKvsAccessLists } from '../storage/kvsAccessLists';
import { makeKvsAuditTrail } from '../storage/kvsAuditTrail';
import { makeKvsCache } from '../storage/kvsCache';
import { makeKvsClaims } from '../storage/kvsClaims';
import { makeKvsColumnMemory } from '../storage/kvsColumnMemory';
import { makeKvsDelegation } from '../storage/kvsDelegation';
import { makeKvsJobs } from '../storage/kvsJobs';
import { makeKvsKeys } from '../storage/kvsKeys';
import { makeKvsOwners } from '../storage/kvsOwners';
import { makeKvsPlaces } from '../storage/kvsPlaces';
import { makeKvsPlans } from '../storage/kvsPlans';
import { makeKvsSettings } from '../storage/kvsSettings';

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
    settings: makeKvsSettings(crypto),
    askForStep: stepQueue,
    askForRefresh: refreshQueue,
    webTriggerUrl,
  });
};
