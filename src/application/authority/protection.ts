import { readListFailure } from '../../contract/stored';
import { type DirectoryGroup, type GroupId, isProtectedName } from '../../domain/group';
import { failed, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { cacheKeys } from '../ports/cacheKeys';
import type { AuthorityDirectory, GroupAccess } from '../ports/confluence';
import type { Clock } from '../ports/platform';
import type { AccessList, AccessListStore, Cache } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import type { RequestRefresh } from './requestRefresh';

/**
 * Whether a group gives admin rights. Neither the app nor a key ever changes such a group.
 * `unknown` means that Confluence did not say which groups give them. Treat it as protected.
 */
export type Protection = (group: DirectoryGroup) => Promise<'protected' | 'free' | 'unknown'>;

export const makeProtection = (deps: { accessGroups: AccessGroups }): Protection =>
  async function protection(group) {
    if (isProtectedName(group.name)) return 'protected'; // needs no lists
    const lists = await allSettledOrThrow([
      deps.accessGroups('admin'),
      deps.accessGroups('site-admin'),
    ]);
    return protectionBy(group, lists);
  };

/** What is known of the groups that give administration of Confluence, and of the site. */
export type AdminLists = readonly [admin: KnownGroups, siteAdmin: KnownGroups];

/** Decides whether a group is protected, by its name and by the lists. */
export const protectionBy = (
  { id, name }: DirectoryGroup,
  lists: AdminLists,
): Awaited<ReturnType<Protection>> => {
  const answers = lists.map((list) => isListed(list, id));
  if (isProtectedName(name) || answers.includes(true)) return 'protected';
  return answers.every((answer) => answer === false) ? 'free' : 'unknown';
};

/**
 * The groups that give an access. If they are not `current`, groups may be missing, and some may
 * have lost the access since. Undefined if nothing is known.
 */
export type KnownGroups = { ids: readonly GroupId[]; isCurrent: boolean } | undefined;

/** Whether a list has a group. Undefined if the list can't say: an old list can't say no. */
export const isListed = (list: KnownGroups, id: GroupId): boolean | undefined => {
  if (list?.ids.includes(id)) return true;
  return list?.isCurrent ? false : undefined;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const QUICK_LIST_KEPT_MS = 10 * MINUTE_MS;
const QUICK_MS = 1_000;

// The hourly trigger stores new lists of admin groups each hour, and may take some minutes to read
// them. The list of groups that give access to Confluence serves only hints: it is read once a day.
const CURRENT_MS = { admin: 70 * MINUTE_MS, 'site-admin': 70 * MINUTE_MS, user: 25 * HOUR_MS };
const OLD_AFTER_MS = { admin: HOUR_MS, 'site-admin': HOUR_MS, user: 23 * HOUR_MS };

/** Whether a list is this many milliseconds old at most. A time in the future is not. */
const isYoung = ({ readAt }: AccessList, now: number, maxAgeMs: number): boolean =>
  readAt <= now && now - readAt < maxAgeMs;

/** Whether a list may say that it does not have a group. */
export const isCurrentList = (access: GroupAccess, list: AccessList, now: number): boolean =>
  isYoung(list, now, CURRENT_MS[access]);

/** Whether the background should read a list again, although it may still be current. */
export const isOldList = (access: GroupAccess, list: AccessList, now: number): boolean =>
  !isYoung(list, now, list.isQuick ? QUICK_LIST_KEPT_MS : OLD_AFTER_MS[access]);

/** Makes a list of what Confluence answered. It is as old as the start of its reading. */
export const accessListOf = (
  groups: readonly DirectoryGroup[],
  readAt: number,
  now: number,
): AccessList => ({
  ids: groups.map(({ id }) => id),
  readAt,
  isQuick: now - readAt <= QUICK_MS,
});

/**
 * The groups that give an access. A stored list may permit a change for 70 minutes. If Confluence
 * gave the list within a second, it is read again after ten minutes. A slow list is requested in the
 * background after an hour, in case the hourly trigger did not read it. A reading takes at most 5
 * seconds. If it fails, the list is requested in the background, and the stored list is used: one
 * that is older than 70 minutes is not `isCurrent`. If storage fails, only Confluence is asked.
 *
 * The list of groups that give access to Confluence only serves hints, so it is current for 25
 * hours.
 */
export type AccessGroups = (access: GroupAccess) => Promise<KnownGroups>;

export const makeAccessGroups = (deps: {
  readAccessGroups: ReadAccessGroups;
  accessLists: AccessListStore;
  requestRefresh: RequestRefresh;
  clock: Clock;
}): AccessGroups => {
  const { readAccessGroups, accessLists, requestRefresh, clock } = deps;
  const shared = makeSharedAnswers<KnownGroups>();
  // What Confluence answered while storage failed, so that it is not asked again for each check.
  const unstored = new Map<GroupAccess, AccessList>();
  let requestAgainAt = -Infinity; // so that a job does not request the lists for each of its groups

  const readStored = async (access: GroupAccess) => {
    try {
      return { list: await accessLists.read(access), isBroken: false };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return { list: unstored.get(access), isBroken: true };
    }
  };

  const requestOnce = async (): Promise<void> => {
    if (clock() < requestAgainAt) return;
    requestAgainAt = clock() + FAILURE_KEPT_SECONDS * 1_000;
    await requestRefresh('old-lists');
  };

  const read = async (access: GroupAccess): Promise<KnownGroups> => {
    const readAt = clock();
    const { list: stored, isBroken } = await readStored(access);
    const keptMs = stored?.isQuick ? QUICK_LIST_KEPT_MS : CURRENT_MS[access];
    if (stored && isYoung(stored, clock(), keptMs)) {
      if (isOldList(access, stored, clock())) await requestOnce();
      return { ids: stored.ids, isCurrent: true };
    }
    const answer = await readAccessGroups(access);
    if (answer.ok) {
      const list = accessListOf(answer.value, readAt, clock());
      if (isBroken) unstored.set(access, list);
      return { ids: list.ids, isCurrent: true };
    }
    return stored && { ids: stored.ids, isCurrent: isCurrentList(access, stored, clock()) };
  };

  return function accessGroups(access) {
    return shared(access, () => read(access));
  };
};

/**
 * The groups that give an access, with their names, as Confluence lists them now. The IDs are stored
 * for those who need only them. After a failure, the list is requested in the background, once a
 * minute at most. Confluence is not asked again for a minute. If it was too slow, it is not asked
 * again for a quarter of an hour, unless the background finds it quick.
 */
export type ReadAccessGroups = (access: GroupAccess) => Promise<Outcome<DirectoryGroup[]>>;

// So a site that fails is not asked again for each group of a list.
const FAILURE_KEPT_SECONDS = 60;
const TOO_SLOW_MS = 4_000; // a reading that a person waits for is given up after 5 s
const SLOWNESS_KEPT_SECONDS = 900; // a reading in the background ends before that

export const makeReadAccessGroups = (deps: {
  authority: AuthorityDirectory;
  accessLists: AccessListStore;
  cache: Cache;
  requestRefresh: RequestRefresh;
  clock: Clock;
}): ReadAccessGroups =>
  async function readAccessGroups(access) {
    const { authority, accessLists, cache, requestRefresh, clock } = deps;
    const failedKey = cacheKeys.accessGroupsFailed(access);
    const before = await cache.get(failedKey, readListFailure);
    if (before && before.requestAgainAt > clock()) return failed('unavailable');

    const fail = async <T>(failure: T, readAgainAt: number): Promise<T> => {
      const requestAgainAt = clock() + FAILURE_KEPT_SECONDS * 1_000;
      const seconds = Math.ceil((Math.max(readAgainAt, requestAgainAt) - clock()) / 1_000);
      await allSettledOrThrow([
        cache.put(failedKey, { readAgainAt, requestAgainAt }, seconds),
        requestRefresh('old-lists'),
      ]);
      return failure;
    };

    const readAt = clock();
    if (before && before.readAgainAt > readAt)
      return await fail(failed('unavailable'), before.readAgainAt);
    const answer = await authority.groupsGiving(access, 'short');
    if (answer.ok) {
      const list = accessListOf(answer.value, readAt, clock());
      await unlessUnavailable(accessLists.save(access, list));
      return answer;
    }
    const isTooSlow = clock() - readAt >= TOO_SLOW_MS;
    const seconds = isTooSlow ? SLOWNESS_KEPT_SECONDS : FAILURE_KEPT_SECONDS;
    return await fail(answer, clock() + seconds * 1_000);
  };

/** Waits for storage. Undefined if it fails: the answer of Confluence serves without it. */
const unlessUnavailable = async <T>(stored: Promise<T>): Promise<T | undefined> => {
  try {
    return await stored;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return undefined;
  }
};

/**
 * Lets callers who ask the same question at the same time share one answer. It is created for each
 * invocation, because an answer is for this caller only.
 */
export const makeSharedAnswers = <Answer>() => {
  const awaited = new Map<string, Promise<Answer>>();
  return function sharedAnswers(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const answer =
      awaited.get(question) ??
      ask().finally(() => {
        awaited.delete(question);
      });
    awaited.set(question, answer);
    return answer;
  };
};
