import { useState } from 'react';

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
