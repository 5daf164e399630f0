import type { Member } from '../../../../src/contract/adminApi';
import { MEMBERS_PER_PAGE } from '../../../../src/domain/limits';
import { type PageFailure, withRetry } from '../../api/answers';
import type { Calls } from '../../api/invoke';

/** The members read so far. They are all of them once `isComplete` is true. */
export type ReadMembers = {
  members: readonly Member[];
  /** The place of each member in Confluence's list, as it was read. */
  places: ReadonlyMap<string, number>;
  isComplete: boolean;
  isBusy: boolean;
  failure?: PageFailure;
};

export const NO_MEMBERS: ReadMembers = {
  members: [],
  places: new Map(),
  isComplete: false,
  isBusy: true,
};

export type MemberReader = {
  /** Reads on until there are this many members, or no more. */
  readUntil: (count: number) => Promise<void>;
  stop: () => void;
};

type Ask = Calls<'listMembers'>['listMembers'];

const MAX_STARTS = 3; // a list that changes more often can't be read

/**
 * Reads the members of a group page by page, one call at a time, and shows each page as it comes.
 * Each page begins with the last member of the page before. If it doesn't, someone was added or
 * removed further up, and the page may lack people: the reading starts again. A list that never
 * stays the same, or doesn't lead on, is a failure.
 */
export const makeMemberReader = (
  ask: (start: number) => ReturnType<Ask>,
  show: (read: ReadMembers) => void,
): MemberReader => {
  let members = new Map<string, Member>();
  let places = new Map<string, number>();
  let gone = new Set<string>();
  let next: number | undefined = 0;
  let last: Member | undefined; // at the place before `next`
  let starts = 1;
  let wanted = 0;
  let running: Promise<void> | undefined;
  let isStopped = false;

  const report = (more: Pick<ReadMembers, 'isBusy' | 'failure'>): void => {
    if (isStopped) return;
    const shown = [...members.values()].filter(({ accountId }) => !gone.has(accountId));
    show({ members: shown, places, isComplete: next === undefined, ...more });
  };

  const startAgain = (): PageFailure | undefined => {
    const isLast = starts === MAX_STARTS;
    starts = isLast ? 1 : starts + 1; // another try starts over
    members = new Map();
    places = new Map();
    gone = new Set();
    next = 0;
    last = undefined;
    return isLast ? { code: 'unavailable' } : undefined;
  };

  const readPage = async (start: number): Promise<PageFailure | undefined> => {
    const before = last;
    const from = before ? start - 1 : start;
    const answer = await withRetry(() => ask(from));
    if (!answer.ok) return answer.failure;
    const { members: page, next: following, gone: removed = [] } = answer.value;
    if (before && page[0]?.accountId !== before.accountId) return startAgain();
    if (following !== undefined && following <= start) return { code: 'unavailable' };
    const count = members.size;
    page.forEach((member, index) => {
      members.set(member.accountId, member);
      places.set(member.accountId, from + index);
    });
    for (const accountId of removed) gone.add(accountId);
    if (page.length > (before ? 1 : 0) && members.size === count) return { code: 'unavailable' };
    next = following;
    last = page.at(-1);
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

/**
 * The hourly points that reading this many members costs: each page 1, and each member 2. Pages
 * overlap by one member.
 */
export const pointsOfReading = (members: number): number => {
  const others = Math.max(0, members - MEMBERS_PER_PAGE);
  const pages = 1 + Math.ceil(others / (MEMBERS_PER_PAGE - 1));
  return pages + 2 * (members + pages - 1);
};
