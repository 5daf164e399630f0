import { createHmac } from 'node:crypto';

export type Key = { id: string; secret: string };

export type SignedParts = { body: string; key: Key; at?: Date; trigger?: string };

/** The headers of a signed call, as docs/web-trigger.md describes them. */
export const signed = ({ body, key, at = new Date(), trigger = 'add-member' }: SignedParts) => {
  const timestamp = at.toISOString();
  const hmac = createHmac('sha256', key.secret).update(`${timestamp}.${trigger}.${body}`);
  return {
    'content-type': 'application/json',
    'x-rollcall-key': key.id,
    'x-rollcall-timestamp': timestamp,
    'x-rollcall-signature': `sha256=${hmac.digest('hex')}`,
  };
};
