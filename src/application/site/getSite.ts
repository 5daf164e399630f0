import type { AccountId } from '../../domain/accountId';
import { ok, type Outcome } from '../../domain/outcome';
import type { SiteStatus } from '../adminApi';
import type { SiteAdminCheck } from '../authority/siteAdminCheck';
import type { Standings } from '../authority/standings';
import type { NamedGroups } from '../groups/namedGroups';
import { together } from '../together';
import type { DelegationList } from '../ports/delegationList';

/** What is known of the site: what each identity may do, and for which groups authority is lent. */
export type GetSite = (viewer: AccountId) => Promise<Outcome<SiteStatus>>;

export const makeGetSite =
  (parts: {
    standings: Standings;
    siteAdminCheck: SiteAdminCheck;
    delegation: DelegationList;
    namedGroups: NamedGroups;
  }): GetSite =>
  async (viewer) => {
    const [app, asViewer, viewerIsSiteAdmin, delegated] = await together([
      parts.standings.of({ as: 'app' }, viewer),
      parts.standings.of({ as: 'viewer' }, viewer),
      parts.siteAdminCheck(viewer),
      parts.delegation.list(),
    ]);
    return ok({
      app,
      viewer: asViewer,
      ...(viewerIsSiteAdmin !== undefined && { viewerIsSiteAdmin }),
      delegatedGroups: await parts.namedGroups(delegated),
    });
  };
