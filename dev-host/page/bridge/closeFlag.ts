import type { FlagOptions } from '@forge/bridge';
import { dismissFlag, flags } from '../state/flags';

/** Takes a flag away. Answers whether there was one. */
export const closeFlag = (data: unknown): boolean => {
  const { id } = data as Pick<FlagOptions, 'id'>;
  const wasShown = flags.get().some((flag) => flag.id === id);
  dismissFlag(id);
  return wasShown;
};
