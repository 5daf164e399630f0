import type { Invocation } from '../../dev-host/platform/invocations/invocation';
import { ConnectionFailed, type Service } from '../../dev-host/platform/seam/service';
import type { SeamAnswer, SeamAuth } from '../../dev-host/platform/seam/seamCall';
import { TextResponse } from './textResponse';

/**
 * Calls a service of the local Forge as `__forge_fetch__` does, and rejects as it does without an
 * answer.
 */
export const askService = async (
  service: Service,
  invocation: Invocation,
  ...[auth, path, init = {}]: [SeamAuth, string, RequestInit?]
): Promise<Response> => {
  const { method = 'GET', body } = init;
  const headers = Object.fromEntries(new Headers(init.headers));
  const call = { auth, path, method, headers, ...(typeof body === 'string' && { body }) };
  if (!service.accepts(call)) throw new Error(`This test does not expect ${method} ${path}.`);
  return responseOf(await service.answer(call, invocation).catch(asFetchFails));
};

const responseOf = ({ status, headers, body }: SeamAnswer): Response =>
  body === undefined
    ? new Response(null, { status, headers })
    : new TextResponse(body, { status, headers });

const asFetchFails = (error: unknown): never => {
  if (error instanceof ConnectionFailed)
    throw new TypeError('fetch failed', { cause: { code: error.code } });
  throw error;
};
