import { useState } from 'react';
import type { JobListView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import { answered } from '../../load/answer';
import { askingForOlder, onlyNewest, withOlder, type ShownJobs } from './shownJobs';

/** Jobs from the newest on, 20 more each time they are asked for; newer newest ones begin anew. */
export const useShownJobs = (newest: JobListView): [ShownJobs, showOlder: () => void] => {
  const [held, setHeld] = useState(() => onlyNewest(newest));
  const shown = held.newest === newest ? held : onlyNewest(newest);
  const showOlder = (): void => {
    if (shown.next === undefined) return;
    setHeld(askingForOlder(shown));
    void answered(invoke('listJobs', { from: shown.next })).then((answer) => {
      setHeld((now) => withOlder(now, shown, answer));
    });
  };
  return [shown, showOlder];
};
