import type { SiteStatus } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import { capabilityOf, isAddsOnly } from '../../domain/capability';
import { ok, type Outcome } from '../../domain/outcome';
import { leftover } from '../../domain/selfTest';
import type { SiteAdminCheck } from '../authority/adminCheck';
import type { Capabilities } from '../authority/capabilities';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { NamedGroups } from '../groups/delegatableGroups';
import type { Clock } from '../ports/platform';
import type { DelegationList, SelfTestStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';

/**
 * Returns what is known about the site: the capability of each identity, the delegated groups, and
 * whether a self-test may have left a person in a group.
 */
export type GetSite = (viewer: AccountId) => Promise<Outcome<SiteStatus>>;

export const makeGetSite = (deps: {
  capabilities: Capabilities;
  siteAdminCheck: SiteAdminCheck;
  delegation: DelegationList;
  namedGroups: NamedGroups;
  selfTests: Pick<SelfTestStore, 'open'>;
  clock: Clock;
}): GetSite =>
  async function getSite(viewer) {
    const [app, asViewer, viewerIsSiteAdmin, delegated, hasLeftover] = await allSettledOrThrow([
      deps.capabilities.evidenceOf({ kind: 'app' }, viewer),
      deps.capabilities.evidenceOf({ kind: 'viewer' }, viewer),
      deps.siteAdminCheck(viewer),
      deps.delegation.list(),
      mayHaveLeftover(deps.selfTests),
    ]);
    const now = deps.clock();
    const evidence = { app, viewer: asViewer };
    const addsOnly = (['app', 'viewer'] as const).filter((kind) => isAddsOnly(evidence[kind], now));
    return ok({
      app: capabilityOf(app, now),
      viewer: capabilityOf(asViewer, now),
      ...(addsOnly.length > 0 && { addsOnly }),
      ...(viewerIsSiteAdmin !== undefined && { viewerIsSiteAdmin }),
      delegatedGroups: await deps.namedGroups(delegated),
      ...(hasLeftover && { hasLeftover }),
    });
  };

/** False if storage fails: the Setup tab says so. */
const mayHaveLeftover = async (selfTests: Pick<SelfTestStore, 'open'>): Promise<boolean> => {
  try {
    const { value } = await selfTests.open();
    return value !== undefined && leftover(value) !== undefined;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return false;
  }
};
