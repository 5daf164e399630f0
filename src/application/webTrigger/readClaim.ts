import { WEB_TRIGGER_STATUSES, type WebTriggerStatus } from '../../domain/webTriggerStatus';
import type { Claim } from './claim';

/** Reads a claim as it was stored; undefined where there is none. */
export const readClaim = (stored: unknown): Claim | undefined => {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { id, bodyDigest, expiresAt, answer } = stored as Partial<Record<keyof Claim, unknown>>;
  if (typeof id !== 'string' || typeof bodyDigest !== 'string' || typeof expiresAt !== 'number')
    return undefined;
  return { id, bodyDigest, expiresAt, ...(isStatus(answer) && { answer }) };
};

const STATUSES: readonly unknown[] = WEB_TRIGGER_STATUSES;

const isStatus = (value: unknown): value is WebTriggerStatus => STATUSES.includes(value);
