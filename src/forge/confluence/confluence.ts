import { asApp, asUser, type RequestProductMethods, type Route } from '@forge/api';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';
import type { Identity } from '../../domain/identity';
import type { Clock } from '../../application/ports/clock';
import type { TimeLeft } from '../../application/ports/timeLeft';
import { TIMED_OUT, withinTime } from '../withinTime';
import { answerOfError } from './answerOfError';
import { answerOfResponse } from './answerOfResponse';
import { makePointsMeter } from './pointsMeter';

// Confluence answers group calls within a second or two; one that takes longer rarely comes back.
const CALL_LIMIT_MS = 12_000;

export type ConfluenceRequest = {
  method: 'GET' | 'POST' | 'DELETE';
  /** Made with `route`, which escapes what stands after the question mark. */
  path: Route;
  identity: Identity;
  body?: unknown;
  /** A limit of its own, in milliseconds, beside the usual 12 s. */
  limitMs?: number;
};

/** The one door to Confluence: one request, as one identity, within the time that is left. */
export type Confluence = (request: ConfluenceRequest) => Promise<ConfluenceAnswer>;

export const makeConfluence =
  (timeLeft: TimeLeft, meter = makePointsMeter(), clock: Clock = Date.now): Confluence =>
  async (request) => {
    const milliseconds = Math.min(request.limitMs ?? Infinity, CALL_LIMIT_MS, timeLeft());
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
  answerOfResponse(
    await methodsOf(request.identity).requestConfluence(request.path, {
      method: request.method,
      redirect: 'manual', // a login page must not pass for an answer of Confluence
      headers: {
        accept: 'application/json',
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    }),
    clock(),
  );

const methodsOf = (identity: Identity): Pick<RequestProductMethods, 'requestConfluence'> => {
  switch (identity.as) {
    case 'app':
      return asApp();
    case 'viewer':
      return asUser();
    case 'owner':
      return asUser(identity.accountId);
  }
};
