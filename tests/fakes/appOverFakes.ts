import { makeApp, makeServices, type Ports } from '../../src/application/app';
import type { Clock } from '../../src/application/ports/platform';
import type { RefreshEvent, SetupEvent } from '../../src/contract/events';
import { FIRST_SETTINGS } from '../../src/domain/settings';
import { makeChangeMember } from '../../src/forge/confluence/memberships';
import { makeFakeJobs } from './bulk/fakeJobs';
import { makeFakePlans } from './bulk/fakePlans';
import { makeFakeStepQueue } from './bulk/fakeStepQueue';
import { makeFakeConfluence } from './confluence/fakeConfluence';
import type { ConfluenceGroups } from './confluence/fakeGroupDirectory';
import { makeFakeAccessLists } from './fakeAccessLists';
import { makeFakeAuditTrail } from './fakeAuditTrail';
import { makeFakeCache } from './fakeCache';
import { makeFakeClaims } from './fakeClaims';
import { makeFakeColumnMemory } from './fakeColumnMemory';
import { makeFakeDelegation } from './fakeDelegation';
import { makeFakeKeyStore } from './fakeKeyStore';
import { makeFakeOwners } from './fakeOwners';
import { makeFakePlaces } from './fakePlaces';
import { makeFakeSelfTests } from './fakeSelfTests';
import { makeFakeSettings } from './fakeSettings';
import { makePredictableCrypto } from './predictableCrypto';
import { makeSteerableClock } from './steerableClock';

/** The app over fakes, with the fakes in reach. Its clock is a steered one or the given one. */
export const makeAppOverFakes = (over: { now?: Clock } = {}) => {
  const steered = makeSteerableClock();
  const clock = { ...steered, now: over.now ?? steered.now };
  const confluence = makeFakeConfluence();
  const refreshes: { event: RefreshEvent; delaySeconds: number }[] = []; // asked of the queue
  const setupEvents: { event: SetupEvent; delaySeconds: number }[] = [];
  const fakes = {
    cache: makeFakeCache(clock.now),
    claims: makeFakeClaims(),
    accessLists: makeFakeAccessLists(),
    audit: makeFakeAuditTrail(),
    keys: makeFakeKeyStore(),
    columnMemory: makeFakeColumnMemory(),
    delegation: makeFakeDelegation(),
    owners: makeFakeOwners(),
    settings: makeFakeSettings(FIRST_SETTINGS),
    places: makeFakePlaces(clock.now),
    jobs: makeFakeJobs(),
    plans: makeFakePlans(),
    selfTests: makeFakeSelfTests(),
    crypto: makePredictableCrypto(),
  };

  /** The ports of an app that reaches Confluence's groups through this directory. */
  const portsOver = (directory: ConfluenceGroups): Ports => ({
    ...fakes,
    directory,
    changeMember: makeChangeMember({ directory, endpoints: directory, cache: fakes.cache }),
    authority: confluence.authority,
    people: confluence.people,
    pointsLeft: () => undefined,
    pointsTold: () => undefined,
    grantedScopes: () => undefined,
    askForStep: makeFakeStepQueue(clock.now).ask,
    askForRefresh: (event, delaySeconds) => {
      refreshes.push({ event, delaySeconds });
      return Promise.resolve();
    },
    askForSetup: (event, delaySeconds) => {
      setupEvents.push({ event, delaySeconds });
      return Promise.resolve();
    },
    webTriggerUrl: () => Promise.resolve('https://example.com/x'),
    clock: clock.now,
    pause: () => Promise.resolve(),
    timeLeft: () => Infinity,
  });

  const ports = portsOver(confluence.directory);
  return {
    ...fakes,
    ...makeServices(ports),
    ...makeApp(ports),
    clock,
    confluence,
    refreshes,
    setupEvents,
    portsOver,
    changeMember: ports.changeMember,
  };
};

export type AppOverFakes = ReturnType<typeof makeAppOverFakes>;
