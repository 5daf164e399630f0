import type { Clock, Crypto } from '../../application/ports/platform';
import {
  type DelegationList,
  type KeptSettings,
  MAX_DELEGATED,
  type SettingsStore,
} from '../../application/ports/storage';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import {
  DELEGATION_SCHEMA,
  readDelegation,
  readSavedSettings,
  SETTINGS_SCHEMA,
} from '../../contract/stored';
import type { GroupId } from '../../domain/group';
import { FIRST_SETTINGS } from '../../domain/settings';
import { keepBriefly } from './keepBriefly';
import { changeVersioned, readVersioned } from './versioned';

const SETTINGS_KEY = 'settings';

const readKept = (stored: unknown): KeptSettings => {
  if (stored === undefined) return FIRST_SETTINGS;
  const saved = readSavedSettings(stored);
  // Settings that can't be read may be stricter than the first settings.
  if (!saved) throw new StoreUnavailable('read settings', 'unknown form');
  const { schema: _schema, ...settings } = saved;
  return settings;
};

/** The settings in the app's storage. */
export const makeKvsSettings = ({ newId }: Pick<Crypto, 'newId'>): SettingsStore => ({
  read: async () => readKept((await readVersioned('read settings', SETTINGS_KEY)).value),
  save: (settings, seenAt) =>
    changeVersioned('save settings', SETTINGS_KEY, newId, (stored) => {
      const { changed } = readKept(stored);
      const isSeen = changed === undefined || changed.at === seenAt;
      return { next: isSeen ? { schema: SETTINGS_SCHEMA, ...settings } : stored, result: isSeen };
    }),
});

const DELEGATION_KEY = 'delegation';

/** The delegation list in the app's storage. It is one value, so that a late write is refused. */
export const makeKvsDelegation = (deps: {
  newId: Crypto['newId'];
  clock: Clock;
}): DelegationList => {
  const { newId, clock } = deps;
  const kept = keepBriefly<GroupId[]>(clock);

  const read = async (): Promise<GroupId[]> =>
    readList('read delegation', (await readVersioned('read delegation', DELEGATION_KEY)).value);

  const change = async <T>(
    operation: string,
    run: (before: GroupId[]) => { groups: GroupId[]; result: T },
  ): Promise<T> => {
    try {
      return await changeVersioned(operation, DELEGATION_KEY, newId, (stored) => {
        const { groups, result } = run(readList(operation, stored));
        return { next: { schema: DELEGATION_SCHEMA, groups }, result };
      });
    } finally {
      kept.forget(DELEGATION_KEY);
    }
  };

  return {
    list: () => kept.get(DELEGATION_KEY, read),
    add: (id) =>
      change<GroupId[] | 'full'>('add delegation', (before) => {
        const others = before.filter((other) => other !== id);
        if (others.length >= MAX_DELEGATED) return { groups: before, result: 'full' };
        const groups = [...others, id];
        return { groups, result: groups };
      }),
    remove: (id) =>
      change('remove delegation', (before) => {
        const groups = before.filter((other) => other !== id);
        return { groups, result: groups };
      }),
  };
};

const readList = (operation: string, stored: unknown): GroupId[] => {
  if (stored === undefined) return [];
  const delegation = readDelegation(stored);
  if (!delegation) throw new StoreUnavailable(operation, 'unknown form');
  return delegation.groups;
};
