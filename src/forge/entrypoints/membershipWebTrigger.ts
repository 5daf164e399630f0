import type { TriggerRequest } from '../../application/webTrigger/authenticate';
import { parseTriggerBody, triggerEvent } from '../../contract/events';
import type { Change } from '../../domain/change';
import { ok, type Outcome } from '../../domain/outcome';
import { statusOf, type WebTriggerStatus } from '../../domain/webTriggerStatus';
import { FUNCTION_LIMITS_MS } from '../platform/deadline';
import { handlingErrors } from '../platform/handleErrors';
import { makeForgeApp } from './forgeApp';

const TRIGGER = 'add-member';

/**
 * The web trigger `add-member`. It adds one account to one group for the holder of an automation
 * key. It always answers with one of the static outputs in manifest.yml.
 */
export const membershipWebTrigger = async (
  event: unknown,
): Promise<{ outputKey: WebTriggerStatus }> => {
  const request = readTriggerEvent(event);
  return { outputKey: request ? statusOf(await answerCall(request)) : 'invalid-input' };
};

const answerCall = handlingErrors(
  TRIGGER,
  async function answerCall(request: TriggerRequest): Promise<Outcome<WebTriggerStatus>> {
    const app = makeForgeApp();
    const membership = parseTriggerBody(request.body);
    const change = membership.ok ? { action: 'add' as const, ...membership.value } : undefined;
    const call = await app.admitCall(TRIGGER, request, async (owner) => {
      if (change) await app.prefetch(owner, 'web-trigger', change);
    });
    if (call.kind === 'answered') return ok(call.status);
    return await call.finish(async (complete) => {
      if (!membership.ok) return membership;
      const caller = { kind: 'key', key: call.key } as const;
      const result = await app.changeMembership(
        caller,
        { action: 'add', ...membership.value },
        (outcome) => complete(statusOf(answerTo(outcome))),
      );
      return answerTo(result);
    });
  },
  FUNCTION_LIMITS_MS.webTrigger,
);

const answerTo = (result: Outcome<Pick<Change, 'status'>>): Outcome<WebTriggerStatus> => {
  if (!result.ok) return result;
  return ok(result.value.status === 'added' ? 'added' : 'already-member');
};

/** Reads what Forge passes to a web trigger. Undefined if it has another form. */
export const readTriggerEvent = (event: unknown): TriggerRequest | undefined => {
  const parsed = triggerEvent.safeParse(event);
  if (!parsed.success) return undefined;
  const { method, headers } = parsed.data;
  const body = parsed.data.body ?? '';
  const entries = Object.entries(headers);
  return {
    method: method.toUpperCase(),
    body,
    bodyBytes: Buffer.byteLength(body, 'utf8'),
    // The platform does not fix the case of header names, and a header can occur in several cases.
    header: (name) =>
      entries.flatMap(([key, values]) => (key.toLowerCase() === name ? values : [])),
  };
};
