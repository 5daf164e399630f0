import type { AutomationKey } from '../../domain/automationKey';
import type { WebTriggerStatus } from '../../domain/webTriggerStatus';
import type { Crypto } from '../ports/platform';
import type { KeyStore } from '../ports/storage';
import type { Authentic, Authenticate, TriggerRequest } from './authenticate';
import { type FirstUse, type Idempotency, readIdempotencyKey } from './idempotency';

const MAX_BODY_BYTES = 100 * 1_024;

/** What a trigger does for a caller that proved its key. */
export type TriggerWork = (key: AutomationKey, body: string) => Promise<WebTriggerStatus>;

export type AnswerTrigger = (
  trigger: string,
  request: TriggerRequest,
  work: TriggerWork,
) => Promise<WebTriggerStatus>;

/**
 * The order of checks that every web trigger shares: method, size, signature and time,
 * idempotency, replay; only then the work. A stored answer is final and given again as it was.
 */
export const makeAnswerTrigger = (deps: {
  authenticate: Authenticate;
  idempotency: Idempotency;
  firstUse: FirstUse;
  keys: Pick<KeyStore, 'read'>;
  digest: Crypto['digest'];
}): AnswerTrigger => {
  const { authenticate, idempotency, firstUse, keys, digest } = deps;

  const workOnce = async (
    caller: Authentic,
    body: string,
    scope: string | undefined,
    work: TriggerWork,
  ): Promise<WebTriggerStatus> => {
    if (!(await firstUse(caller.signature, scope))) return 'unsigned';
    const key = await keys.read(caller.keyId);
    return key ? work({ ...key, ownerId: caller.ownerId }, body) : 'unsigned'; // revoked just now
  };

  return async (trigger, request, work) => {
    if (request.method !== 'POST') return 'wrong-method';
    if (request.bodyBytes > MAX_BODY_BYTES) return 'too-large';
    const caller = await authenticate(trigger, request);
    if (!caller) return 'unsigned';
    const given = readIdempotencyKey(request);
    if (given.is === 'malformed') return 'invalid-input';
    if (given.is === 'absent') return workOnce(caller, request.body, undefined, work);

    const scope = digest(`${caller.keyId} ${trigger} ${given.key}`);
    const claimed = await idempotency(scope, digest(request.body));
    if (claimed.is === 'answered') return claimed.status;
    let status: WebTriggerStatus = 'unexpected';
    try {
      status = await workOnce(caller, request.body, scope, work);
      return status;
    } finally {
      await claimed.complete(status);
    }
  };
};
