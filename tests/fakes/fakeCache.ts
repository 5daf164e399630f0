import type { Clock } from '../../src/application/ports/platform';
import type { Cache } from '../../src/application/ports/storage';
import { type Breakable, makeOutage } from './breakable';

export type FakeCache = Cache & Pick<Breakable, 'breakDown' | 'repair'>;

/** A cache in memory, with a clock. While it is broken, it stores and returns nothing. */
export const makeFakeCache = (now: Clock): FakeCache => {
  const values = new Map<string, { json: string; until: number }>();
  const outage = makeOutage();
  const unlessBroken = (run: () => void): Promise<void> => {
    try {
      outage.check('cache');
      run();
    } catch {
      // as if nothing were cached
    }
    return Promise.resolve();
  };
  return {
    get: async (key, read) => {
      let found: unknown;
      await unlessBroken(() => {
        const held = values.get(key);
        if (held !== undefined && held.until > now()) found = JSON.parse(held.json) as unknown;
      });
      return read(found);
    },
    put: (key, value, seconds) =>
      unlessBroken(() => {
        values.set(key, { json: JSON.stringify(value), until: now() + seconds * 1_000 });
      }),
    prefetch: () => Promise.resolve(), // everything is in memory already
    forget: (key) =>
      unlessBroken(() => {
        values.delete(key);
      }),
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
