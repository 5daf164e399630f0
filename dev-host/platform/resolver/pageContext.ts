import { ENVIRONMENT_ID, ENVIRONMENT_TYPE } from '../invocations/runtimeFacts';
import type { Installation } from '../installation/installation';
import { stableId } from '../installation/stableId';
import type { Manifest } from '../manifest/manifest';

/**
 * What `view.getContext()` gives a page, and what comes along with each of its calls.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/#getcontext
 */
export const pageContext = (manifest: Manifest, installation: Installation, accountId: string) => {
  const [page] = manifest.modules['confluence:globalSettings'];
  return {
    accountId,
    cloudId: installation.cloudId,
    siteUrl: installation.confluence.url,
    localId: stableId(`${installation.id} ${page.key}`),
    moduleKey: page.key,
    environmentId: ENVIRONMENT_ID,
    environmentType: ENVIRONMENT_TYPE,
    locale: manifest.translations.fallback.default,
    timezone: 'UTC',
    theme: { colorMode: 'light', light: 'light', spacing: 'spacing' },
    extension: { type: 'confluence:globalSettings' },
  };
};
