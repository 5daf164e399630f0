import type { Clock } from '../../src/application/ports/clock';
import type { Memory } from '../../src/application/ports/memory';
import { makeOutage, type Breakable } from './breakable';

export type FakeMemory = Memory & Pick<Breakable, 'breakDown' | 'repair'>;

/** A memory that forgets by a clock. Broken down, it remembers nothing and says nothing. */
export const makeFakeMemory = (now: Clock): FakeMemory => {
  const values = new Map<string, { json: string; until: number }>();
  const outage = makeOutage();
  const unlessBroken = (run: () => void): Promise<void> => {
    try {
      outage.check('memory');
      run();
    } catch {
      // as if nothing were remembered
    }
    return Promise.resolve();
  };
  return {
    recall: async (key, read) => {
      let found: unknown;
      await unlessBroken(() => {
        const held = values.get(key);
        if (held !== undefined && held.until > now()) found = JSON.parse(held.json) as unknown;
      });
      return read(found);
    },
    remember: (key, value, seconds) =>
      unlessBroken(() => {
        values.set(key, { json: JSON.stringify(value), until: now() + seconds * 1_000 });
      }),
    expect: () => Promise.resolve(), // everything is at hand already
    forget: (key) =>
      unlessBroken(() => {
        values.delete(key);
      }),
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
