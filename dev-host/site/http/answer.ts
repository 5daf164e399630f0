import { STATUS_CODES } from 'node:http';
import type { Settings } from '../state/settings';
import type { Site } from '../state/site';

/** The answer to a request. Its body is empty without `body` and `text`. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent unchanged, instead of `body`. */
  text?: string;
  contentType?: string;
  /** What the request costs of the app's hourly pool. */
  points: number;
};

const POINTS_PER_CALL = 1;
const POINTS_PER_ITEM = 2;

/** An answer that returns `items` users, groups and permissions, as the points scheme counts them. */
export const found = (body: unknown, items: number): Answer => ({
  status: 200,
  body,
  points: POINTS_PER_CALL + POINTS_PER_ITEM * items,
});

/** The answer to a write that was carried out. It costs one point, whatever it returns. */
export const done = (status: number, body?: unknown): Answer => ({
  status,
  body,
  points: POINTS_PER_CALL,
});

const EXCEPTIONS: Readonly<Record<number, string>> = {
  400: 'BadRequestException',
  403: 'PermissionException',
  404: 'NotFoundException',
  409: 'ConflictException',
  410: 'pagesmodes.GoneException',
};

const withData = (statusCode: number, message: string): Answer => {
  const data = { authorized: statusCode !== 403, valid: statusCode !== 400 };
  return done(statusCode, {
    statusCode,
    data: { ...data, errors: [], successful: false },
    message,
  });
};

/** An error in the form of Confluence itself: an exception's name, a colon and the reason. */
export const confluenceError = (status: number, reason: string): Answer => {
  const name = EXCEPTIONS[status];
  const prefix = name && `com.atlassian.confluence.api.service.exceptions.${name}: `;
  return withData(status, `${prefix ?? ''}${reason}`);
};

/** An error in the form of v2 of the API: a list of errors, each with a code and a title. */
export const v2Error = (status: number, code: string, title: string): Answer =>
  done(status, { errors: [{ status, code, title, detail: null }] });

export const badRequest = (reason: string): Answer => confluenceError(400, reason);
export const notFound = (reason: string): Answer => confluenceError(404, reason);

/** The answer of the gateway in front of Confluence to a caller that it does not know. */
export const unauthorized = (): Answer => ({
  status: 401,
  headers: { 'WWW-Authenticate': 'OAuth realm="Confluence"' },
  body: { code: 401, message: 'Unauthorized' },
  points: 0,
});

/**
 * The answer of an endpoint that Atlassian has removed.
 * https://github.com/atlassian-api/atlassian-python-api/pull/1594
 */
export const gone = (): Answer =>
  confluenceError(410, 'This deprecated endpoint has been removed.');

/** The refusal of a write to an app, worded as the identity platform words it. */
export const appRefused = (): Answer =>
  withData(
    403,
    'com.atlassian.idp.client.exceptions.AuthorizationException: ' +
      'user does not have the relevant permissions',
  );

/** Too many requests, with the reason and the form of `Retry-After` from the site's settings. */
export const tooManyRequests = (
  site: Site,
  limit: 'hourly' | 'burst',
  retryAfterSeconds: number,
): Answer => {
  const { limitReasons, retryAfter } = site.settings();
  const wait = waitText(retryAfter, retryAfterSeconds, site.now());
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

/** A status with Confluence's usual headers and body for it, for faults that name only a number. */
export const statusOnly = (site: Site, status: number): Answer => {
  if (status === 401) return unauthorized();
  if (status === 410) return gone();
  if (status === 429) return tooManyRequests(site, 'burst', 1);
  if (status < 300) return { status, points: 0 };
  return { ...confluenceError(status, STATUS_CODES[status] ?? 'Error'), points: 0 };
};
