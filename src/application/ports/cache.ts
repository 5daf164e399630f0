/**
 * Remembers small values for a while, per installation. Nothing depends on it being
 * there: a store that fails, or a value of another form, reads as nothing remembered.
 */
export type Cache = {
  get: <T>(key: string, read: (stored: unknown) => T | undefined) => Promise<T | undefined>;
  put: (key: string, value: unknown, seconds: number) => Promise<void>;
  /** Reads up to 25 values at once, for the recalls to come. */
  expect: (keys: readonly string[]) => Promise<void>;
  forget: (key: string) => Promise<void>;
};
