import type { AccountId } from '../../domain/accountId';
import type { AutomationKey } from '../../domain/automationKey';
import type { Outcome } from '../../domain/outcome';
import {
  statusOf,
  type WebTriggerName,
  type WebTriggerStatus,
} from '../../domain/webTriggerStatus';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { Crypto } from '../ports/platform';
import type { KeyStore } from '../ports/storage';
import type { Authenticate, TriggerRequest } from './authenticate';
import { type FirstUse, type Idempotency, readIdempotencyKey } from './idempotency';

const MAX_BODY_BYTES = 100 * 1_024;

/** A call that already has its answer, or one that may do its work with the rights of its key. */
export type Admission =
  | { kind: 'answered'; status: WebTriggerStatus }
  | {
      kind: 'admitted';
      key: AutomationKey;
      /**
       * Waits for the work and stores its final status under the call's idempotency key. The work
       * may store it itself with `complete`, while it does something else.
       */
      finish: (
        work: (complete: Complete) => Promise<Outcome<WebTriggerStatus>>,
      ) => Promise<Outcome<WebTriggerStatus>>;
    };

/** Stores the status of a call under its idempotency key, if it has one. Only the first counts. */
export type Complete = (status: WebTriggerStatus) => Promise<void>;

/**
 * Makes the checks that all web triggers share, in this order: method, size, signature and time,
 * idempotency, replay. A stored answer is final and is returned as it was.
 *
 * The idempotency key and the signature are claimed at the same time, and `readAhead` runs then,
 * too: it may read what the work needs, without an effect. See
 * docs/decisions/0030-few-round-trips.md.
 */
export type AdmitCall = (
  trigger: WebTriggerName,
  request: TriggerRequest,
  readAhead?: (owner: AccountId) => Promise<void>,
) => Promise<Admission>;

export const makeAdmitCall = (deps: {
  authenticate: Authenticate;
  idempotency: Idempotency;
  firstUse: FirstUse;
  keys: Pick<KeyStore, 'read'>;
  digest: Crypto['digest'];
}): AdmitCall => {
  const { authenticate, idempotency, firstUse, keys, digest } = deps;

  return async function admitCall(trigger, request, readAhead = nothing) {
    if (request.method !== 'POST') return answered('wrong-method');
    if (request.bodyBytes > MAX_BODY_BYTES) return answered('too-large');
    const caller = await authenticate(trigger, request);
    if (!caller) return answered('unsigned');
    const given = readIdempotencyKey(request);
    if (given.kind === 'malformed') return answered('invalid-input');
    const scope =
      given.kind === 'given' ? digest(`${caller.keyId} ${trigger} ${given.key}`) : undefined;

    const [claimed, admitted] = await Promise.allSettled([
      scope === undefined ? undefined : idempotency(scope, digest(request.body)),
      allSettledOrThrow([firstUse(caller.signature, scope), keys.read(caller.keyId)]),
      readAhead(caller.ownerId),
    ]);
    if (claimed.status === 'rejected') throw claimed.reason;
    if (claimed.value?.kind === 'answered') return claimed.value;
    const complete = onlyOnce(claimed.value?.complete ?? nothing);
    if (admitted.status === 'rejected') {
      await complete('unexpected');
      throw admitted.reason;
    }
    const [isFirstUse, key] = admitted.value;
    if (!isFirstUse || !key) {
      await complete('unsigned'); // a replay, or a key that was revoked just now
      return answered('unsigned');
    }
    return {
      kind: 'admitted',
      // The owner comes from the secret: no race can give a secret another person's rights.
      key: { ...key, ownerId: caller.ownerId },
      finish: async function finish(work) {
        const outcome = await completingOnError(complete, () => work(complete));
        await complete(statusOf(outcome));
        return outcome;
      },
    };
  };
};

const nothing = (): Promise<void> => Promise.resolve();

const onlyOnce = (complete: Complete): Complete => {
  let first: Promise<void> | undefined;
  return (status) => (first ??= complete(status));
};

/**
 * Runs a function. If it throws, the call has no final result, so its idempotency key is released.
 */
const completingOnError = async <T>(complete: Complete, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    await complete('unexpected');
    throw error;
  }
};

const answered = (status: WebTriggerStatus): Admission => ({ kind: 'answered', status });
