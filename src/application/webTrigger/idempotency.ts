import {
  isPassing,
  WEB_TRIGGER_STATUSES,
  type WebTriggerStatus,
} from '../../domain/webTriggerStatus';
import type { Clock, Crypto } from '../ports/platform';
import type { ClaimStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import type { TriggerRequest } from './authenticate';

const WORK_SECONDS = 60; // longer than a web trigger is allowed to run (55 s)
const ANSWER_KEPT_SECONDS = 24 * 3_600;
const STORED_SECONDS = ANSWER_KEPT_SECONDS + 3_600; // outlives what is read from it

/** A right to do the work of an idempotency key, or the reason why there is nothing to do. */
export type Claimed =
  | { is: 'ours'; complete: (status: WebTriggerStatus) => Promise<void> }
  | { is: 'answered'; status: WebTriggerStatus };

/**
 * Lets one call at a time do the work of an idempotency key, and gives its final answer to all
 * later ones for 24 hours. A passing answer gives the key back.
 */
export type Idempotency = (scope: string, bodyDigest: string) => Promise<Claimed>;

export const makeIdempotency = (deps: {
  store: ClaimStore;
  clock: Clock;
  newId: Crypto['newId'];
}): Idempotency => {
  const { store, clock, newId } = deps;
  const inSeconds = (seconds: number): number => clock() + seconds * 1_000;

  const complete =
    (first: string, place: string, claim: Claim) =>
    async (status: WebTriggerStatus): Promise<void> => {
      // Under the first name, where every later call looks, no matter which call did the work.
      const answered = { ...claim, answer: status, expiresAt: inSeconds(ANSWER_KEPT_SECONDS) };
      try {
        if (isPassing(status)) await store.release(place);
        else await store.replace(first, answered, STORED_SECONDS);
      } catch (error) {
        // The work is done and its answer true. The claim ends by itself; repeating is safe.
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    };

  const answerOf = (held: Claim, bodyDigest: string): WebTriggerStatus => {
    if (held.bodyDigest !== bodyDigest) return 'invalid-input';
    return held.answer ?? 'in-progress';
  };

  return async (scope, bodyDigest) => {
    const first = `idempotency ${scope}`;
    const claim: Claim = { id: newId(), bodyDigest, expiresAt: inSeconds(WORK_SECONDS) };
    let place = first;
    for (;;) {
      if (await store.claim(place, claim, STORED_SECONDS))
        return { is: 'ours', complete: complete(first, place, claim) };
      const held = readClaim(await store.read(place));
      // Given back between the two requests: its holder is done, so the next try will tell.
      if (!held) return { is: 'answered', status: 'in-progress' };
      if (held.expiresAt > clock()) return { is: 'answered', status: answerOf(held, bodyDigest) };
      // Its holder died. Of all who see that, the one who claims its succession goes on.
      place = `${first} after ${held.id}`;
    }
  };
};

// A signature is too old after five minutes and thirty seconds; this outlives it.
const SIGNATURE_KEPT_SECONDS = 900;

/**
 * True the first time that a signature is seen. It is tied to the idempotency key that it came
 * with: under that key, whose work was given back, the very same request may come again.
 */
export type FirstUse = (
  signature: string,
  idempotencyScope: string | undefined,
) => Promise<boolean>;

export const makeFirstUse =
  (deps: { store: ClaimStore; digest: Crypto['digest'] }): FirstUse =>
  async (signature, idempotencyScope) => {
    const { store, digest } = deps;
    const name = `signature ${digest(signature)}`;
    const use = { scope: idempotencyScope ?? null };
    if (await store.claim(name, use, SIGNATURE_KEPT_SECONDS)) return true;
    return idempotencyScope !== undefined && scopeOf(await store.read(name)) === idempotencyScope;
  };

const scopeOf = (stored: unknown): unknown =>
  typeof stored === 'object' && stored !== null ? (stored as { scope?: unknown }).scope : undefined;

/** What is stored under an idempotency key. Times are in milliseconds since 1970. */
export type Claim = {
  id: string;
  bodyDigest: string;
  expiresAt: number;
  /** Absent while the first call is being worked on. */
  answer?: WebTriggerStatus;
};

/** Reads a claim as it was stored; undefined where there is none. */
export const readClaim = (stored: unknown): Claim | undefined => {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { id, bodyDigest, expiresAt, answer } = stored as Partial<Record<keyof Claim, unknown>>;
  if (typeof id !== 'string' || typeof bodyDigest !== 'string' || typeof expiresAt !== 'number')
    return undefined;
  return { id, bodyDigest, expiresAt, ...(isStatus(answer) && { answer }) };
};

const STATUSES: readonly unknown[] = WEB_TRIGGER_STATUSES;

const isStatus = (value: unknown): value is WebTriggerStatus => STATUSES.includes(value);

const FORM = /^[\x21-\x7e]{8,128}$/;

export type IdempotencyKey = { is: 'absent' } | { is: 'given'; key: string } | { is: 'malformed' };

/** Reads the optional header `idempotency-key`: once, 8 to 128 printable characters. */
export const readIdempotencyKey = (request: TriggerRequest): IdempotencyKey => {
  const [key, ...others] = request.header('idempotency-key');
  if (key === undefined) return { is: 'absent' };
  return others.length === 0 && FORM.test(key) ? { is: 'given', key } : { is: 'malformed' };
};
