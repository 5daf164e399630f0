import {
  type IdempotencyClaim,
  readIdempotencyClaim,
  readSignatureUse,
} from '../../contract/stored';
import { isPassing, type WebTriggerStatus } from '../../domain/webTriggerStatus';
import { claimWithTakeover } from '../concurrency/claims';
import type { Clock, Crypto } from '../ports/platform';
import type { ClaimStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import type { TriggerRequest } from './authenticate';

const WORK_SECONDS = 60; // longer than a web trigger can run (55 s)
const ANSWER_KEPT_SECONDS = 24 * 3_600;
const STORED_SECONDS = ANSWER_KEPT_SECONDS + 3_600; // longer than anything reads it

/** The right to do the work of an idempotency key, or the answer if there is nothing to do. */
export type Claimed =
  | { kind: 'claimed'; complete: (status: WebTriggerStatus) => Promise<void> }
  | { kind: 'answered'; status: WebTriggerStatus };

/**
 * Lets one call at a time do the work of an idempotency key. All later calls get its final answer
 * for 24 hours. A temporary answer releases the key.
 */
export type Idempotency = (scope: string, bodyDigest: string) => Promise<Claimed>;

export const makeIdempotency = (deps: {
  store: ClaimStore;
  clock: Clock;
  newId: Crypto['newId'];
}): Idempotency => {
  const { store, clock, newId } = deps;
  const inSeconds = (seconds: number): number => clock() + seconds * 1_000;

  const complete = async (
    name: string,
    place: string,
    claim: IdempotencyClaim,
    status: WebTriggerStatus,
  ): Promise<void> => {
    // Under the first name, because every later call looks there, no matter which call did the
    // work.
    const answered = { ...claim, answer: status, expiresAt: inSeconds(ANSWER_KEPT_SECONDS) };
    try {
      if (isPassing(status)) await store.release(place);
      else await store.replace(name, answered, STORED_SECONDS);
    } catch (error) {
      // The work is done and its answer is true. The claim expires by itself, and a repeat is safe.
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  };

  return async function claimIdempotencyKey(scope, bodyDigest) {
    const name = `idempotency ${scope}`;
    const claim = { id: newId(), bodyDigest, expiresAt: inSeconds(WORK_SECONDS) };
    const claims = { store, clock, read: readIdempotencyClaim };
    const result = await claimWithTakeover(claims, name, claim, STORED_SECONDS);
    if (result.kind === 'held')
      return { kind: 'answered', status: answerOf(result.holder, bodyDigest) };
    const { place } = result;
    return { kind: 'claimed', complete: (status) => complete(name, place, claim, status) };
  };
};

/**
 * The answer to a call that found another holder of its key. If that holder released the key just
 * now, the answer is `in-progress`, and a repeat of the call can do the work.
 */
const answerOf = (holder: IdempotencyClaim | undefined, bodyDigest: string): WebTriggerStatus => {
  if (holder && holder.bodyDigest !== bodyDigest) return 'invalid-input';
  return holder?.answer ?? 'in-progress';
};

// A signature expires after five minutes and thirty seconds, so this is longer.
const SIGNATURE_KEPT_SECONDS = 900;

/**
 * Whether a signature is used for the first time. A signature is tied to the idempotency key that
 * it came with. Once that key is released, the same request may come again.
 */
export type FirstUse = (
  signature: string,
  idempotencyScope: string | undefined,
) => Promise<boolean>;

export const makeFirstUse = (deps: { store: ClaimStore; digest: Crypto['digest'] }): FirstUse =>
  async function isFirstUse(signature, idempotencyScope) {
    const { store, digest } = deps;
    const name = `signature ${digest(signature)}`;
    const use = { scope: idempotencyScope ?? null };
    if (await store.claim(name, use, SIGNATURE_KEPT_SECONDS)) return true;
    if (idempotencyScope === undefined) return false;
    return readSignatureUse(await store.read(name))?.scope === idempotencyScope;
  };

const FORM = /^[\x21-\x7e]{8,128}$/;

export type IdempotencyKey =
  | { kind: 'absent' }
  | { kind: 'given'; key: string }
  | { kind: 'malformed' };

/**
 * Reads the optional header `idempotency-key`. It may occur once, with 8 to 128 printable
 * characters.
 */
export const readIdempotencyKey = (request: TriggerRequest): IdempotencyKey => {
  const [key, ...others] = request.header('idempotency-key');
  if (key === undefined) return { kind: 'absent' };
  return others.length === 0 && FORM.test(key) ? { kind: 'given', key } : { kind: 'malformed' };
};
