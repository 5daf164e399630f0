import type { Manifest } from '../manifest/manifest';
import { NotEmulated } from '../seam/notEmulated';
import type { SeamCall } from '../seam/seamCall';
import type { Service } from '../seam/service';
import { actingAccount, type Acting } from './actingAccount';
import type { ConfluenceAddress } from './confluenceAddress';
import { findEndpoint, type Endpoint } from './endpoints';
import { forward } from './forward';
import { nobodyThere, scopeMissing } from './gatewayRefusals';

/**
 * `requestConfluence`: the platform's gateway. It knows the endpoints, checks manifest.yml's scopes
 * and in whose name the app may speak, and passes the rest on to the installation's site.
 */
export const makeConfluenceService = (manifest: Manifest): Service => {
  const { scopes } = manifest.permissions;
  const mayRun = ({ scopes: needed }: Endpoint, isImpersonated: boolean): boolean =>
    needed.every(
      (name) =>
        Object.hasOwn(scopes, name) && (!isImpersonated || scopes[name]?.allowImpersonation),
    );
  return {
    name: 'Confluence',
    accepts: ({ auth }) => auth.type === 'fpp' && auth.remote === 'confluence',
    answer: async (call, invocation) => {
      const { confluence } = invocation.installation;
      const url = addressOf(confluence, call);
      const endpoint = findEndpoint(call.method, url.pathname);
      if (endpoint === undefined)
        throw new NotEmulated(`the Confluence endpoint ${call.method} ${url.pathname}`);
      const acting = actingAccount(call.auth, invocation);
      if (acting.as === 'nobody') return nobodyThere();
      // How the platform refuses to impersonate without permission could not be settled; a token
      // that it cannot get for a person is a missing scope to the gateway.
      const isImpersonated = acting.as === 'account' && acting.isImpersonated;
      if (!mayRun(endpoint, isImpersonated)) return scopeMissing();
      if (endpoint.asAppOnly && acting.as !== 'app') return scopeMissing();
      return forward(url, call, authorization(confluence, acting));
    },
  };
};

const addressOf = ({ url }: ConfluenceAddress, { path }: SeamCall): URL => {
  const address = new URL(path, url);
  if (!path.startsWith('/') || address.origin !== new URL(url).origin)
    throw new NotEmulated(`requests to Confluence at ${path}`);
  return address;
};

const authorization = (confluence: ConfluenceAddress, acting: Acting): string => {
  const accountId = acting.as === 'account' ? acting.accountId : undefined;
  const header = confluence.authorize(accountId);
  if (header === undefined)
    throw new NotEmulated('acting for another account than the API token’s on a real site');
  return header;
};
