import { StoreUnavailable } from '../../src/application/ports/storeUnavailable';

/** Makes a fake store fail, either always or in the named operations. */
export type Breakable = {
  breakDown: (...operations: string[]) => void;
  repair: () => void;
};

export type Outage = Breakable & { check: (operation: string) => void };

export const makeOutage = (): Outage => {
  let broken: readonly string[] | 'all' | undefined;
  return {
    breakDown: (...operations) => {
      broken = operations.length === 0 ? 'all' : operations;
    },
    repair: () => {
      broken = undefined;
    },
    check: (operation) => {
      if (broken === 'all' || broken?.includes(operation) === true)
        throw new StoreUnavailable(operation, 'broken');
    },
  };
};
