import type { FlagOptions } from '@forge/bridge';
import { createStore } from '../state';

/** The visible flags, newest first. */
export const flags = createStore<readonly FlagOptions[]>([]);

// The options of `@forge/bridge` 7.2.0.
const OPTIONS = new Set([
  'actions',
  'appearance',
  'description',
  'id',
  'isAutoDismiss',
  'title',
  'type',
]);

/**
 * Shows a flag, in place of the one with the same ID. Throws for an option that it doesn't know.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/showFlag/
 */
export const showFlag = (data: unknown): void => {
  const flag = data as FlagOptions;
  const unknown = Object.keys(flag).find((name) => !OPTIONS.has(name));
  if (unknown !== undefined)
    throw new Error(`The local Forge knows no option "${unknown}" of showFlag().`);
  flags.set([flag, ...withoutFlag(flag.id)]);
};

/** Removes a flag. Returns whether it was still visible. */
export const closeFlag = (data: unknown): boolean => {
  const { id } = data as { id: FlagOptions['id'] };
  const others = withoutFlag(id);
  const wasOpen = others.length < flags.get().length;
  flags.set(others);
  return wasOpen;
};

const withoutFlag = (id: FlagOptions['id']): FlagOptions[] =>
  flags.get().filter((flag) => flag.id !== id);
