import type { AccountId } from '../../domain/accountId';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { Changeability } from '../adminApi';
import type { MayUseAppAuthority } from '../authority/mayUseAppAuthority';
import type { Protection } from '../authority/protection';

/** Who may change a group's members through the page, as far as it is known beforehand. */
export type ChangeabilityOf = (viewer: AccountId, group: DirectoryGroup) => Promise<Changeability>;

export const makeChangeabilityOf =
  ({
    protection,
    mayUseAppAuthority,
  }: {
    protection: Protection;
    mayUseAppAuthority: MayUseAppAuthority;
  }): ChangeabilityOf =>
  async (viewer, group) => {
    if (group.management === 'external') return 'externally-managed';
    if (group.management === 'team') return 'team';
    const delegated =
      (await protection(group)) === 'free' && (await mayUseAppAuthority(viewer, group));
    return delegated ? 'allowed' : 'as-viewer-only';
  };
