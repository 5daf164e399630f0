import type { SettingsView } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { useLoaded, type Loaded } from '../load/useLoaded';

const ask = () => invoke('getSettings');

/** What the site admins have decided about many changes at once. */
export const useSettings = (): Loaded<SettingsView> => useLoaded(ask);
