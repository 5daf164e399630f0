import { useMemo, useState } from 'react';

const LASTS_MS = 1_000;

/**
 * Moves the focus to a button, for example when the one that had it is gone. UI Kit gives the focus
 * only to what newly appears, so the button is replaced: it takes `key` and `autoFocus` of `on`.
 */
export const useMovedFocus = () => {
  const [target, setTarget] = useState({ name: '', at: 0 });
  return {
    moveTo: (name: string): void => {
      setTarget({ name, at: Date.now() });
    },
    on: (name: string): { key: number; autoFocus: boolean } => {
      const key = name === target.name ? target.at : 0;
      return { key, autoFocus: Date.now() - key < LASTS_MS };
    },
  };
};

export type MovedFocus = ReturnType<typeof useMovedFocus>;

/**
 * Whether what was just opened takes the focus: once for each value, and not again when the admin comes
 * back to the tab, which draws it again. `undefined` and `false` never take it.
 */
export const useFocusOnce = (opened: string | number | boolean | undefined): boolean => {
  const since = useMemo(() => Date.now(), [opened]);
  return opened ? Date.now() - since < LASTS_MS : false;
};
