import { readCachedGroupIds } from '../../contract/stored';
import { type DirectoryGroup, type GroupId, isProtectedName } from '../../domain/group';
import type { Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { cacheKeys } from '../ports/cacheKeys';
import type { AuthorityDirectory, GroupAccess } from '../ports/confluence';
import type { Cache } from '../ports/storage';

/**
 * Whether a group gives admin rights. Neither the app nor a key ever changes such a group.
 * `unknown` means that Confluence did not say which groups give them. Treat it as protected.
 */
export type Protection = (group: DirectoryGroup) => Promise<'protected' | 'free' | 'unknown'>;

export const makeProtection = (deps: { accessGroups: AccessGroups }): Protection =>
  async function protection(group) {
    if (isProtectedName(group.name)) return 'protected';
    const lists = await allSettledOrThrow([
      deps.accessGroups('admin'),
      deps.accessGroups('site-admin'),
    ]);
    if (lists.some((list) => list?.includes(group.id))) return 'protected';
    return lists.every((list) => list !== undefined) ? 'free' : 'unknown';
  };

/** The groups that give an access. Undefined if there is no answer. */
export type AccessGroups = (access: GroupAccess) => Promise<readonly GroupId[] | undefined>;

export const makeAccessGroups = (deps: {
  authority: AuthorityDirectory;
  cache: Cache;
}): AccessGroups => {
  const { authority, cache } = deps;
  const shared = makeSharedAnswers<readonly GroupId[] | undefined>();
  return function accessGroups(access) {
    const key = cacheKeys.accessGroups(access);
    return shared(key, () => cachedGroupIds(cache, key, () => authority.groupsGiving(access)));
  };
};

const ANSWER_KEPT_SECONDS = 600;
const NO_ANSWER_KEPT_SECONDS = 60; // so a slow site is not asked again for each group of a list

const NO_ANSWER = 'no answer'; // the text that `readCachedGroupIds` expects

/**
 * Asks for group IDs and caches them for ten minutes. Undefined if there was no answer, which is
 * cached for a minute.
 */
export const cachedGroupIds = async (
  cache: Cache,
  cacheKey: string,
  ask: () => Promise<Outcome<GroupId[]>>,
): Promise<readonly GroupId[] | undefined> => {
  const cached = await cache.get(cacheKey, readCachedGroupIds);
  if (cached !== undefined) return cached === NO_ANSWER ? undefined : cached;
  const answer = await ask();
  if (answer.ok) await cache.put(cacheKey, answer.value, ANSWER_KEPT_SECONDS);
  else await cache.put(cacheKey, NO_ANSWER, NO_ANSWER_KEPT_SECONDS);
  return answer.ok ? answer.value : undefined;
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
