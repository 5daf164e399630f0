import { findAction } from './automation';
import { stableId, type Installation } from './installation';
import { InvocationFailed } from './invocations/invocation';
import { ENVIRONMENT_ID, ENVIRONMENT_TYPE, type Invoke } from './invocations/invoke';
import type { Manifest } from './manifest/manifest';

// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#invocation-limits
const TIME_LIMIT_MS = 25_000;
const MAX_REQUEST_BYTES = 500 * 1_024;
const MAX_RESPONSE_BYTES = 5 * 1_024 * 1_024;

export type ResolverCall = {
  functionKey: string;
  payload?: unknown;
  accountId: string;
  installation: Installation;
  /** The key of the Automation action whose form calls. Without it, it is the page. */
  action?: string | undefined;
};

/**
 * Carries out `invoke()` of a page or a form: calls its resolver with one of its function keys.
 * Returns the resolver's result, or rejects with `InvocationFailed`.
 */
export type CallResolver = (call: ResolverCall) => Promise<unknown>;

export const makeCallResolver =
  (manifest: Manifest, invoke: Invoke): CallResolver =>
  async ({ functionKey, payload, accountId, installation, action }) => {
    const page = moduleOf(manifest, action);
    const call = { functionKey, payload };
    if (sizeOf(call) > MAX_REQUEST_BYTES)
      throw new InvocationFailed('too-large', 'A request of invoke() has at most 500 KB.');
    const json = await invoke({
      functionKey: page.resolver.function,
      module: { type: page.type, key: page.key },
      installation,
      viewer: accountId,
      argument: { call, context: pageContext(manifest, installation, accountId, action) },
      limitMs: TIME_LIMIT_MS,
    });
    if (json === undefined) return undefined;
    if (Buffer.byteLength(json) > MAX_RESPONSE_BYTES)
      throw new InvocationFailed('too-large', 'A response of invoke() has at most 5 MB.');
    return JSON.parse(json) as unknown;
  };

/** The module whose page or form calls. Throws if there is no such action. */
const moduleOf = (manifest: Manifest, key: string | undefined) => {
  const [page] = manifest.modules['confluence:globalSettings'];
  if (key === undefined) return { ...page, type: 'confluence:globalSettings' };
  const action = findAction(manifest, key);
  if (action === undefined) throw new Error(`manifest.yml has no action "${key}".`);
  return { ...action, type: 'core:action' };
};

/**
 * Returns what `view.getContext()` gives a page or the form of an action, without the form's values
 * (`extension.data`, `extension.errors`). The page also sends it with each of its calls.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/#getcontext
 */
export const pageContext = (
  manifest: Manifest,
  installation: Installation,
  accountId: string,
  action?: string,
) => {
  const page = moduleOf(manifest, action);
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
    extension: { type: page.type },
  };
};

const sizeOf = (value: object): number => {
  try {
    return Buffer.byteLength(JSON.stringify(value));
  } catch {
    return Infinity; // it is nested too deeply for JSON
  }
};
