import type { Outcome } from '../../src/domain/outcome';

/** Returns the value of an outcome that a test expects to succeed; throws the failure otherwise. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(`A test expected a value and got ${JSON.stringify(outcome.failure)}.`);
};
