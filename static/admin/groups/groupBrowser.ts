import type { Group } from '../../../src/contract/adminApi';
import { answered, type PageFailure } from '../api/answers';
import type { Calls } from '../api/invoke';

export type BrowsedGroups = {
  groups: readonly Group[];
  isBusy: boolean;
  failure?: PageFailure;
  /** Whether there are more groups than those. */
  hasMore: boolean;
};

export type GroupBrowser = {
  /** Loads groups until there are this many, or no more. */
  need: (count: number) => Promise<void>;
  stop: () => void;
};

/** Loads all groups, in Confluence's order, as far as they are needed. One call at a time. */
export const makeGroupBrowser = (
  browse: Calls<'browseGroups'>['browseGroups'],
  show: (browsed: BrowsedGroups) => void,
): GroupBrowser => {
  const groups = new Map<string, Group>(); // Confluence's list may move between two calls
  let next: number | undefined = 0;
  let isRunning = false;
  let isStopped = false;
  const report = (more: Pick<BrowsedGroups, 'isBusy' | 'failure'>): void => {
    if (!isStopped) show({ groups: [...groups.values()], hasMore: next !== undefined, ...more });
  };
  return {
    need: async (count) => {
      if (isRunning) return;
      isRunning = true;
      while (next !== undefined && groups.size < count && !isStopped) {
        report({ isBusy: true });
        const answer = await answered(browse(next === 0 ? {} : { from: next }));
        if (!answer.ok) {
          isRunning = false;
          report({ isBusy: false, failure: answer.failure });
          return;
        }
        for (const group of answer.value.groups) groups.set(group.id, group);
        next = answer.value.next;
      }
      isRunning = false;
      report({ isBusy: false });
    },
    stop: () => {
      isStopped = true;
    },
  };
};
