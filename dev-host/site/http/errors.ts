import { STATUS_CODES } from 'node:http';
import type { Settings } from '../state/settings';
import type { Site } from '../state/site';
import type { Answer } from './answer';

const EXCEPTIONS: Readonly<Record<number, string>> = {
  400: 'com.atlassian.confluence.api.service.exceptions.BadRequestException',
  403: 'com.atlassian.confluence.api.service.exceptions.PermissionException',
  404: 'com.atlassian.confluence.api.service.exceptions.NotFoundException',
  409: 'com.atlassian.confluence.api.service.exceptions.ConflictException',
};

const withData = (status: number, message: string): Answer => ({
  status,
  body: {
    statusCode: status,
    data: {
      authorized: status !== 403,
      valid: status !== 400,
      errors: [],
      successful: false,
    },
    message,
  },
  points: 1,
});

/** An error in the form of Confluence itself: an exception's name, a colon and the reason. */
export const confluenceError = (status: number, reason: string): Answer => {
  const exception = EXCEPTIONS[status];
  return withData(status, exception === undefined ? reason : `${exception}: ${reason}`);
};

/** An error in the form of v2 of the API: a list of errors, each with a code and a title. */
export const v2Error = (status: number, code: string, title: string): Answer => ({
  status,
  body: { errors: [{ status, code, title, detail: null }] },
  points: 1,
});

export const badRequest = (reason: string): Answer => confluenceError(400, reason);
export const notFound = (reason: string): Answer => confluenceError(404, reason);

/** The answer of the gateway in front of Confluence to a caller that it does not know. */
export const unauthorized = (): Answer => ({
  status: 401,
  headers: { 'WWW-Authenticate': 'OAuth realm="Confluence"' },
  body: { code: 401, message: 'Unauthorized' },
  points: 0,
});

/** The answer of an endpoint that Atlassian has removed. */
export const gone = (): Answer => withData(410, 'This deprecated endpoint has been removed.');

/** The refusal of a write to an app, worded as the identity platform words it. */
export const appRefused = (): Answer =>
  withData(
    403,
    'com.atlassian.idp.client.exceptions.AuthorizationException: ' +
      'user does not have the relevant permissions',
  );

type Limits = Pick<Site, 'settings' | 'now'>;

/** Too many requests, with the reason and the form of `Retry-After` from the site's settings. */
export const tooManyRequests = (
  { settings, now }: Limits,
  limit: 'hourly' | 'burst',
  retryAfterSeconds: number,
): Answer => {
  const { limitReasons, retryAfter } = settings();
  const wait = waitText(retryAfter, retryAfterSeconds, now());
  return {
    status: 429,
    headers: {
      ...(wait !== undefined && { 'Retry-After': wait }),
      'RateLimit-Reason': limitReasons[limit],
    },
    body: { code: 429, message: 'Rate limit exceeded' },
    points: 0,
  };
};

const waitText = (
  form: Settings['retryAfter'],
  seconds: number,
  now: number,
): string | undefined => {
  if (form === null) return undefined;
  if (typeof form === 'number') return `${form}`;
  if (form === 'seconds') return `${seconds}`;
  return new Date(Math.ceil(now / 1000 + seconds) * 1000).toUTCString(); // in whole seconds, never too early
};

/** A status with Confluence's usual body for it, for faults that name only a number. */
export const usualAnswer = (site: Limits, status: number): Answer => {
  if (status === 401) return unauthorized();
  if (status === 410) return gone();
  if (status === 429) return tooManyRequests(site, 'burst', 1);
  if (status < 300) return { status, points: 0 };
  return { ...confluenceError(status, STATUS_CODES[status] ?? 'Error'), points: 0 };
};
