import type { AccountId } from '../../domain/accountId';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { Changeability } from '../adminApi';
import type { Lending } from '../authority/lending';
import type { Protection } from '../authority/protection';

/** Who may change a group's members through the page, as far as it is known beforehand. */
export type ChangeabilityOf = (viewer: AccountId, group: DirectoryGroup) => Promise<Changeability>;

export const makeChangeabilityOf =
  ({ protection, lending }: { protection: Protection; lending: Lending }): ChangeabilityOf =>
  async (viewer, group) => {
    if (group.management === 'external') return 'externally-managed';
    if (group.management === 'team') return 'team';
    const lent = (await protection(group)) === 'free' && (await lending(viewer, group));
    return lent ? 'allowed' : 'as-viewer-only';
  };
