import { jsonAnswer } from '../seam/answers';
import type { SeamAnswer } from '../seam/seamCall';

/** What the gateway in front of Confluence says to an app that lacks a scope. */
export const scopeMissing = (): SeamAnswer =>
  jsonAnswer(401, { code: 401, message: 'Unauthorized; scope does not match' });

/**
 * What Forge's proxy says where a call wants a person and nobody is there. `@forge/api` makes a
 * `NeedsAuthenticationError` of the header.
 */
export const nobodyThere = (): SeamAnswer => ({
  status: 401,
  headers: [['forge-proxy-error', 'NEEDS_AUTHENTICATION_ERR']],
  body: '',
});
