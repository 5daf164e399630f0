import type { AutomationKey } from '../../domain/automationKey';
import type { KeySummary } from '../adminApi';
import type { NamedGroups } from '../groups/namedGroups';

/** Keys as the page shows them: with today's names of their groups, without any secret. */
export type SummarizeKeys = (keys: readonly AutomationKey[]) => Promise<KeySummary[]>;

export const makeSummarizeKeys =
  ({ namedGroups }: { namedGroups: NamedGroups }): SummarizeKeys =>
  async (keys) => {
    const ids = new Set(keys.flatMap(({ groups }) => (groups === 'all-unprotected' ? [] : groups)));
    const named = new Map((await namedGroups([...ids])).map((group) => [group.id, group]));
    return keys.map(({ groups, ...key }) => ({
      ...key,
      groups: groups === 'all-unprotected' ? groups : groups.map((id) => named.get(id) ?? { id }),
    }));
  };
