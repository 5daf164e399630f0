import type { Change, ChangeAction } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { answered, type Answer } from '../load/answer';
import type { Named } from './askedChange';

const CALLS = { add: 'addMember', remove: 'removeMember' } as const satisfies Record<
  ChangeAction,
  string
>;

/**
 * Adds a person to a group that was picked from the list, or removes them from it. Sends the group's
 * ID and no name: the group that was picked is written, even if it was renamed in the meantime.
 */
export const changeMember = (
  action: ChangeAction,
  { group, accountId }: Named,
): Promise<Answer<Change>> => answered(invoke(CALLS[action], { groupId: group.id, accountId }));
