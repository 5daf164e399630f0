import { makeAdmitCall } from '../../src/application/webTrigger/admitCall';
import {
  makeAuthenticate,
  type TriggerRequest,
} from '../../src/application/webTrigger/authenticate';
import { makeFirstUse, makeIdempotency } from '../../src/application/webTrigger/idempotency';
import type { AutomationKey } from '../../src/domain/automationKey';
import { ok } from '../../src/domain/outcome';
import {
  statusOf,
  type WebTriggerName,
  type WebTriggerStatus,
} from '../../src/domain/webTriggerStatus';
import { aKey } from './examples';
import { makeFakeClaims } from './fakeClaims';
import { makeFakeKeyStore } from './fakeKeyStore';
import { makePredictableCrypto } from './predictableCrypto';
import { makeSteerableClock } from './steerableClock';

const SECRET = Buffer.from('a secret of thirty-two bytes....').toString('base64');
export const BODY = '{"group":"editors","accountId":"5b10ac8d82e05b22cc7d4ef7"}';

export type RequestDraft = {
  method?: string;
  body?: string;
  /** In seconds from now. */
  signedAt?: number;
  signedBody?: string;
  trigger?: string;
  secret?: string;
  headers?: Record<string, readonly string[]>;
};

/** A web trigger's checks over fakes, with one key, and work that counts its calls. */
export const makeTriggerDesk = async (
  name: WebTriggerName = 'add-member',
  claims = makeFakeClaims(),
) => {
  const clock = makeSteerableClock();
  const keys = makeFakeKeyStore();
  const crypto = makePredictableCrypto();
  await keys.saveSecret(aKey().id, { secret: SECRET, ownerId: aKey().ownerId });
  await keys.save(aKey());

  const idempotency = makeIdempotency({ store: claims, clock: clock.now, newId: crypto.newId });
  const admitCall = makeAdmitCall({
    authenticate: makeAuthenticate({ keys, crypto, clock: clock.now }),
    idempotency,
    firstUse: makeFirstUse({ store: claims, digest: crypto.digest }),
    keys,
    digest: crypto.digest,
  });

  const request = (draft: RequestDraft = {}): TriggerRequest => {
    const { method = 'POST', body = BODY, signedBody = body, secret = SECRET } = draft;
    const timestamp = new Date(clock.now() + (draft.signedAt ?? 0) * 1_000).toISOString();
    const text = `${timestamp}.${draft.trigger ?? name}.${signedBody}`;
    const headers: Record<string, readonly string[]> = {
      'x-rollcall-key': [aKey().id],
      'x-rollcall-timestamp': [timestamp],
      'x-rollcall-signature': [`sha256=${crypto.hmac(secret, text)}`],
      ...draft.headers,
    };
    return {
      method,
      body,
      bodyBytes: Buffer.byteLength(body),
      header: (name) => headers[name] ?? [],
    };
  };

  const work = jest.fn((_key: AutomationKey, _body: string): Promise<WebTriggerStatus> =>
    Promise.resolve('added'),
  );
  const send = async (sent: TriggerRequest): Promise<WebTriggerStatus> => {
    const call = await admitCall(name, sent);
    if (call.kind === 'answered') return call.status;
    return statusOf(await call.finish(async () => ok(await work(call.key, sent.body))));
  };
  return { clock, claims, keys, crypto, idempotency, request, send, work };
};
