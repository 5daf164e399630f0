import * as z from 'zod/mini';
import type { KeptSettings, SettingsStore } from '../../application/ports/settingsStore';
import { parseAccountId } from '../../domain/accountId';
import { FIRST_SETTINGS, parseSettings } from '../../domain/settings';
import { inStore } from './store';

const KEY = 'settings';
const SCHEMA = 1;

const storedSettings = z.strictObject({
  schema: z.literal(SCHEMA),
  mostRemovals: z.number(),
  mostRemovedPercent: z.number(),
  pointsLeftPercent: z.number(),
  changed: z.strictObject({ by: z.string(), at: z.string() }),
});

const read = (stored: unknown): KeptSettings => {
  const parsed = storedSettings.safeParse(stored);
  if (!parsed.success) return FIRST_SETTINGS;
  const { schema: _schema, changed, ...rest } = parsed.data;
  const settings = parseSettings(rest);
  const by = parseAccountId(changed.by);
  return settings.ok && by.ok
    ? { ...settings.value, changed: { by: by.value, at: changed.at } }
    : FIRST_SETTINGS;
};

/** The settings in the app's storage. */
export const makeKvsSettings = (): SettingsStore => ({
  read: async () => read(await inStore('read settings', (store) => store.get<unknown>(KEY))),
  save: (settings) =>
    inStore('save settings', (store) => store.set(KEY, { schema: SCHEMA, ...settings })),
});
