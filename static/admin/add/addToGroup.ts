import type { Change, Group } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { answered, type Answer } from '../load/answer';

/**
 * Adds somebody to a group that was picked from the list. The group goes by its name, as a name
 * is what Confluence's endpoint takes; by its id where the name alone does not settle which it is.
 */
export const addToGroup = async (group: Group, accountId: string): Promise<Answer<Change>> => {
  const byName = await answered(invoke('addMember', { groupName: group.name, accountId }));
  return isAmbiguous(byName)
    ? answered(invoke('addMember', { groupId: group.id, accountId }))
    : byName;
};

// The name came from Confluence, so it is no bad one: two groups have it, in two Unicode forms.
const isAmbiguous = (answer: Answer<Change>): boolean =>
  !answer.ok &&
  answer.failure.code === 'invalid-input' &&
  answer.failure.field === 'group' &&
  answer.failure.httpStatus === undefined;
