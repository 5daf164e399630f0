import { useEffect, useState, useSyncExternalStore } from 'react';
import { type FrameInfo, readFrameInfo } from './host';
import { messageOf, reportProblem, type Store } from './state';

/** Returns a store's value, and draws the component again after every `set`. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);

/**
 * Returns the answer for a key. It is undefined until the answer arrives, and again after the key
 * changes. `request` must be the same function on every render, and handle its own failures.
 */
export const useAnswer = <T>(key: string, request: (key: string) => Promise<T>): T | undefined => {
  const [answer, setAnswer] = useState<{ key: string; value: T }>();
  useEffect(() => {
    let isCurrent = true;
    void request(key).then((value) => {
      if (isCurrent) setAnswer({ key, value });
    });
    return () => {
      isCurrent = false;
    };
  }, [key, request]);
  return answer?.key === key ? answer.value : undefined;
};

/** Returns what the admin frame shows. Undefined until the local Forge has answered. */
export const useFrameInfo = (): FrameInfo | undefined => useAnswer('frame', readFrameOrReport);

const readFrameOrReport = async (): Promise<FrameInfo | undefined> => {
  try {
    return await readFrameInfo();
  } catch (error) {
    reportProblem(`The frame cannot be drawn: ${messageOf(error)}`);
    return undefined;
  }
};
