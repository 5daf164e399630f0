import { ok, type Outcome } from '../../../domain/outcome';

/** All the values, or the first failure among them. */
export const allOf = <T>(outcomes: Outcome<T>[]): Outcome<T[]> => {
  const values: T[] = [];
  for (const outcome of outcomes) {
    if (!outcome.ok) return outcome;
    values.push(outcome.value);
  }
  return ok(values);
};
