import { readGroupIds, type GroupId } from '../../domain/groupId';
import type { Outcome } from '../../domain/outcome';
import type { Cache } from '../ports/cache';

const ANSWER_KEPT_SECONDS = 600;
const NO_ANSWER_KEPT_SECONDS = 60; // a slow site is not asked again for every group of a list

const NO_ANSWER = 'no answer';

/**
 * Asks for group ids, and keeps them for ten minutes. Undefined where there was no answer, which
 * is kept for a minute.
 */
export const cachedGroupIds = async (
  cache: Cache,
  cacheKey: string,
  ask: () => Promise<Outcome<GroupId[]>>,
): Promise<readonly GroupId[] | undefined> => {
  const cached = await cache.get(cacheKey, (stored) =>
    stored === NO_ANSWER ? NO_ANSWER : readGroupIds(stored),
  );
  if (cached !== undefined) return cached === NO_ANSWER ? undefined : cached;
  const answer = await ask();
  if (answer.ok) await cache.put(cacheKey, answer.value, ANSWER_KEPT_SECONDS);
  else await cache.put(cacheKey, NO_ANSWER, NO_ANSWER_KEPT_SECONDS);
  return answer.ok ? answer.value : undefined;
};
