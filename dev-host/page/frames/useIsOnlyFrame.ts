import { useEffect, useId } from 'react';
import { createStore, useStore } from '../state/store';

const drawn = createStore<readonly string[]>([]);

/**
 * Whether this is the page's only frame, or the first: Forge draws a single one in a module.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/frame/#limitations
 */
export function useIsOnlyFrame(): boolean {
  const id = useId();
  const all = useStore(drawn);
  useEffect(() => {
    drawn.set([...drawn.get(), id]);
    return () => {
      drawn.set(drawn.get().filter((other) => other !== id));
    };
  }, [id]);
  return all.length === 0 || all[0] === id;
}
