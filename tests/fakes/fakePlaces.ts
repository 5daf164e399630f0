import type { Clock } from '../../src/application/ports/platform';
import type { PlaceMemory } from '../../src/application/ports/storage';
import { type Breakable, makeOutage } from './breakable';

export type FakePlaces = PlaceMemory & Breakable;

/** The places of admins on the page, in memory, with a clock. */
export const makeFakePlaces = (now: Clock): FakePlaces => {
  const places = new Map<string, { path: string; until: number }>();
  const outage = makeOutage();
  return {
    read: async (accountId) => {
      await Promise.resolve();
      outage.check('read');
      const kept = places.get(accountId);
      return kept !== undefined && kept.until > now() ? kept.path : undefined;
    },
    save: async (accountId, path, seconds) => {
      await Promise.resolve();
      outage.check('save');
      places.set(accountId, { path, until: now() + seconds * 1_000 });
    },
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
