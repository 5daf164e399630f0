import { makeBehaviors } from '../../dev-host/platform/behavior';
import { noRates } from '../../dev-host/platform/rates';
import { makeConfluenceService } from '../../dev-host/platform/confluence/confluenceService';
import type { SeamAuth } from '../../dev-host/platform/seam/seamCall';
import { askService } from './askService';
import { testInvocation } from './invocation';
import { appManifest } from './manifest';
import type { ForgeFetch } from './seamGlobals';

/** One request to Confluence, as it left the app. `as` is `app`, an account ID or `nobody`. */
export type ConfluenceCall = { method: string; path: string; as: string; body: string | undefined };

export type ConfluenceSeam = {
  /** The account at the page; undefined in a web trigger. */
  viewer: string | undefined;
  /** Whether the app may impersonate an absent person. */
  standIn: boolean;
  calls: ConfluenceCall[];
  fetch: ForgeFetch;
};

/** The part of the seam that leads, through the local Forge's gateway, to a simulated site. */
export const makeConfluenceSeam = (siteUrl: string, manifest = appManifest()): ConfluenceSeam => {
  const service = makeConfluenceService(manifest, makeBehaviors(), noRates);
  const actorOf = ({ provider, accountId }: SeamAuth): string =>
    provider === 'app' ? 'app' : (accountId ?? seam.viewer ?? 'nobody');
  const seam: ConfluenceSeam = {
    viewer: undefined,
    standIn: true,
    calls: [],
    fetch: async (auth, path, init = {}) => {
      const as = actorOf(auth);
      const { method = 'GET', body } = init;
      seam.calls.push({ method, path, as, body: typeof body === 'string' ? body : undefined });
      const isStandIn = as !== 'app' && as !== seam.viewer;
      if (isStandIn && !seam.standIn)
        return new Response(null, {
          status: 401,
          headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' },
        });
      return askService(
        service,
        testInvocation({ siteUrl, viewer: seam.viewer }),
        auth,
        path,
        init,
      );
    },
  };
  return seam;
};
