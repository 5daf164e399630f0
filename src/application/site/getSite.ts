import type { SiteStatus } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import { ok, type Outcome } from '../../domain/outcome';
import type { SiteAdminCheck } from '../authority/adminCheck';
import type { Capabilities } from '../authority/capabilities';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { NamedGroups } from '../groups/delegatableGroups';
import type { DelegationList } from '../ports/storage';

/**
 * Returns what is known about the site: the capability of each identity, and the delegated groups.
 */
export type GetSite = (viewer: AccountId) => Promise<Outcome<SiteStatus>>;

export const makeGetSite = (deps: {
  capabilities: Capabilities;
  siteAdminCheck: SiteAdminCheck;
  delegation: DelegationList;
  namedGroups: NamedGroups;
}): GetSite =>
  async function getSite(viewer) {
    const [app, asViewer, viewerIsSiteAdmin, delegated] = await allSettledOrThrow([
      deps.capabilities.of({ kind: 'app' }, viewer),
      deps.capabilities.of({ kind: 'viewer' }, viewer),
      deps.siteAdminCheck(viewer),
      deps.delegation.list(),
    ]);
    return ok({
      app,
      viewer: asViewer,
      ...(viewerIsSiteAdmin !== undefined && { viewerIsSiteAdmin }),
      delegatedGroups: await deps.namedGroups(delegated),
    });
  };
