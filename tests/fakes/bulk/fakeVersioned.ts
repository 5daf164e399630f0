import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { SUPERSEDED, type Versioned, type Write } from '../../../src/application/ports/versions';

/** Values in memory. A write replaces only the versions that it names. */
export type FakeVersioned<T> = {
  open: (key: string) => Versioned<T>;
  save: (operation: string, key: string, value: T, write: Write) => void;
  values: () => T[];
};

export const makeFakeVersioned = <T>(): FakeVersioned<T> => {
  const stored = new Map<string, Extract<Versioned<T>, { value: T }>>();
  const open = (key: string): Versioned<T> =>
    stored.get(key) ?? { value: undefined, version: undefined };
  return {
    open,
    save: (operation, key, value, { version, over }) => {
      if (!over.includes(open(key).version)) throw new StoreUnavailable(operation, SUPERSEDED);
      stored.set(key, { value: structuredClone(value), version });
    },
    values: () => [...stored.values()].flatMap(({ value }) => (value === undefined ? [] : [value])),
  };
};
