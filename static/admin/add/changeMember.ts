import type { Change, ChangeAction } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { answered, type Answer } from '../load/answer';
import type { Named } from './askedChange';

const CALLS = { add: 'addMember', remove: 'removeMember' } as const satisfies Record<
  ChangeAction,
  string
>;

/**
 * Adds somebody to a group that was picked from the list, or removes them from it. The group goes
 * by its name, as a name is what Confluence's endpoint takes, and with the id it was shown under:
 * should the name mean another group by now, nothing is written.
 */
export const changeMember = (
  action: ChangeAction,
  { group, accountId }: Named,
): Promise<Answer<Change>> => answered(invoke(CALLS[action], { groupId: group.id, accountId }));
