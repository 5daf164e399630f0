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
};
