import { useEffect } from 'react';
import type { JobView } from '../../../../src/application/bulkApi';
import type { Loaded } from '../../load/useLoaded';
import type { RecentEntry } from '../../recent/recentEntry';

/** Tells of the newest jobs whenever they were loaded, also where their tab was never opened. */
export const useNoticeOf = (
  recent: Loaded<RecentEntry[]>,
  notice: (job: JobView) => void,
): void => {
  const { state } = recent;
  useEffect(() => {
    if (state.is !== 'loaded') return;
    for (const entry of state.value) if (entry.is === 'job') notice(entry.job);
  }, [state, notice]);
};
