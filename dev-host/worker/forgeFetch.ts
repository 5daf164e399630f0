import { AsyncLocalStorage } from 'node:async_hooks';
import type { SeamAuth } from '../platform/seam/seamCall';
import { post, type ToWorker } from './messages';

/**
 * The ID of the invocation that a piece of code belongs to. Forge's runtime object is global, so a
 * promise that outlives its invocation would use the identity of the next one. This tells them apart.
 */
export const origin = new AsyncLocalStorage<string>();

type Waiting = { resolve: (response: Response) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let lastCallId = 0;

/**
 * Forge's `__forge_fetch__`, which all `@forge/*` packages call for anything outside the function.
 * Resolves with a real `Response`. Without an answer, it rejects as `fetch` does.
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

/** Passes the platform's answer to the code that waits for it. */
export const receive = (message: Exclude<ToWorker, { type: 'invoke' }>): void => {
  const call = waiting.get(message.callId);
  waiting.delete(message.callId);
  if (message.type === 'answer') {
    const { status, headers, body } = message.answer;
    call?.resolve(new Response(body ?? null, { status, headers }));
    return;
  }
  const { message: text, code } = message.failure;
  const error = new Error(text);
  call?.reject(
    code === undefined
      ? error
      : new TypeError('fetch failed', { cause: Object.assign(error, { code }) }),
  );
};
