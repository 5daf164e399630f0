import * as z from 'zod';
import { KvsRefusal } from './kvsRefusal';

const UNIT_MS = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;
const MAX_MS = 365 * UNIT_MS.DAYS;

export const ttlSchema = z.strictObject({
  value: z.int().min(1),
  unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']),
});

/** When something expires, in milliseconds since 1970; undefined for never. A year at most. */
export const expiryOf = (
  ttl: z.output<typeof ttlSchema> | undefined,
  now: number,
): number | undefined => {
  if (ttl === undefined) return undefined;
  const lasts = ttl.value * UNIT_MS[ttl.unit];
  if (lasts > MAX_MS) throw new KvsRefusal(400, 'INVALID_TTL', 'A ttl is a year at most.');
  return now + lasts;
};
