import type { IncomingHttpHeaders } from 'node:http';
import { HttpProblem } from './httpProblem';
import { HOST_NAMES } from './ownOrigins';

/**
 * Refuses what a page of another origin could send from somebody's browser: a `Host` other than
 * this server's (DNS rebinding) or an `Origin` other than its own.
 */
export const guardOrigin = ({ host = '', origin }: IncomingHttpHeaders, port: number): void => {
  const hosts = HOST_NAMES.map((name) => `${name}:${port}`);
  if (!hosts.includes(host)) throw new HttpProblem(403, 'This host name is not served here.');
  if (origin !== undefined && !hosts.some((known) => origin === `http://${known}`))
    throw new HttpProblem(403, 'Requests of other origins are refused.');
};
