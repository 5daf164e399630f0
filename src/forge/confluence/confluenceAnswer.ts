import type * as z from 'zod/mini';
import { failed, type Failed, type Failure, ok, type Outcome } from '../../domain/outcome';
import type { HourlyPoints } from '../../domain/plan/planCost';

/**
 * The result of one request to Confluence, before its meaning is known. In `refused-by-proxy` and
 * `needs-authentication`, Forge answered instead of Confluence.
 */
export type ConfluenceAnswer =
  | {
      kind: 'answered';
      status: number;
      /** The JSON body. Undefined for HTML, incomplete JSON or an empty body. */
      body: unknown;
      /** The first 2,000 characters of the body. Only to recognize errors, never shown. */
      text: string;
      /** How long Confluence asks to wait: 1 to 3,600 s. */
      retryAfterSeconds?: number;
      /** The wait reaches the next full UTC hour, when the hourly points are refilled. */
      waitsForHour?: true;
      rateLimitReason?: string;
      /** The app's hourly points, if the answer says something about them. */
      points?: HourlyPoints | 'plenty';
    }
  | { kind: 'refused-by-proxy'; status: number; code: string }
  | { kind: 'needs-authentication' }
  | { kind: 'no-answer' }
  | { kind: 'timed-out' }
  /** No time was left to send the request. */
  | { kind: 'not-sent' };

/** What Atlassian's gateway writes if the app was not granted a scope. */
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
  // A 503 with Retry-After is a rate limit.
  // https://developer.atlassian.com/cloud/confluence/rate-limiting/
  if (status === 503 && answer.retryAfterSeconds !== undefined) return limited(answer);
  if (status >= 500 || isPage(answer)) return { code: 'unavailable', ...known };
  return { code: 'unexpected', ...known };
};

// Something between Rollcall and Confluence answers with a page, such as a login or a notice.
const PAGE = /^\s*<(?:!doctype\s+)?html\b/i;

/**
 * Whether a 2xx has a page for people in place of Confluence's answer. Only Confluence says 201 or
 * 204, whatever text comes with it.
 */
const isPage = ({ status, text }: Answered): boolean =>
  status >= 200 && status < 300 && status !== 201 && status !== 204 && PAGE.test(text);

const proxyFailure = (status: number, code: string): Failure => {
  if (/scope/i.test(code)) return { code: 'missing-scope', httpStatus: status };
  if (status === 401) return { code: 'not-authenticated', httpStatus: status };
  if (status === 403) return { code: 'not-permitted', httpStatus: status };
  if (status === 429) return { code: 'rate-limited', httpStatus: status };
  if (status === 504) return { code: 'timed-out', httpStatus: status };
  if (status >= 500) return { code: 'unavailable', httpStatus: status };
  return { code: 'unexpected', httpStatus: status };
};

/** The failure that an unsuccessful answer means, for any request. */
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

// With these statuses, Confluence or Forge's proxy refuses a request before it changes anything. A
// 503 is not one of them: it can come after the change, even if it is a rate limit.
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 410, 429]);

/**
 * The failure that an answer to a write means. It is `certain: false` unless the answer proves that
 * nothing was changed. A redirect, a broken connection or a server error can come after the change.
 */
const failureOfWrite = (answer: ConfluenceAnswer): Failure => {
  const failure = failureOfAnswer(answer);
  return provesNothingChanged(answer) ? failure : { ...failure, certain: false };
};

const provesNothingChanged = (answer: ConfluenceAnswer): boolean => {
  switch (answer.kind) {
    case 'answered':
    case 'refused-by-proxy':
      return REFUSALS.has(answer.status);
    case 'needs-authentication':
    case 'not-sent':
      return true;
    case 'no-answer':
    case 'timed-out':
      return false;
  }
};

/**
 * Whether an answer says that a write was carried out, and whether that is certain. A 202 only says
 * that Confluence intends to. Undefined for every status that is not 2xx, and for a page.
 */
const successOfWrite = (answer: Answered): { certain: boolean } | undefined => {
  const { status } = answer;
  if (status < 200 || status >= 300 || isPage(answer)) return undefined;
  return { certain: status !== 202 };
};

/**
 * What an answer to a write means. After `retired`, `maybe-no-seats` and `something-missing`, the
 * caller must send another request to find out the outcome. `removed` does not prove that the
 * account was a member: Confluence answers 204 for a non-member, too.
 */
export type WriteMeaning =
  | { kind: 'added'; httpStatus: number; certain: boolean }
  | { kind: 'removed'; httpStatus: number; certain: boolean }
  | { kind: 'already-member'; httpStatus: number }
  | { kind: 'retired' }
  | { kind: 'maybe-no-seats' }
  | { kind: 'something-missing' }
  | { kind: 'failed'; failure: Failure };

// "Cannot add user. User is already a member of …" and similar texts. The word "already" alone can
// be part of a group's name.
const SAYS_ALREADY = /\balready (?:a member|in|belongs|exists)\b/i;
// CONFCLOUD-84635: Confluence says this if no license is left. It may also be temporary.
const SEATS_FAULT = /HystrixRuntimeException.*AddUserToGroups/is;

/** Reads an answer to an add. docs/permissions.md says what each one means to a person. */
export const readAddAnswer = (
  answer: ConfluenceAnswer,
): Exclude<WriteMeaning, { kind: 'removed' }> => {
  if (answer.kind !== 'answered') return { kind: 'failed', failure: failureOfWrite(answer) };
  const { status, text } = answer;
  const success = successOfWrite(answer);
  if (success) return { kind: 'added', httpStatus: status, ...success };
  if (status === 409) return { kind: 'already-member', httpStatus: status };
  if (status === 400 && SAYS_ALREADY.test(text))
    return { kind: 'already-member', httpStatus: status };
  if (status === 404) return { kind: 'something-missing' };
  if (status === 410) return { kind: 'retired' };
  if (status === 500 && SEATS_FAULT.test(text)) return { kind: 'maybe-no-seats' };
  return { kind: 'failed', failure: failureOfWrite(answer) };
};

/** Reads an answer to a removal. docs/permissions.md says what each one means to a person. */
export const readRemoveAnswer = (
  answer: ConfluenceAnswer,
): Exclude<WriteMeaning, { kind: 'added' | 'already-member' | 'maybe-no-seats' }> => {
  if (answer.kind !== 'answered') return { kind: 'failed', failure: failureOfWrite(answer) };
  const { status } = answer;
  const success = successOfWrite(answer);
  if (success) return { kind: 'removed', httpStatus: status, ...success };
  if (status === 404) return { kind: 'something-missing' };
  if (status === 410) return { kind: 'retired' };
  return { kind: 'failed', failure: failureOfWrite(answer) };
};

/**
 * Parses the value that a read returned. A read changes nothing, so a read without an answer in
 * time is `unavailable`. A 200 with an unexpected body is `unavailable`, too. A 403 to a read by
 * the app means that Confluence rejects the app. It says nothing about who may change a group.
 */
export const readAnswer = <S extends z.ZodMiniType>(
  answer: ConfluenceAnswer,
  schema: S,
): Outcome<z.output<S>> => {
  if (answer.kind === 'timed-out' || answer.kind === 'not-sent') return failed('unavailable');
  if (answer.kind !== 'answered' || answer.status !== 200)
    return readFailed(failureOfAnswer(answer));
  const parsed = schema.safeParse(answer.body);
  return parsed.success ? ok(parsed.data) : failed('unavailable', { httpStatus: 200 });
};

const readFailed = (failure: Failure): Failed =>
  failure.code === 'not-permitted'
    ? { ok: false, failure: { ...failure, code: 'not-authenticated' } }
    : { ok: false, failure };
