import {
  type APIResponse,
  asApp,
  asUser,
  NeedsAuthenticationError,
  ProxyRequestError,
  type RequestProductMethods,
  type Route,
} from '@forge/api';
import type { Clock, TimeLeft } from '../../application/ports/platform';
import type { Identity } from '../../domain/caller';
import { isBrokenConnection } from '../platform/brokenConnection';
import { TIMED_OUT, withinTime } from '../platform/timers';
import type { ConfluenceAnswer } from './confluenceAnswer';
import { makePointsMeter } from './pointsMeter';
import { hourlyPoints, readRetryAfter } from './rateLimitHeaders';

// Confluence answers group calls within a second or two. A slower call rarely gets an answer.
export const CALL_LIMIT_MS = 12_000;

export type ConfluenceRequest = {
  method: 'GET' | 'POST' | 'DELETE';
  /** Made with `route`, which escapes everything after the question mark. */
  path: Route;
  identity: Identity;
  body?: unknown;
  /** A limit in milliseconds, if it should be another one than the usual 12 s. */
  limitMs?: number;
};

/**
 * Sends one request to Confluence, as one identity, within the time that is left. All requests go
 * through it.
 */
export type Confluence = (request: ConfluenceRequest) => Promise<ConfluenceAnswer>;

export const makeConfluence = (
  timeLeft: TimeLeft,
  meter = makePointsMeter(),
  clock: Clock = Date.now,
): Confluence =>
  async function confluence(request) {
    const milliseconds = Math.min(request.limitMs ?? CALL_LIMIT_MS, timeLeft());
    if (milliseconds === 0) return { kind: 'not-sent' };
    try {
      const answer = await withinTime(send(request, clock), milliseconds);
      if (answer === TIMED_OUT) return { kind: 'timed-out' };
      meter.note(answer);
      return answer;
    } catch (error) {
      return answerOfError(error);
    }
  };

const send = async (request: ConfluenceRequest, clock: Clock): Promise<ConfluenceAnswer> =>
  await answerOfResponse(
    await methodsOf(request.identity).requestConfluence(request.path, {
      method: request.method,
      redirect: 'manual', // a login page must not pass for an answer from Confluence
      headers: {
        accept: 'application/json',
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    }),
    clock(),
  );

const methodsOf = (identity: Identity): Pick<RequestProductMethods, 'requestConfluence'> => {
  switch (identity.kind) {
    case 'app':
      return asApp();
    case 'viewer':
      return asUser();
    case 'owner':
      return asUser(identity.accountId);
  }
};

/**
 * The answer that a thrown error means. `@forge/api` throws if the platform's proxy answers instead
 * of Confluence. Any other error, except a broken connection, is a bug and is thrown again.
 */
const answerOfError = (error: unknown): ConfluenceAnswer => {
  if (error instanceof NeedsAuthenticationError) return { kind: 'needs-authentication' };
  if (error instanceof ProxyRequestError)
    return { kind: 'refused-by-proxy', status: error.status, code: error.errorCode };
  if (isBrokenConnection(error)) return { kind: 'no-answer' };
  throw error;
};

const TEXT_KEPT = 2_000; // characters, enough to recognize an error

/**
 * Reads a whole response: its text, its JSON if it has any, and what it says about limits. `now` is
 * in milliseconds since 1970.
 */
export const answerOfResponse = async (
  response: APIResponse,
  now: number,
): Promise<ConfluenceAnswer> => {
  const text = await response.text();
  const { headers } = response;
  const points = hourlyPoints(headers);
  const rateLimitReason = headers.get('ratelimit-reason');
  return {
    kind: 'answered',
    status: response.status,
    body: jsonOf(text),
    text: text.slice(0, TEXT_KEPT),
    ...readRetryAfter(headers.get('retry-after'), now),
    ...(rateLimitReason !== null && { rateLimitReason }),
    ...(points && { points }),
  };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
