import { failureOfAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import { answered } from '../../fakes/confluence/world';

const limited = (status: number, retryAfterSeconds: number, rateLimitReason?: string) => ({
  kind: 'answered' as const,
  status,
  text: '',
  body: undefined,
  retryAfterSeconds,
  ...(rateLimitReason !== undefined && { rateLimitReason }),
});

describe('the failure for an answer', () => {
  test.each([
    [
      '400 that names the account',
      answered(400, "The body must hold 'accountId'"),
      { code: 'invalid-input', field: 'accountId', httpStatus: 400 },
    ],
    [
      '400 that names the group',
      answered(400, "Parameter 'name' is missing"),
      { code: 'invalid-input', field: 'group', httpStatus: 400 },
    ],
    ['400 that names neither', answered(400, 'No.'), { code: 'invalid-input', httpStatus: 400 }],
    ['401', answered(401, 'Unauthorized'), { code: 'not-authenticated', httpStatus: 401 }],
    [
      '401 about scopes',
      answered(401, '{"code":401,"message":"Unauthorized; scope does not match"}'),
      { code: 'missing-scope', httpStatus: 401 },
    ],
    ['403', answered(403), { code: 'not-permitted', httpStatus: 403 }],
    ['404', answered(404), { code: 'unexpected', httpStatus: 404 }],
    ['418', answered(418), { code: 'unexpected', httpStatus: 418 }],
    [
      '429 of a burst',
      limited(429, 3, 'confluence-burst-based'),
      { code: 'rate-limited', httpStatus: 429, retryAfterSeconds: 3 },
    ],
    [
      '429 of the hourly pool',
      limited(429, 1_200, 'confluence-quota-global-based'),
      { code: 'rate-limited', httpStatus: 429, retryAfterSeconds: 1_200, hourlyPoolEmpty: true },
    ],
    [
      '429 of the hourly pool of a site',
      limited(429, 9, 'Confluence-Quota-Tenant-Based'),
      { code: 'rate-limited', httpStatus: 429, retryAfterSeconds: 9, hourlyPoolEmpty: true },
    ],
    ['429 that says nothing', answered(429), { code: 'rate-limited', httpStatus: 429 }],
    [
      '503 that says when',
      limited(503, 30),
      { code: 'rate-limited', httpStatus: 503, retryAfterSeconds: 30 },
    ],
    ['503 that does not', answered(503), { code: 'unavailable', httpStatus: 503 }],
    ['500', answered(500), { code: 'unavailable', httpStatus: 500 }],
    ['504', answered(504), { code: 'unavailable', httpStatus: 504 }],
    ['no connection', { kind: 'no-answer' as const }, { code: 'unavailable' }],
    ['no time left', { kind: 'timed-out' as const }, { code: 'timed-out' }],
    ['no one signed in', { kind: 'needs-authentication' as const }, { code: 'not-authenticated' }],
  ])('%s', (_answer, answer, failure) => {
    expect(failureOfAnswer(answer)).toEqual(failure);
  });

  test.each([
    [401, 'UPSTREAM_UNAUTHORIZED', 'not-authenticated'],
    [401, 'SCOPE_MISMATCH', 'missing-scope'],
    [403, 'FORBIDDEN', 'not-permitted'],
    [429, 'TOO_MANY_REQUESTS', 'rate-limited'],
    [500, 'INTERNAL', 'unavailable'],
    [502, 'BAD_GATEWAY', 'unavailable'],
    [504, 'TIMEOUT', 'timed-out'],
    [400, 'BAD_REQUEST', 'unexpected'],
  ])('the platform’s own %d %s means %s', (status, code, expected) => {
    expect(failureOfAnswer({ kind: 'refused-by-proxy', status, code })).toEqual({
      code: expected,
      httpStatus: status,
    });
  });
});

describe('the reason given for a limit', () => {
  const reason = (text: string) => failureOfAnswer(limited(429, 30, text)).hourlyPoolEmpty ?? false;

  test.each([
    'conf-global-based',
    'confluence-quota-global-based',
    'confluence-quota-tenant-based',
    'Confluence-Global-Based',
    'tenant-based',
    'quota',
  ])('%s means the hourly limit', (text) => {
    expect(reason(text)).toBe(true);
  });

  test.each([
    'confluence-burst-based',
    'conf-burst-based',
    'confluence-quota-burst-based',
    '',
    'x',
  ])('%j does not mean the hourly limit', (text) => {
    expect(reason(text)).toBe(false);
  });

  test('does not matter if the wait lasts until the next hour', () => {
    const answer = {
      ...limited(429, 1_800, 'confluence-burst-based'),
      waitsForHour: true,
    } as const;
    expect(failureOfAnswer(answer)).toMatchObject({ hourlyPoolEmpty: true });
  });
});
