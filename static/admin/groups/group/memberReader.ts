import type { Member } from '../../../../src/contract/adminApi';
import { MEMBERS_PER_PAGE } from '../../../../src/domain/limits';
import { type PageFailure, withRetry } from '../../api/answers';
import type { Calls } from '../../api/invoke';

/** The members read so far. They are all of them once `isComplete` is true. */
export type ReadMembers = {
  members: readonly Member[];
  isComplete: boolean;
  isBusy: boolean;
  failure?: PageFailure;
};

export const NO_MEMBERS: ReadMembers = { members: [], isComplete: false, isBusy: true };

export type MemberReader = {
  /** Reads on until there are this many members, or no more. */
  readUntil: (count: number) => Promise<void>;
  stop: () => void;
};

type Ask = Calls<'listMembers'>['listMembers'];

/**
 * Reads the members of a group page by page, one call at a time, and shows each page as it comes. A
 * list that repeats itself or doesn't lead on is a failure: it would never end.
 */
export const makeMemberReader = (
  ask: (start: number) => ReturnType<Ask>,
  show: (read: ReadMembers) => void,
): MemberReader => {
  const members = new Map<string, Member>();
  let next: number | undefined = 0;
  let wanted = 0;
  let running: Promise<void> | undefined;
  let isStopped = false;

  const report = (more: Pick<ReadMembers, 'isBusy' | 'failure'>): void => {
    if (isStopped) return;
    show({ members: [...members.values()], isComplete: next === undefined, ...more });
  };

  const readPage = async (start: number): Promise<PageFailure | undefined> => {
    const answer = await withRetry(() => ask(start));
    if (!answer.ok) return answer.failure;
    const before = members.size;
    for (const member of answer.value.members) members.set(member.accountId, member);
    const isRepeated = answer.value.members.length > 0 && members.size === before;
    const leadsOn = answer.value.next === undefined || answer.value.next > start;
    if (isRepeated || !leadsOn) return { code: 'unavailable' };
    next = answer.value.next;
    return undefined;
  };

  const run = async (): Promise<void> => {
    let failure: PageFailure | undefined;
    while (next !== undefined && members.size < wanted && !isStopped && !failure) {
      report({ isBusy: true });
      failure = await readPage(next);
    }
    running = undefined;
    report({ isBusy: false, ...(failure && { failure }) });
  };

  return {
    readUntil: (count) => {
      wanted = Math.max(wanted, count);
      running ??= run();
      return running;
    },
    stop: () => {
      isStopped = true;
    },
  };
};

/** The hourly points that reading this many members costs: each page 1, and each member 2. */
export const pointsOfReading = (members: number): number =>
  Math.ceil(members / MEMBERS_PER_PAGE) + 2 * members;
