import { isPassing, type WebTriggerStatus } from '../../domain/webTriggerStatus';
import type { ClaimStore } from '../ports/claimStore';
import type { Clock } from '../ports/clock';
import type { Crypto } from '../ports/crypto';
import { StoreUnavailable } from '../ports/storeUnavailable';
import type { Claim } from './claim';
import { readClaim } from './readClaim';

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
      // Under the first name, where every later call looks, whoever did the work in the end.
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
