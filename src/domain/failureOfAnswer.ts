import type { ConfluenceAnswer } from './confluenceAnswer';
import type { Failure } from './outcome';

/** How Atlassian's gateway words that the app was not granted a scope. */
const SCOPE_MISSING = /scope does not match/i;
// Spellings vary: `conf-global-based`, `confluence-quota-global-based`, `…-tenant-based`.
const HOURLY_REASON = /quota|global-based|tenant-based/i;
const BURST_REASON = /burst/i;
const NAMES_ACCOUNT = /account[\s-]?id/i;
const NAMES_GROUP = /group|\bname\b/i;

type Answered = Extract<ConfluenceAnswer, { kind: 'answered' }>;

const invalid = ({ text }: Answered): Failure => ({
  code: 'invalid-input',
  httpStatus: 400,
  ...fieldNamedIn(text),
});

const fieldNamedIn = (text: string): Pick<Failure, 'field'> => {
  if (NAMES_ACCOUNT.test(text)) return { field: 'accountId' };
  return NAMES_GROUP.test(text) ? { field: 'group' } : {};
};

const limited = (answer: Answered): Failure => ({
  code: 'rate-limited',
  httpStatus: answer.status,
  ...wait(answer),
  ...(isForHour(answer) && { hourlyPoolEmpty: true }),
});

const isForHour = ({ waitsForHour, rateLimitReason: reason = '' }: Answered): boolean =>
  waitsForHour === true || (HOURLY_REASON.test(reason) && !BURST_REASON.test(reason));

const wait = ({ retryAfterSeconds }: Answered): Pick<Failure, 'retryAfterSeconds'> =>
  retryAfterSeconds === undefined ? {} : { retryAfterSeconds };

const answeredFailure = (answer: Answered): Failure => {
  const { status, text } = answer;
  const known = { httpStatus: status };
  if (status === 400) return invalid(answer);
  if (status === 401)
    return { code: SCOPE_MISSING.test(text) ? 'missing-scope' : 'not-authenticated', ...known };
  if (status === 403) return { code: 'not-permitted', ...known };
  if (status === 429) return limited(answer);
  // https://developer.atlassian.com/cloud/confluence/rate-limiting/ : 503 with Retry-After is a limit.
  if (status === 503 && answer.retryAfterSeconds !== undefined) return limited(answer);
  if (status >= 500) return { code: 'unavailable', ...known };
  return { code: 'unexpected', ...known };
};

const proxyFailure = (status: number, code: string): Failure => {
  if (/scope/i.test(code)) return { code: 'missing-scope', httpStatus: status };
  if (status === 401) return { code: 'not-authenticated', httpStatus: status };
  if (status === 403) return { code: 'not-permitted', httpStatus: status };
  if (status === 429) return { code: 'rate-limited', httpStatus: status };
  if (status === 504) return { code: 'timed-out', httpStatus: status };
  if (status >= 500) return { code: 'unavailable', httpStatus: status };
  return { code: 'unexpected', httpStatus: status };
};

/** The failure that an answer means, for any request, where it is no success. */
export const failureOfAnswer = (answer: ConfluenceAnswer): Failure => {
  switch (answer.kind) {
    case 'answered':
      return answeredFailure(answer);
    case 'refused-by-proxy':
      return proxyFailure(answer.status, answer.code);
    case 'needs-authentication':
      return { code: 'not-authenticated' };
    case 'no-answer':
      return { code: 'unavailable' };
    case 'timed-out':
    case 'not-sent':
      return { code: 'timed-out' };
  }
};
