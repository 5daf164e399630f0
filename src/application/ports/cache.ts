/**
 * Keeps small values for a while, per installation. Nothing depends on it: if storage fails, or a
 * value has an unknown form, `get` answers undefined.
 */
export type Cache = {
  get: <T>(key: string, read: (stored: unknown) => T | undefined) => Promise<T | undefined>;
  put: (key: string, value: unknown, seconds: number) => Promise<void>;
  /** Reads up to 25 values at once, so that later calls of `get` need no request. */
  expect: (keys: readonly string[]) => Promise<void>;
  forget: (key: string) => Promise<void>;
};
