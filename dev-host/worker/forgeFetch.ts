import type { SeamAnswer, SeamAuth } from '../platform/seam/seamCall';
import type { CallFailure } from './messages';
import { origin } from './origin';
import { post } from './post';

type Waiting = { resolve: (response: Response) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let lastCallId = 0;

/**
 * Forge's `__forge_fetch__`: what every `@forge/*` package calls for anything outside the function.
 * Resolves with a real `Response`; rejects as `fetch` does where no answer came.
 */
export const forgeFetch = (
  auth: SeamAuth,
  path: string,
  init: RequestInit = {},
): Promise<Response> => {
  const { method = 'GET', headers, body } = init;
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw new Error('The local Forge does not emulate request bodies that are not text.');
  lastCallId += 1;
  const callId = lastCallId;
  const call = {
    auth: { ...auth },
    path,
    method: method.toUpperCase(),
    headers: Object.fromEntries(new Headers(headers)),
    ...(typeof body === 'string' && { body }),
  };
  return new Promise((resolve, reject) => {
    waiting.set(callId, { resolve, reject });
    post({ type: 'call', callId, invocationId: origin.getStore(), call });
  });
};

export const receiveAnswer = (callId: number, { status, headers, body }: SeamAnswer): void => {
  take(callId)?.resolve(new Response(body ?? null, { status, headers }));
};

export const receiveFailure = (callId: number, { message, code }: CallFailure): void => {
  const error =
    code === undefined
      ? new Error(message)
      : new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
  take(callId)?.reject(error);
};

const take = (callId: number): Waiting | undefined => {
  const found = waiting.get(callId);
  waiting.delete(callId);
  return found;
};
