import { readCachedTrue } from '../../contract/stored';
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

// The hourly trigger stores a new list each hour, and may take some minutes to read it.
const CURRENT_MS = 70 * 60_000;
const QUICK_LIST_KEPT_MS = 10 * 60_000;
const QUICK_MS = 1_000;

/** Whether a list is this many milliseconds old at most. A time in the future is not. */
const isYoung = ({ readAt }: AccessList, now: number, maxAgeMs: number): boolean =>
  readAt <= now && now - readAt < maxAgeMs;

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
 * gave the list within a second, it is read again after ten minutes. A reading takes at most 5
 * seconds. If it fails, the list is requested in the background, and the stored list is used: one
 * that is older than 70 minutes is not `isCurrent`. If storage fails, only Confluence is asked.
 */
export type AccessGroups = (access: GroupAccess) => Promise<KnownGroups>;

export const makeAccessGroups = (deps: {
  readAccessGroups: ReadAccessGroups;
  accessLists: AccessListStore;
  clock: Clock;
}): AccessGroups => {
  const { readAccessGroups, accessLists, clock } = deps;
  const shared = makeSharedAnswers<KnownGroups>();
  // What Confluence answered while storage failed, so that it is not asked again for each check.
  const unstored = new Map<GroupAccess, AccessList>();

  const readStored = async (access: GroupAccess) => {
    try {
      return { list: await accessLists.read(access), isBroken: false };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return { list: unstored.get(access), isBroken: true };
    }
  };

  const read = async (access: GroupAccess): Promise<KnownGroups> => {
    const readAt = clock();
    const { list: stored, isBroken } = await readStored(access);
    const keptMs = stored?.isQuick ? QUICK_LIST_KEPT_MS : CURRENT_MS;
    if (stored && isYoung(stored, clock(), keptMs)) return { ids: stored.ids, isCurrent: true };
    const answer = await readAccessGroups(access);
    if (answer.ok) {
      const list = accessListOf(answer.value, readAt, clock());
      if (isBroken) unstored.set(access, list);
      return { ids: list.ids, isCurrent: true };
    }
    return stored && { ids: stored.ids, isCurrent: isYoung(stored, clock(), CURRENT_MS) };
  };

  return function accessGroups(access) {
    return shared(access, () => read(access));
  };
};

/**
 * The groups that give an access, with their names, as Confluence lists them now. The IDs are stored
 * for those who need only them. After a failure, Confluence is not asked again for a minute.
 */
export type ReadAccessGroups = (access: GroupAccess) => Promise<Outcome<DirectoryGroup[]>>;

// So a slow site is not asked again for each group of a list.
const FAILURE_KEPT_SECONDS = 60;

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
    if (await cache.get(failedKey, readCachedTrue)) return failed('unavailable');
    const readAt = clock();
    const answer = await authority.groupsGiving(access, 'short');
    if (answer.ok) {
      const list = accessListOf(answer.value, readAt, clock());
      await unlessUnavailable(accessLists.save(access, list));
    } else {
      await cache.put(failedKey, true, FAILURE_KEPT_SECONDS);
      await requestRefresh('access-lists');
    }
    return answer;
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
