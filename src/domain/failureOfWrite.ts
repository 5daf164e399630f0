import type { ConfluenceAnswer } from './confluenceAnswer';
import { failureOfAnswer } from './failureOfAnswer';
import type { Failure } from './outcome';

// Confluence, or Forge's proxy, refuses with these before it changes anything. A 503 is none of them,
// though it counts as a rate limit where it names a time to wait: it may come after the change.
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 410, 429]);

/**
 * The failure that an answer to a write means. It is `certain: false` unless the answer proves that
 * nothing was changed: a redirect, a broken connection or a server error may come after the change.
 */
export const failureOfWrite = (answer: ConfluenceAnswer): Failure => {
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
 * Whether an answer says that a write was carried out, and whether that is certain: 202 only says
 * that Confluence means to. Undefined for every status that is no 2xx.
 */
export const successOfWrite = (status: number): { certain: boolean } | undefined =>
  status >= 200 && status < 300 ? { certain: status !== 202 } : undefined;
