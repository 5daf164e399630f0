import type { Installation } from '../installation/installation';

/** A call of one of the app's functions. */
export type InvocationRequest = {
  functionKey: string;
  module: { type: string; key: string };
  installation: Installation;
  viewer: string | undefined;
  /** The function's first argument. */
  argument: unknown;
  limitMs: number;
  /** Where an event calls it: the invocation that began its chain of events. */
  chain?: string;
  /** Ends it before its time, on purpose. */
  killAfterMs?: number;
};
