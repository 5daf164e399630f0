import type { AutomationKey } from '../../domain/automationKey';
import type { Outcome } from '../../domain/outcome';
import { statusOf, type WebTriggerStatus } from '../../domain/webTriggerStatus';
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
      /** Waits for the work and stores its final status under the call's idempotency key. */
      finish: (
        work: () => Promise<Outcome<WebTriggerStatus>>,
      ) => Promise<Outcome<WebTriggerStatus>>;
    };

/**
 * Makes the checks that all web triggers share, in this order: method, size, signature and time,
 * idempotency, replay. A stored answer is final and is returned as it was.
 */
export type AdmitCall = (trigger: string, request: TriggerRequest) => Promise<Admission>;

export const makeAdmitCall = (deps: {
  authenticate: Authenticate;
  idempotency: Idempotency;
  firstUse: FirstUse;
  keys: Pick<KeyStore, 'read'>;
  digest: Crypto['digest'];
}): AdmitCall => {
  const { authenticate, idempotency, firstUse, keys, digest } = deps;

  return async function admitCall(trigger, request) {
    if (request.method !== 'POST') return answered('wrong-method');
    if (request.bodyBytes > MAX_BODY_BYTES) return answered('too-large');
    const caller = await authenticate(trigger, request);
    if (!caller) return answered('unsigned');
    const given = readIdempotencyKey(request);
    if (given.kind === 'malformed') return answered('invalid-input');
    const scope =
      given.kind === 'given' ? digest(`${caller.keyId} ${trigger} ${given.key}`) : undefined;

    const claimed =
      scope === undefined ? undefined : await idempotency(scope, digest(request.body));
    if (claimed?.kind === 'answered') return claimed;
    const complete = claimed?.complete ?? noKey;
    const key = await completingOnError(complete, async () =>
      (await firstUse(caller.signature, scope)) ? await keys.read(caller.keyId) : undefined,
    );
    if (!key) {
      await complete('unsigned'); // a replay, or a key that was revoked just now
      return answered('unsigned');
    }
    return {
      kind: 'admitted',
      key: { ...key, ownerId: caller.ownerId },
      finish: async function finish(work) {
        const outcome = await completingOnError(complete, work);
        await complete(statusOf(outcome));
        return outcome;
      },
    };
  };
};

type Complete = (status: WebTriggerStatus) => Promise<void>;

const noKey: Complete = () => Promise.resolve();

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
