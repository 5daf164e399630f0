import type { FlagOptions } from '@forge/bridge';
import { createStore } from './store';

/** The flags on show, newest first. */
export const flags = createStore<readonly FlagOptions[]>([]);

/** Takes a flag away; one that is gone already stays gone. */
export function dismissFlag(id: FlagOptions['id']): void {
  flags.set(flags.get().filter((flag) => flag.id !== id));
}
