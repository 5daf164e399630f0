import type { CallResolver, ResolverCall } from '../../platform/resolver';
import { InvocationFailed } from '../../platform/invocations/invocation';

export type PageAnswer = { ok: true; value: unknown } | { ok: false; error: { message: string } };

/** Calls a resolver for a page: its result, or what `invoke()` rejects with. */
export const callPage = async (
  callResolver: CallResolver,
  call: ResolverCall,
): Promise<PageAnswer> => {
  try {
    return { ok: true, value: await callResolver(call) };
  } catch (error) {
    if (!(error instanceof InvocationFailed)) throw error;
    const message = `There was an error invoking the function. ${error.message}`;
    return { ok: false, error: { message } };
  }
};
