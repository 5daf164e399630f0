import { useRef, useState } from 'react';
import type { Group } from '../../../src/application/adminApi';
import type { Addition } from './addition';
import { addToGroup } from './addToGroup';

type Progress = { isRunning: boolean; last?: Addition };

/**
 * Adds one person at a time; a second call while one is running does nothing. Resolves to what
 * became of it, undefined where nothing was done.
 */
export const useAddition = () => {
  const [progress, setProgress] = useState<Progress>({ isRunning: false });
  const isRunning = useRef(false);

  const add = async (group: Group, accountId: string): Promise<Addition | undefined> => {
    if (isRunning.current) return undefined;
    isRunning.current = true;
    setProgress({ isRunning: true });
    const answer = await addToGroup(group, accountId);
    const last = { group, accountId, answer };
    isRunning.current = false;
    setProgress({ isRunning: false, last });
    return last;
  };

  /** Drops what is shown of the last one. */
  const forget = (): void => {
    setProgress(({ isRunning: running }) => ({ isRunning: running }));
  };

  return { ...progress, add, forget };
};
