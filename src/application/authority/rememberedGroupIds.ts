import { readGroupIds, type GroupId } from '../../domain/groupId';
import type { Outcome } from '../../domain/outcome';
import type { Memory } from '../ports/memory';

const ANSWER_KEPT_SECONDS = 600;
const NO_ANSWER_KEPT_SECONDS = 60; // a slow site is not asked again for every group of a list

const NO_ANSWER = 'no answer';

/**
 * Asks for group ids, and keeps them for ten minutes. Undefined where there was no answer, which
 * is kept for a minute.
 */
export const rememberedGroupIds = async (
  memory: Memory,
  memoryKey: string,
  ask: () => Promise<Outcome<GroupId[]>>,
): Promise<readonly GroupId[] | undefined> => {
  const remembered = await memory.recall(memoryKey, (stored) =>
    stored === NO_ANSWER ? NO_ANSWER : readGroupIds(stored),
  );
  if (remembered !== undefined) return remembered === NO_ANSWER ? undefined : remembered;
  const answer = await ask();
  if (answer.ok) await memory.remember(memoryKey, answer.value, ANSWER_KEPT_SECONDS);
  else await memory.remember(memoryKey, NO_ANSWER, NO_ANSWER_KEPT_SECONDS);
  return answer.ok ? answer.value : undefined;
};
