import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer';
import { confluenceError } from './errors';

/**
 * Refuses requests that a page of another origin could send from somebody's browser: a `Host` other
 * than this server's (DNS rebinding) or an `Origin` other than its own. Undefined where all is well.
 */
export const guardOrigin = (headers: IncomingHttpHeaders, port: number): Answer | undefined => {
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port.toString()}`);
  if (!hosts.includes(headers.host ?? '')) {
    return { ...confluenceError(403, 'This host name is not served here.'), points: 0 };
  }
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) {
    return { ...confluenceError(403, 'Requests of other origins are refused.'), points: 0 };
  }
  return undefined;
};
