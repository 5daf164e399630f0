export type FailureReason =
  'threw' | 'timed-out' | 'ended' | 'refused' | 'too-large' | 'rate-limited';

/** Thrown where a function gave no result: it threw, overran, was ended, or may not even begin. */
export class InvocationFailed extends Error {
  override readonly name = 'InvocationFailed';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

export const overran = (limitMs: number): InvocationFailed =>
  new InvocationFailed('timed-out', `The function ran longer than ${limitMs} ms.`);
