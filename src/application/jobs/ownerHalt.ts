import { responsibleAccount, type Caller } from '../../domain/caller';
import type { Halt } from '../../domain/job/halt';
import type { AdminCheck } from '../authority/adminCheck';
import type { Clock } from '../ports/clock';
import { haltUnread } from './later';

/** Why a step may not go on in its owner's name, if it may not: the owner must still be an admin. */
export type OwnerHalt = (caller: Caller) => Promise<Halt | undefined>;

export const makeOwnerHalt =
  ({ adminCheck, clock }: { adminCheck: AdminCheck; clock: Clock }): OwnerHalt =>
  async (caller) => {
    if (caller.kind === 'admin') return undefined; // the page's guard has asked who is present
    const isAdmin = await adminCheck(responsibleAccount(caller), 'absent');
    if (isAdmin.ok) return isAdmin.value ? undefined : { is: 'owner-gone' };
    // Turned away like this is whom Confluence knows no more, and who was suspended.
    const isTurnedAway = isAdmin.failure.code === 'not-authenticated';
    return isTurnedAway ? { is: 'owner-gone' } : haltUnread(isAdmin.failure, clock());
  };
