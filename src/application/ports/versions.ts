import { StoreUnavailable } from './storeUnavailable';

declare const versionBrand: unique symbol;

/** The ID of one write of a stored value. Each write has a new one, so no two can be confused. */
export type Version = string & { readonly [versionBrand]: true };

/** A stored value with its version. Both are undefined if nothing is stored. */
export type Versioned<T> =
  | { value: T; version: Version }
  | { value: undefined; version: undefined };

/**
 * The condition of a write. Storage carries it out only if it still holds one of the versions in
 * `over`. In `over`, `undefined` means that nothing is stored yet.
 */
export type Write = { version: Version; over: readonly (Version | undefined)[] };

/** The code of a write that storage refused because something newer is stored. */
export const SUPERSEDED = 'superseded';

/** Whether storage permanently refused a write because something newer is stored. */
export const isSuperseded = (error: unknown): boolean =>
  error instanceof StoreUnavailable && error.code === SUPERSEDED;

/**
 * Returns the only function that may write a value that was read. `opened` is the version that was
 * read.
 *
 * A write that failed can still arrive at any later time. So the next write also accepts the
 * version of the failed one. It accepts no version from another writer: it then throws
 * `StoreUnavailable` with the code `superseded`. If the failed write arrives after a later one,
 * storage refuses it. Call the function again only after the previous call has ended.
 */
export const makeSave = <T>(
  opened: Version | undefined,
  newId: () => string,
  write: (value: T, condition: Write) => Promise<void>,
): ((value: T) => Promise<void>) => {
  let mayHold: Write['over'] = [opened];
  return async function save(value) {
    const version = newId() as Version;
    try {
      await write(value, { version, over: mayHold });
      mayHold = [version];
    } catch (error) {
      if (!isSuperseded(error)) mayHold = [...mayHold, version];
      throw error;
    }
  };
};

// If several callers change one value at once, each try lets at least one of them through.
const MAX_TRIES = 5;

/**
 * Runs a change that reads a value and writes it back. If another writer came between, it runs the
 * change again. After five tries it throws the last error.
 */
export const retrySuperseded = async <T>(change: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1)
    try {
      return await change();
    } catch (error) {
      if (!isSuperseded(error) || tries === MAX_TRIES) throw error;
    }
};
