import type { KeptSettings, SettingsStore } from '../../src/application/ports/storage';
import { FIRST_SETTINGS } from '../../src/domain/settings';
import { type Breakable, makeOutage } from './breakable';

export type FakeSettings = SettingsStore & Breakable;

/** Settings in memory. */
export const makeFakeSettings = (first: KeptSettings = FIRST_SETTINGS): FakeSettings => {
  let kept = first;
  const outage = makeOutage();
  return {
    read: async () => {
      await Promise.resolve();
      outage.check('read');
      return kept;
    },
    save: async (settings, seenAt) => {
      await Promise.resolve();
      outage.check('save');
      if (kept.changed && kept.changed.at !== seenAt) return false;
      kept = settings;
      return true;
    },
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
