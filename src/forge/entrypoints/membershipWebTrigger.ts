import type { TriggerRequest } from '../../application/webTrigger/authenticate';
import { parseTriggerBody, triggerEvent } from '../../contract/events';
import type { Change } from '../../domain/change';
import { ok, type Outcome } from '../../domain/outcome';
import {
  statusOf,
  WEB_TRIGGERS,
  type WebTriggerName,
  type WebTriggerStatus,
} from '../../domain/webTriggerStatus';
import { FUNCTION_LIMITS_MS } from '../platform/deadline';
import { handlingErrors } from '../platform/handleErrors';
import { makeForgeApp } from './forgeApp';

/**
 * Creates a web trigger. It changes one membership for the holder of an automation key, and always
 * answers with one of its static outputs in manifest.yml.
 */
const makeMembershipTrigger = (trigger: WebTriggerName) => {
  const action = WEB_TRIGGERS[trigger];

  const answerCall = handlingErrors(
    trigger,
    async function answerCall(request: TriggerRequest): Promise<Outcome<WebTriggerStatus>> {
      const app = makeForgeApp();
      const membership = parseTriggerBody(request.body);
      const call = await app.admitCall(trigger, request, async (owner) => {
        if (membership.ok)
          await app.prefetch(owner, 'web-trigger', { action, ...membership.value });
      });
      if (call.kind === 'answered') return ok(call.status);
      return await call.finish(async (complete) => {
        if (!membership.ok) return membership;
        const result = await app.changeMembership(
          { kind: 'key', key: call.key },
          { action, ...membership.value },
          (outcome) => complete(statusOf(answerTo(outcome))),
        );
        return answerTo(result);
      });
    },
    FUNCTION_LIMITS_MS.webTrigger,
  );

  return async function membershipTrigger(
    event: unknown,
  ): Promise<{ outputKey: WebTriggerStatus }> {
    const request = readTriggerEvent(event);
    return { outputKey: request ? statusOf(await answerCall(request)) : 'invalid-input' };
  };
};

/** The web trigger `add-member`: adds one account to one group. */
export const membershipWebTrigger = makeMembershipTrigger('add-member');

/**
 * The web trigger `remove-member`: removes one account from one group. It has a function of its own,
 * because Forge doesn't document that a function learns which web trigger was called.
 * https://developer.atlassian.com/platform/forge/events-reference/web-trigger/
 */
export const removeMemberWebTrigger = makeMembershipTrigger('remove-member');

const answerTo = (result: Outcome<Pick<Change, 'status'>>): Outcome<WebTriggerStatus> =>
  result.ok ? ok(result.value.status) : result;

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
