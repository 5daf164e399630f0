import type { Failure, Outcome } from '../../../src/application/adminApi';

/** A failure as the page knows it: one of the app's own, or an answer that never came. */
export type PageFailure = Omit<Failure, 'code'> & { code: Failure['code'] | 'no-answer' };

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: PageFailure };

/**
 * Never rejects: a call that the platform did not answer becomes the failure `no-answer`, after which
 * a change may have been made.
 */
export const answered = async <T>(call: Promise<Outcome<T>>): Promise<Answer<T>> => {
  try {
    return await call;
  } catch {
    return { ok: false, failure: { code: 'no-answer', certain: false } };
  }
};
