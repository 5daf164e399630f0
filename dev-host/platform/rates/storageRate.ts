import type { SeamAnswer, SeamCall } from '../seam/seamCall';
import { STORAGE_READS, STORAGE_REQUESTS, STORAGE_UNIT_BYTES, STORAGE_WRITES } from './limits';
import type { Rate, Rates } from './rates';

/** Counts a call of storage before it is carried out: a request, and what it writes. */
export const countStorageCall = (
  rates: Rates,
  { path, body }: SeamCall,
  installationId: string,
): Rate | undefined =>
  rates.passed(STORAGE_REQUESTS, installationId) ??
  (isRead(path) ? undefined : rates.passed(STORAGE_WRITES, installationId, units(body)));

/** Counts what a call of storage has read. */
export const countStorageAnswer = (
  rates: Rates,
  { path }: SeamCall,
  { body }: SeamAnswer,
  installationId: string,
): Rate | undefined =>
  isRead(path) ? rates.passed(STORAGE_READS, installationId, units(body)) : undefined;

const isRead = (path: string): boolean => /\/(get|query)$/.test(path);

const units = (text = ''): number =>
  Math.max(1, Math.ceil(Buffer.byteLength(text) / STORAGE_UNIT_BYTES));
