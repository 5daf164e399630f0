import type { FlagOptions } from '@forge/bridge';
import { dismissFlag, flags } from '../state/flags';

/** Shows a flag; one of the same id is replaced. */
export const showFlag = (data: unknown): true => {
  const flag = data as FlagOptions;
  dismissFlag(flag.id);
  flags.set([flag, ...flags.get()]);
  return true;
};
