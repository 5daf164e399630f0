import * as z from 'zod/mini';
import type { TriggerRequest } from '../../application/webTrigger/triggerRequest';

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
