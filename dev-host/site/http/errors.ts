import { STATUS_CODES } from 'node:http';
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

/** An error in the form of v2 of the API: a list, each with a code and a title. */
export const v2Error = (status: number, code: string, title: string): Answer => ({
  status,
  body: { errors: [{ status, code, title, detail: null }] },
  points: 1,
});

export const badRequest = (reason: string): Answer => confluenceError(400, reason);
export const notFound = (reason: string): Answer => confluenceError(404, reason);

/** What the gateway before Confluence answers to somebody it does not know. */
export const unauthorized = (): Answer => ({
  status: 401,
  headers: { 'WWW-Authenticate': 'OAuth realm="Confluence"' },
  body: { code: 401, message: 'Unauthorized' },
  points: 0,
});

/** What an endpoint answers that Atlassian has taken away. */
export const gone = (): Answer => withData(410, 'This deprecated endpoint has been removed.');

/** The refusal of a write to an app, worded as the identity platform words it. */
export const appRefused = (): Answer =>
  withData(
    403,
    'com.atlassian.idp.client.exceptions.AuthorizationException: ' +
      'user does not have the relevant permissions',
  );

/** Too many requests; `reason` is what the header `RateLimit-Reason` says. */
export const tooManyRequests = (reason: string, retryAfterSeconds: number): Answer => ({
  status: 429,
  headers: { 'Retry-After': retryAfterSeconds.toString(), 'RateLimit-Reason': reason },
  body: { code: 429, message: 'Rate limit exceeded' },
  points: 0,
});

/** Any status with Confluence's usual body for it, for faults that name only a number. */
export const usualAnswer = (status: number): Answer => {
  if (status === 401) return unauthorized();
  if (status === 410) return gone();
  if (status === 429) return tooManyRequests('confluence-burst-based', 1);
  if (status < 300) return { status, points: 0 };
  return { ...confluenceError(status, STATUS_CODES[status] ?? 'Error'), points: 0 };
};
