import type { IdentityKind } from './caller';
import { believedRefusals, capabilityOf, type Evidence, removalsOf } from './capability';
import type { SelfTest } from './selfTest';

/** The scopes that manifest.yml asks for. A test keeps both in step. */
export const SCOPES = [
  'storage:app',
  'read:confluence-groups',
  'write:confluence-groups',
  'read:confluence-user',
  'read:user:confluence',
  'read:content-details:confluence',
  'read:email-address:confluence',
] as const;

export type Scope = (typeof SCOPES)[number];

/** How many of an hour's points are left. */
type Points = { left: number; of: number };

/** What Setup shows, apart from the scopes. */
export type SetupKey =
  | IdentityKind
  | 'calls'
  | 'lists'
  | 'names'
  | 'emails'
  | 'queue'
  | 'storage'
  | 'points'
  | 'hour';

export type SetupState = 'works' | 'refused' | 'unknown';

/** How a state is known. Each has one sentence on the page. */
export type SetupHow =
  | 'changed'
  | 'tested'
  | 'changed-earlier'
  | 'adds-only'
  | 'refused-twice'
  | 'refused-once'
  | 'not-impersonated'
  | 'nothing-tried'
  | 'call-worked'
  | 'calls-refused'
  | 'call-refused-once'
  | 'no-call'
  | 'lists-given'
  | 'lists-not-given'
  | 'scope-listed'
  | 'scope-used'
  | 'scope-not-listed'
  | 'scope-rejected'
  | 'scope-doubtful'
  | 'scope-not-told'
  | 'names-retired'
  | 'names-not-retired'
  | 'emails-shown'
  | 'emails-hidden'
  | 'emails-not-yours'
  | 'no-answer'
  | 'event-arrived'
  | 'event-on-its-way'
  | 'event-late'
  | 'event-rejected'
  | 'not-read'
  | 'stored'
  | 'not-stored'
  | 'points-plenty'
  | 'points-left'
  | 'points-used'
  | 'points-not-told'
  | 'hour-ran'
  | 'hour-late'
  | 'hour-not-yet';

/** The next step. Each has one sentence on the page, except `none`. */
export type SetupNext =
  | 'none'
  | 'run-test'
  | 'test-other-group'
  | 'ask-site-admin'
  | 'use-administration'
  | 'change-as-you'
  | 'keep-page-open'
  | 'make-call'
  | 'call-for-other-group'
  | 'change-on-page'
  | 'approve-scopes'
  | 'check-again'
  | 'use-user-list'
  | 'use-ids'
  | 'wait-for-lists'
  | 'after-lists'
  | 'wait-for-event'
  | 'wait-for-hour'
  | 'wait-for-first-run'
  | 'open-page-daily';

/** One line of Setup. `at` is when it was seen, in milliseconds since 1970. */
export type SetupItem = {
  key: SetupKey | 'scope';
  /** With the key `scope`: which one. */
  scope?: Scope;
  state: SetupState;
  how: SetupHow;
  at?: number;
  /** With `points-left`. */
  points?: Points;
  next: SetupNext;
};

/** What a request that needs a scope was answered. `other`: nothing that says something about it. */
export type ScopeProbe = 'answered' | 'scope-missing' | 'other';

/** Everything that Setup knows. A field that could not be read is absent. Times are as above. */
export type SetupFacts = {
  now: number;
  evidence: Record<IdentityKind, Evidence>;
  viewerIsSiteAdmin: boolean | undefined;
  test: SelfTest | undefined;
  /**
   * The recorded calls that certainly changed a group, or that Confluence or Forge refused, newest
   * first.
   */
  calls: readonly { at: number; groupId: string; isDone: boolean }[];
  /** The scopes that the platform lists as approved. */
  granted: readonly string[] | undefined;
  probes: Readonly<Partial<Record<Scope, ScopeProbe>>>;
  /** When the endpoints by name were seen to be gone. `true` if the time is not known. */
  namesRetired: number | true | undefined;
  /** Whether Confluence said, not long ago, which groups give admin rights. */
  areListsCurrent: boolean;
  emails: 'shown' | 'hidden' | 'not-yours' | 'no-answer';
  queue: { askedAt: number | undefined; arrivedAt: number | undefined; wasRejected: boolean };
  isStorageBroken: boolean;
  points: Points | 'plenty' | undefined;
  hourlyRanAt: number | undefined;
};

/** The lines of Setup, in the order in which the page shows them. */
export const setupItems = (facts: SetupFacts): SetupItem[] => [
  ...IDENTITIES.map((key) => afterLists(identityItem(key, facts), facts)),
  callsItem(facts),
  listsItem(facts),
  storageItem(facts),
  queueItem(facts),
  hourItem(facts),
  pointsItem(facts),
  emailsItem(facts),
  namesItem(facts),
  ...SCOPES.map((scope) => scopeItem(scope, facts)),
];

const IDENTITIES = ['app', 'viewer', 'owner'] as const;

const TESTS: ReadonlySet<SetupNext> = new Set(['run-test', 'test-other-group']);

/** A self-test can't start before the lists of admin groups are known. */
const afterLists = (item: SetupItem, { areListsCurrent }: SetupFacts): SetupItem =>
  !areListsCurrent && TESTS.has(item.next) ? { ...item, next: 'after-lists' } : item;

const identityItem = (key: IdentityKind, facts: SetupFacts): SetupItem => {
  const { now, viewerIsSiteAdmin } = facts;
  if (facts.isStorageBroken) return { key, state: 'unknown', how: 'not-read', next: 'check-again' };
  const evidence = facts.evidence[key];
  const refusals = believedRefusals(evidence, now);
  const refusedAt = refusals.at(-1)?.at;
  const state = capabilityOf(evidence, now);
  switch (state) {
    case 'works': {
      const { success } = evidence;
      const removals = removalsOf(evidence);
      if (removals === 'refused' || removals === 'doubtful')
        return addsOnlyItem(key, evidence, viewerIsSiteAdmin);
      if (!success) return { key, state, how: 'changed-earlier', next: 'none' };
      // A self-test worked only if it also removed the person.
      const how = success.source === 'test' && removals === 'work' ? 'tested' : 'changed';
      return { key, state, how, at: success.at, next: 'none' };
    }
    case 'refused':
      return {
        ...{ key, state, how: 'refused-twice', next: nextIfRefused(key, viewerIsSiteAdmin) },
        ...(refusedAt !== undefined && { at: refusedAt }),
      };
    case 'unknown': {
      const mayTest = viewerIsSiteAdmin !== false;
      if (refusedAt !== undefined)
        return {
          ...{ key, state, how: 'refused-once', at: refusedAt },
          next: mayTest ? 'test-other-group' : 'ask-site-admin',
        };
      const rejectedAt = key === 'owner' ? rejectedOwnerAt(facts.test) : undefined;
      if (rejectedAt !== undefined)
        return { key, state, how: 'not-impersonated', at: rejectedAt, next: 'keep-page-open' };
      return { key, state, how: 'nothing-tried', next: mayTest ? 'run-test' : 'ask-site-admin' };
    }
  }
};

/** An identity that added people, and whose removals were refused. */
const addsOnlyItem = (
  key: IdentityKind,
  evidence: Evidence,
  viewerIsSiteAdmin: boolean | undefined,
): SetupItem => {
  const at = evidence.removals?.refusals.at(-1)?.at;
  const item = { key, how: 'adds-only', ...(at !== undefined && { at }) } as const;
  return removalsOf(evidence) === 'refused'
    ? { ...item, state: 'refused', next: nextIfRefused(key, viewerIsSiteAdmin) }
    : {
        ...{ ...item, state: 'unknown' },
        next: viewerIsSiteAdmin === false ? 'ask-site-admin' : 'test-other-group',
      };
};

const nextIfRefused = (key: IdentityKind, viewerIsSiteAdmin: boolean | undefined): SetupNext => {
  switch (key) {
    case 'app':
      return 'change-as-you';
    case 'viewer': // a site admin can't be told to ask one
      return viewerIsSiteAdmin === true ? 'use-administration' : 'ask-site-admin';
    case 'owner':
      return 'keep-page-open';
  }
};

/**
 * When the latest self-test was not let act for its absent admin. It proves nothing for good: in the
 * first minutes after an installation, it happens to everyone.
 */
const rejectedOwnerAt = (test: SelfTest | undefined): number | undefined => {
  const add = test?.trials.find(({ identity }) => identity === 'owner')?.add;
  const isRejected = add?.outcome === 'not-authenticated' || add?.outcome === 'missing-scope';
  return isRejected ? add.at : undefined;
};

/**
 * Signed calls are a thing of their own: on some sites, the app may act for absent people in the queue
 * and not in web triggers.
 */
const callsItem = ({ calls, isStorageBroken }: SetupFacts): SetupItem => {
  const key = 'calls';
  if (isStorageBroken) return { key, state: 'unknown', how: 'not-read', next: 'check-again' };
  const [newest] = calls;
  if (!newest) return { key, state: 'unknown', how: 'no-call', next: 'make-call' };
  const { at } = newest;
  if (newest.isDone) return { key, state: 'works', how: 'call-worked', at, next: 'none' };
  const done = calls.findIndex(({ isDone }) => isDone);
  const refused = done === -1 ? calls : calls.slice(0, done);
  return new Set(refused.map(({ groupId }) => groupId)).size > 1
    ? { key, state: 'refused', how: 'calls-refused', at, next: 'change-on-page' }
    : { key, state: 'unknown', how: 'call-refused-once', at, next: 'call-for-other-group' };
};

const listsItem = ({ areListsCurrent }: SetupFacts): SetupItem =>
  areListsCurrent
    ? { key: 'lists', state: 'works', how: 'lists-given', next: 'none' }
    : { key: 'lists', state: 'unknown', how: 'lists-not-given', next: 'wait-for-lists' };

const storageItem = ({ isStorageBroken, now }: SetupFacts): SetupItem =>
  isStorageBroken
    ? { key: 'storage', state: 'refused', how: 'not-stored', at: now, next: 'check-again' }
    : { key: 'storage', state: 'works', how: 'stored', at: now, next: 'none' };

const EVENT_LATE_MS = 300_000; // events arrive within seconds

const queueItem = ({ queue, now, isStorageBroken }: SetupFacts): SetupItem => {
  const key = 'queue';
  if (isStorageBroken) return { key, state: 'unknown', how: 'not-read', next: 'check-again' };
  const { askedAt, arrivedAt, wasRejected } = queue;
  const isOpen = askedAt !== undefined && (arrivedAt === undefined || arrivedAt < askedAt);
  if (isOpen && now - askedAt >= EVENT_LATE_MS)
    return { key, state: 'refused', how: 'event-late', at: askedAt, next: 'keep-page-open' };
  if (arrivedAt !== undefined)
    return { key, state: 'works', how: 'event-arrived', at: arrivedAt, next: 'none' };
  if (wasRejected)
    return { key, state: 'unknown', how: 'event-rejected', at: now, next: 'check-again' };
  return {
    ...{ key, state: 'unknown', how: 'event-on-its-way', next: 'wait-for-event' },
    at: askedAt ?? now,
  };
};

const HOURLY_MISSED_MS = 3 * 3_600_000; // two runs in a row

const hourItem = ({ hourlyRanAt, now, isStorageBroken }: SetupFacts): SetupItem => {
  const key = 'hour';
  if (isStorageBroken) return { key, state: 'unknown', how: 'not-read', next: 'check-again' };
  if (hourlyRanAt === undefined)
    return { key, state: 'unknown', how: 'hour-not-yet', next: 'wait-for-first-run' };
  return now - hourlyRanAt >= HOURLY_MISSED_MS
    ? { key, state: 'refused', how: 'hour-late', at: hourlyRanAt, next: 'open-page-daily' }
    : { key, state: 'works', how: 'hour-ran', at: hourlyRanAt, next: 'none' };
};

const pointsItem = ({ points, now }: SetupFacts): SetupItem => {
  const key = 'points';
  if (points === undefined) return { key, state: 'unknown', how: 'points-not-told', next: 'none' };
  if (points === 'plenty')
    return { key, state: 'works', how: 'points-plenty', at: now, next: 'none' };
  return points.left > 0
    ? { key, state: 'works', how: 'points-left', at: now, points, next: 'none' }
    : { key, state: 'refused', how: 'points-used', at: now, points, next: 'wait-for-hour' };
};

const emailsItem = ({ emails, now }: SetupFacts): SetupItem => {
  const key = 'emails';
  switch (emails) {
    case 'shown':
      return { key, state: 'works', how: 'emails-shown', at: now, next: 'none' };
    case 'hidden':
      return { key, state: 'refused', how: 'emails-hidden', at: now, next: 'use-user-list' };
    case 'not-yours':
      return { key, state: 'unknown', how: 'emails-not-yours', at: now, next: 'use-user-list' };
    case 'no-answer':
      return { key, state: 'unknown', how: 'no-answer', at: now, next: 'check-again' };
  }
};

const namesItem = ({ namesRetired, isStorageBroken }: SetupFacts): SetupItem => {
  const key = 'names';
  if (isStorageBroken) return { key, state: 'unknown', how: 'not-read', next: 'check-again' };
  if (namesRetired === undefined)
    return { key, state: 'unknown', how: 'names-not-retired', next: 'none' };
  return {
    ...{ key, state: 'refused', how: 'names-retired', next: 'use-ids' },
    ...(namesRetired !== true && { at: namesRetired }),
  };
};

const scopeItem = (scope: Scope, { granted, probes, now }: SetupFacts): SetupItem => {
  const isListed = granted?.includes(scope);
  const line = (state: SetupState, how: SetupHow, next: SetupNext): SetupItem => ({
    ...{ key: 'scope', scope, state, how, at: now, next },
  });
  const probe = probes[scope] ?? 'other';
  switch (probe) {
    case 'answered':
      return line('works', 'scope-used', 'none');
    case 'scope-missing':
      if (isListed === false) return line('refused', 'scope-rejected', 'approve-scopes');
      return line('unknown', 'scope-doubtful', 'check-again');
    case 'other':
      if (isListed === undefined) return line('unknown', 'scope-not-told', 'none');
      return isListed
        ? line('works', 'scope-listed', 'none')
        : line('refused', 'scope-not-listed', 'approve-scopes');
  }
};
