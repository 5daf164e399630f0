import { useEffect, useMemo, useState } from 'react';
import type { Group } from '../../../src/contract/adminApi';
import { answered, type PageFailure } from '../api/answers';
import type { Calls } from '../api/invoke';
import { invoke } from '../api/invoke';

export type BrowsedGroups = {
  groups: readonly Group[];
  isBusy: boolean;
  failure?: PageFailure;
  /** Whether there are more groups than those. */
  hasMore: boolean;
};

type Browser = {
  /** Loads groups until there are this many, or no more. */
  need: (count: number) => Promise<void>;
  stop: () => void;
};

/** Loads all groups, in Confluence's order, as far as they are needed. One call at a time. */
export const makeGroupBrowser = (
  browse: Calls<'browseGroups'>['browseGroups'],
  show: (browsed: BrowsedGroups) => void,
): Browser => {
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

const browse = (input: { from?: number }) => invoke('browseGroups', input);

/** The first groups of the site, and a function that loads more. */
export const useGroupList = (): BrowsedGroups & Pick<Browser, 'need'> => {
  const [browsed, setBrowsed] = useState<BrowsedGroups>({
    groups: [],
    isBusy: true,
    hasMore: true,
  });
  const { need, stop } = useMemo(() => makeGroupBrowser(browse, setBrowsed), []);
  useEffect(() => stop, [stop]);
  return { ...browsed, need };
};
