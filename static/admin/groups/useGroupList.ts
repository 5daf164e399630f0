import { useEffect, useMemo, useState } from 'react';
import { invoke } from '../api/invoke';
import { type BrowsedGroups, type GroupBrowser, makeGroupBrowser } from './groupBrowser';

const browse = (input: { from?: number }) => invoke('browseGroups', input);

/** The first groups of the site, and a function that loads more. */
export const useGroupList = (): BrowsedGroups & Pick<GroupBrowser, 'need'> => {
  const [browsed, setBrowsed] = useState<BrowsedGroups>({
    groups: [],
    isBusy: true,
    hasMore: true,
  });
  const { need, stop } = useMemo(() => makeGroupBrowser(browse, setBrowsed), []);
  useEffect(() => stop, [stop]);
  return { ...browsed, need };
};
