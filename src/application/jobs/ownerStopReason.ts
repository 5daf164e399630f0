import { responsibleAccount, type Caller } from '../../domain/caller';
import type { StopReason } from '../../domain/job/stopReason';
import type { AdminCheck } from '../authority/adminCheck';
import type { Clock } from '../ports/clock';
import { stopForUnread } from './waitReason';

/** Why a step may not go on in its owner's name, if it may not: the owner must still be an admin. */
export type OwnerStopReason = (caller: Caller) => Promise<StopReason | undefined>;

export const makeOwnerStopReason =
  ({ adminCheck, clock }: { adminCheck: AdminCheck; clock: Clock }): OwnerStopReason =>
  async (caller) => {
    if (caller.kind === 'admin') return undefined; // the page's guard has asked who is present
    const isAdmin = await adminCheck(responsibleAccount(caller), 'absent');
    if (isAdmin.ok) return isAdmin.value ? undefined : { is: 'owner-gone' };
    // Turned away like this is whom Confluence knows no more, and who was suspended.
    const isTurnedAway = isAdmin.failure.code === 'not-authenticated';
    return isTurnedAway ? { is: 'owner-gone' } : stopForUnread(isAdmin.failure, clock());
  };
