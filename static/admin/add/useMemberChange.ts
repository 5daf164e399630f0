import { useRef, useState } from 'react';
import type { ChangeAction } from '../../../src/application/adminApi';
import type { AskedChange, Named } from './askedChange';
import { changeMember } from './changeMember';

type Progress = { running?: ChangeAction; last?: AskedChange };

/**
 * Makes one change at a time; a second call while one is running does nothing. Resolves to what
 * became of it, undefined where nothing was done.
 */
export const useMemberChange = () => {
  const [progress, setProgress] = useState<Progress>({});
  const isRunning = useRef(false);

  const run = async (action: ChangeAction, named: Named): Promise<AskedChange | undefined> => {
    if (isRunning.current) return undefined;
    isRunning.current = true;
    setProgress({ running: action });
    const answer = await changeMember(action, named);
    const last = { ...named, action, answer };
    isRunning.current = false;
    setProgress({ last });
    return last;
  };

  /** Drops what is shown of the last one. */
  const forget = (): void => {
    setProgress(({ last: _dropped, ...rest }) => rest);
  };

  return { ...progress, run, forget };
};
