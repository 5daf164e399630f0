import type { Change, Group } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { answered, type Answer } from '../load/answer';

/**
 * Adds somebody to a group that was picked from the list. The group goes by its name, as a name
 * is what Confluence's endpoint takes, and with the id it was shown under: should the name mean
 * another group by now, nothing is written.
 */
export const addToGroup = (group: Group, accountId: string): Promise<Answer<Change>> =>
  answered(invoke('addMember', { groupName: group.name, seenGroupId: group.id, accountId }));
