import type { TriggerRequest } from './triggerRequest';

const FORM = /^[\x21-\x7e]{8,128}$/;

export type IdempotencyKey = { is: 'absent' } | { is: 'given'; key: string } | { is: 'malformed' };

/** Reads the optional header `idempotency-key`: once, 8 to 128 printable characters. */
export const readIdempotencyKey = (request: TriggerRequest): IdempotencyKey => {
  const [key, ...others] = request.header('idempotency-key');
  if (key === undefined) return { is: 'absent' };
  return others.length === 0 && FORM.test(key) ? { is: 'given', key } : { is: 'malformed' };
};
