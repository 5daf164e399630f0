import * as z from 'zod/mini';
import type { TriggerWork } from '../application/webTrigger/answerTrigger';
import type { TriggerRequest } from '../application/webTrigger/authenticate';
import { ok, type Outcome } from '../domain/outcome';
import { statusOfFailure, type WebTriggerStatus } from '../domain/webTriggerStatus';
import { type App, makeApp } from './app';
import { parseTriggerChange } from './changePayload';
import { handleErrors } from './handleErrors';

const TRIGGER = 'add-member';

/**
 * The web trigger `add-member`: adds one account to one group for the holder of an automation
 * key. Always answers with one of the static outputs in manifest.yml.
 */
export const membershipWebTrigger = async (
  event: unknown,
): Promise<{ outputKey: WebTriggerStatus }> => {
  const request = readTriggerEvent(event);
  return { outputKey: request ? await answer(request) : 'invalid-input' };
};

const answer = async (request: TriggerRequest): Promise<WebTriggerStatus> => {
  const outcome = await handleErrors('web trigger', async () => {
    const app = makeApp();
    return ok(await app.answerTrigger(TRIGGER, request, addMemberWork(app)));
  });
  return outcome.ok ? outcome.value : statusOfFailure(outcome.failure);
};

/** What the web trigger `add-member` does once its caller is known. */
const addMemberWork =
  (app: App): TriggerWork =>
  async (key, body) => {
    const outcome = await handleErrors(
      'add-member',
      async (): Promise<Outcome<WebTriggerStatus>> => {
        const change = parseTriggerChange(jsonOf(body));
        if (!change.ok) return change;
        const request = { action: 'add' as const, ...change.value };
        const result = await app.changeMembership({ kind: 'key', key }, request);
        if (!result.ok) return result;
        return ok(result.value.status === 'added' ? 'added' : 'already-member');
      },
    );
    return outcome.ok ? outcome.value : statusOfFailure(outcome.failure);
  };

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined; // no object, so the parser refuses it as `invalid-input`
  }
};

const eventSchema = z.object({
  method: z.string(),
  headers: z.record(z.string(), z.array(z.string())),
  body: z.optional(z.nullable(z.string())),
});

/**
 * Reads what Forge hands to a web trigger; undefined where it has another form.
 * https://developer.atlassian.com/platform/forge/events-reference/web-trigger/
 */
export const readTriggerEvent = (event: unknown): TriggerRequest | undefined => {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { method, headers } = parsed.data;
  const body = parsed.data.body ?? '';
  const entries = Object.entries(headers);
  return {
    method: method.toUpperCase(),
    body,
    bodyBytes: Buffer.byteLength(body, 'utf8'),
    // The platform does not settle the case of header names, and one may come in several.
    header: (name) =>
      entries.flatMap(([key, values]) => (key.toLowerCase() === name ? values : [])),
  };
};
