import { StoreUnavailable } from './storeUnavailable';

declare const versionBrand: unique symbol;

/** Names one write of a stored value. Each write has a fresh one, so that no two can be mixed up. */
export type Version = string & { readonly [versionBrand]: true };

/** A stored value with its version. Both are undefined where nothing is stored. */
export type Versioned<T> =
  { value: T; version: Version } | { value: undefined; version: undefined };

/**
 * The condition of a write. Storage carries it out only where it still holds one of the versions
 * in `over`; `undefined` there means that nothing is stored yet.
 */
export type Write = { version: Version; over: readonly (Version | undefined)[] };

/** The code of a write that storage refused because something newer is stored. */
export const SUPERSEDED = 'superseded';

/** Whether storage refused a write for good, because something newer is stored. */
export const isSuperseded = (error: unknown): boolean =>
  error instanceof StoreUnavailable && error.code === SUPERSEDED;

/**
 * Returns the only way to write a value that was read: `opened` is the version it was read with.
 * A write that failed may still land, at any later time. So the next one is carried out over that
 * one as well, and over nothing that another writer stored: it then throws `StoreUnavailable` with
 * the code `superseded`. A failed write that lands after a later one is refused by storage itself.
 * Call it again only after the call before has ended.
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

const MAX_TRIES = 5; // of several who change one value at once, each try lets at least one through

/**
 * Runs a change that reads a value and writes it back, and runs it again where another writer came
 * between. After five tries it throws what the last one threw.
 */
export const retrySuperseded = async <T>(change: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1)
    try {
      return await change();
    } catch (error) {
      if (!isSuperseded(error) || tries === MAX_TRIES) throw error;
    }
};
