import type { SelfTestView, SetupView, TrialView } from '../../contract/setupApi';
import { readRetired, readSeenAt } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import type { ChangeRecord } from '../../domain/change';
import { ok, type Outcome } from '../../domain/outcome';
import {
  isRunning,
  leftover,
  nextTrial,
  removableFrom,
  type SelfTest,
  type Trial,
} from '../../domain/selfTest';
import { type ScopeProbe, type SetupFacts, setupItems } from '../../domain/setup';
import type { AccessGroups } from '../authority/protection';
import type { SiteAdminCheck } from '../authority/adminCheck';
import type { Capabilities } from '../authority/capabilities';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { cacheKeys } from '../ports/cacheKeys';
import type {
  AuthorityDirectory,
  GroupDirectory,
  PeopleDirectory,
  PointsTold,
} from '../ports/confluence';
import type { Clock, GrantedScopes, SetupQueue } from '../ports/platform';
import type { AuditTrail, Cache, SelfTestStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import type { ChangedSince, Since } from './changedSince';

/**
 * Returns what works on this site, how that is known, and the latest self-test. It asks Confluence
 * one question for each scope that reads, which costs about 15 points. What can't be read now is
 * shown as unknown, so it fails only if a bug is thrown.
 */
export type GetSetup = (viewer: AccountId) => Promise<Outcome<SetupView>>;

const PROBED_AGAIN_MS = 600_000; // a fresh sign of life of the queue serves for ten minutes
const LATE_MS = 300_000;
const SEEN_KEPT_SECONDS = 30 * 86_400;
const MAX_RECORDS = 50;
const ANY_WORD = 'rollcall'; // a search costs a point, and two for each match

export const makeGetSetup = (deps: {
  capabilities: Capabilities;
  siteAdminCheck: SiteAdminCheck;
  accessGroups: AccessGroups;
  authority: Pick<AuthorityDirectory, 'viewerAdministers'>;
  directory: Pick<GroupDirectory, 'searchByText'>;
  people: PeopleDirectory;
  selfTests: Pick<SelfTestStore, 'open'>;
  changedSince: ChangedSince;
  audit: Pick<AuditTrail, 'list'>;
  grantedScopes: GrantedScopes;
  pointsTold: PointsTold;
  askForSetup: SetupQueue;
  cache: Cache;
  clock: Clock;
}): GetSetup => {
  const { capabilities, siteAdminCheck, accessGroups, authority, directory, people } = deps;
  const { selfTests, audit } = deps;
  const { changedSince, grantedScopes, pointsTold, askForSetup, cache, clock } = deps;

  const readStored = async (): Promise<
    Pick<SetupFacts, 'test' | 'calls'> & { isBroken: boolean; since?: Since }
  > => {
    try {
      const [{ value: test }, list] = await allSettledOrThrow([
        selfTests.open(),
        audit.list(MAX_RECORDS),
      ]);
      const since = test && leftover(test) !== undefined && (await changedSince(test));
      const calls = (list?.records ?? []).flatMap(callOf);
      return { test, calls, isBroken: false, ...(since && { since }) };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return { test: undefined, calls: [], isBroken: true };
    }
  };

  /** Asks the queue for a sign of life, unless there is a fresh one or one is on its way. */
  const probeQueue = async (): Promise<SetupFacts['queue']> => {
    const [askedAt, arrivedAt] = await allSettledOrThrow([
      cache.get(cacheKeys.queueAsked, readSeenAt),
      cache.get(cacheKeys.queueArrived, readSeenAt),
    ]);
    const now = clock();
    const isOpen = askedAt !== undefined && (arrivedAt ?? 0) < askedAt;
    const isNeeded = isOpen
      ? now - askedAt >= LATE_MS
      : arrivedAt === undefined || now - arrivedAt >= PROBED_AGAIN_MS;
    if (!isNeeded) return { askedAt, arrivedAt, wasRejected: false };
    // The time of the first unanswered question stays: it shows that the queue is late.
    const asked = isOpen ? askedAt : now;
    try {
      await cache.put(cacheKeys.queueAsked, asked, SEEN_KEPT_SECONDS);
      await askForSetup({ kind: 'probe', askedAt: now }, 0);
      return { askedAt: asked, arrivedAt, wasRejected: false };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (!isOpen) await cache.forget(cacheKeys.queueAsked);
      return { askedAt: isOpen ? askedAt : undefined, arrivedAt, wasRejected: true };
    }
  };

  const probeConfluence = async (
    viewer: AccountId,
  ): Promise<Pick<SetupFacts, 'probes' | 'emails'>> => {
    const [user, groups, states, search, emails] = await allSettledOrThrow([
      authority.viewerAdministers(),
      directory.searchByText(ANY_WORD, 1),
      people.statesOf([viewer]),
      people.namedLike(ANY_WORD),
      people.emailsOf([viewer]),
    ]);
    return {
      probes: {
        'read:confluence-user': probeOf(user),
        'read:confluence-groups': probeOf(groups),
        'read:user:confluence': probeOf(states),
        'read:content-details:confluence': probeOf(search),
        // A site that shows no emails answers so before or after it checks the scope.
        'read:email-address:confluence':
          emails.ok && emails.value === undefined ? 'other' : probeOf(emails),
      },
      emails: emailsOf(emails, viewer),
    };
  };

  const areListsCurrent = async (): Promise<boolean> => {
    const lists = await allSettledOrThrow([accessGroups('admin'), accessGroups('site-admin')]);
    return lists.every((list) => list?.isCurrent === true);
  };

  return async function getSetup(viewer) {
    await cache.prefetch([
      cacheKeys.capability({ kind: 'app' }, viewer),
      cacheKeys.capability({ kind: 'viewer' }, viewer),
      cacheKeys.capability({ kind: 'owner', accountId: viewer }, viewer),
      ...[cacheKeys.nameEndpointRetired, cacheKeys.hourlyRan],
      ...[cacheKeys.queueAsked, cacheKeys.queueArrived],
    ]);
    const [
      app,
      asViewer,
      asOwner,
      viewerIsSiteAdmin,
      listsAreCurrent,
      { test, since, calls, isBroken },
      queue,
      confluence,
    ] = await allSettledOrThrow([
      capabilities.evidenceOf({ kind: 'app' }, viewer),
      capabilities.evidenceOf({ kind: 'viewer' }, viewer),
      capabilities.evidenceOf({ kind: 'owner', accountId: viewer }, viewer),
      siteAdminCheck(viewer),
      areListsCurrent(),
      readStored(),
      probeQueue(),
      probeConfluence(viewer),
    ]);
    const now = clock();
    const items = setupItems({
      ...{ now, viewerIsSiteAdmin, test, calls, queue, isStorageBroken: isBroken },
      ...confluence,
      evidence: { app, viewer: asViewer, owner: asOwner },
      areListsCurrent: listsAreCurrent,
      granted: grantedScopes(),
      namesRetired: await cache.get(cacheKeys.nameEndpointRetired, readRetired),
      points: pointsTold(),
      hourlyRanAt: await cache.get(cacheKeys.hourlyRan, readSeenAt),
    });
    return ok({
      items,
      isWaiting: items.some(({ how }) => how === 'event-on-its-way'),
      ...(test && { test: viewOfTest(test, now, since) }),
    });
  };
};

const REFUSED: ReadonlySet<string> = new Set([
  'not-authenticated',
  'missing-scope',
  'not-permitted',
]);

/**
 * What a record says about signed calls. Nothing, unless it is one that certainly changed a group or
 * was refused. "Already a member" and "not a member" can come before Confluence checks permissions.
 */
const callOf = ({ actor, group, begunAt, ending }: ChangeRecord): SetupFacts['calls'] => {
  if (actor.kind !== 'key' || !group || !ending) return [];
  const { outcome, certain } = ending;
  const isDone = outcome === 'added' || (outcome === 'removed' && certain === true);
  if (!isDone && !REFUSED.has(outcome)) return [];
  return [{ at: Date.parse(begunAt), groupId: group.id, isDone }];
};

const probeOf = (answer: Outcome<unknown>): ScopeProbe => {
  if (answer.ok) return 'answered';
  return answer.failure.code === 'missing-scope' ? 'scope-missing' : 'other';
};

const emailsOf = (
  answer: Awaited<ReturnType<PeopleDirectory['emailsOf']>>,
  viewer: AccountId,
): SetupFacts['emails'] => {
  if (!answer.ok) return 'no-answer';
  if (answer.value === undefined) return 'hidden';
  return answer.value.has(viewer) ? 'shown' : 'not-yours';
};

/** Notes that the queue delivered an event, or that the hourly trigger ran. */
export type NoteSeen = (what: 'queue' | 'hour') => Promise<void>;

export const makeNoteSeen = ({ cache, clock }: { cache: Cache; clock: Clock }): NoteSeen =>
  async function noteSeen(what) {
    const key = what === 'queue' ? cacheKeys.queueArrived : cacheKeys.hourlyRan;
    await cache.put(key, clock(), SEEN_KEPT_SECONDS);
  };

/** A self-test as the page shows it. `since`: what else may have changed its person. */
export const viewOfTest = (test: SelfTest, now: number, since?: Since): SelfTestView => {
  const { id, by, group, accountId, startedAt } = test;
  const left = leftover(test);
  const isLive = isRunning(test, now);
  return {
    ...{ id, by, group, accountId, startedAt },
    ...(left && now >= test.busyUntil
      ? {
          ...{ state: 'left', isCertain: left === 'certain', removableFrom: removableFrom(test) },
          ...(since === 'added' && { addedSince: 'certainly' }),
          ...(since === 'maybe' && { addedSince: 'maybe' }),
        }
      : { state: isLive ? 'running' : 'done' }),
    trials: test.trials.map((trial) => viewOfTrial(trial, isLive && nextTrial(test) !== undefined)),
  };
};

const viewOfTrial = (
  { identity, state, add, removal }: Trial,
  mayContinue: boolean,
): TrialView => ({
  identity,
  state: stateOf(state, add !== undefined || removal !== undefined, mayContinue),
  ...(add && { add }),
  ...(removal && { removal }),
});

const stateOf = (
  state: Trial['state'],
  wasTried: boolean,
  mayContinue: boolean,
): TrialView['state'] => {
  switch (state) {
    case 'planned':
      return mayContinue ? 'waiting' : 'skipped';
    case 'adding':
    case 'in-group':
      return 'open';
    case 'ended':
      return wasTried ? 'done' : 'not-allowed';
  }
};
