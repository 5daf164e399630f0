/**
 * Values that exactly one caller can put under a name, whatever happens at the same moment.
 * A store that fails throws. An expired value may still be read; its reader checks the time.
 */
export type ClaimStore = {
  /** True for the first caller alone. */
  claim: (name: string, value: unknown, seconds: number) => Promise<boolean>;
  read: (name: string) => Promise<unknown>;
  replace: (name: string, value: unknown, seconds: number) => Promise<void>;
  release: (name: string) => Promise<void>;
};
