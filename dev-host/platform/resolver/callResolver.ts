import type { Installation } from '../installation/installation';
import { InvocationFailed } from '../invocations/invocationFailed';
import type { Invoke } from '../invocations/invoke';
import {
  INVOKE_REQUEST_BYTES,
  INVOKE_RESPONSE_BYTES,
  RESOLVER_LIMIT_MS,
} from '../invocations/limits';
import type { Manifest } from '../manifest/manifest';
import { pageContext } from './pageContext';

export type ResolverCall = {
  functionKey: string;
  payload?: unknown;
  accountId: string;
  installation: Installation;
};

/**
 * `invoke()` of a page: calls the page's resolver with one of its function keys. Gives what that
 * returned; rejects with `InvocationFailed`.
 */
export type CallResolver = (call: ResolverCall) => Promise<unknown>;

export const makeCallResolver =
  (manifest: Manifest, invoke: Invoke): CallResolver =>
  async ({ functionKey, payload, accountId, installation }) => {
    const [page] = manifest.modules['confluence:globalSettings'];
    const call = { functionKey, payload };
    if (sizeOf(call) > INVOKE_REQUEST_BYTES)
      throw new InvocationFailed('too-large', 'A request of invoke() is 500 KB at most.');
    const json = await invoke({
      functionKey: page.resolver.function,
      module: { type: 'confluence:globalSettings', key: page.key },
      installation,
      viewer: accountId,
      argument: { call, context: pageContext(manifest, installation, accountId) },
      limitMs: RESOLVER_LIMIT_MS,
    });
    if (json === undefined) return undefined;
    if (Buffer.byteLength(json) > INVOKE_RESPONSE_BYTES)
      throw new InvocationFailed('too-large', 'A response of invoke() is 5 MB at most.');
    return JSON.parse(json) as unknown;
  };

const sizeOf = (value: object): number => {
  try {
    return Buffer.byteLength(JSON.stringify(value));
  } catch {
    return Infinity; // nested too deep to be written down
  }
};
