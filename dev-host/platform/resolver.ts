import { findAction } from './automation';
import { stableId, type Installation } from './installation';
import { InvocationFailed } from './invocations/invocation';
import { ENVIRONMENT_ID, ENVIRONMENT_TYPE, type Invoke } from './invocations/invoke';
import type { Manifest } from './manifest/manifest';
import { pageOf } from './manifest/modules';

// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#invocation-limits
const TIME_LIMIT_MS = 25_000;
const MAX_REQUEST_BYTES = 500 * 1_024;
const MAX_RESPONSE_BYTES = 5 * 1_024 * 1_024;

export type ResolverCall = {
  functionKey: string;
  payload?: unknown;
  accountId: string;
  installation: Installation;
  /** The key of the page's module, or of the Automation action whose form calls. */
  moduleKey?: string | undefined;
};

/**
 * Carries out `invoke()` of a page or a form: calls its resolver with one of its function keys.
 * Returns the resolver's result, or rejects with `InvocationFailed`.
 */
export type CallResolver = (call: ResolverCall) => Promise<unknown>;

export const makeCallResolver =
  (manifest: Manifest, invoke: Invoke): CallResolver =>
  async ({ functionKey, payload, accountId, installation, moduleKey }) => {
    const page = moduleOf(manifest, moduleKey);
    const call = { functionKey, payload };
    if (sizeOf(call) > MAX_REQUEST_BYTES)
      throw new InvocationFailed('too-large', 'A request of invoke() has at most 500 KB.');
    const json = await invoke({
      functionKey: page.resolver.function,
      module: { type: page.type, key: page.key },
      installation,
      viewer: accountId,
      argument: { call, context: pageContext(manifest, installation, accountId, moduleKey) },
      limitMs: TIME_LIMIT_MS,
    });
    if (json === undefined) return undefined;
    if (Buffer.byteLength(json) > MAX_RESPONSE_BYTES)
      throw new InvocationFailed('too-large', 'A response of invoke() has at most 5 MB.');
    return JSON.parse(json) as unknown;
  };

/** The module whose page or form calls: the first page without a key. */
const moduleOf = (manifest: Manifest, key: string | undefined) => {
  const action = key === undefined ? undefined : findAction(manifest, key);
  return action
    ? { ...action, type: 'core:action' }
    : { ...pageOf(manifest.modules, key), type: 'confluence:globalSettings' };
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
  moduleKey?: string,
) => {
  const page = moduleOf(manifest, moduleKey);
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
