import { ok, type Outcome } from '../../../domain/outcome';
import { parsePlanId, type PlanId } from '../../../domain/plan/planId';

/** Reads a payload that names a plan or a job beside something else. */
export const withId =
  <Name extends 'planId' | 'jobId', Rest extends object>(
    name: Name,
    read: (payload: unknown) => Outcome<Record<Name, string> & Rest>,
  ) =>
  (payload: unknown): Outcome<Omit<Rest, Name> & Record<Name, PlanId>> => {
    const parsed = read(payload);
    if (!parsed.ok) return parsed;
    const id = parsePlanId(parsed.value[name]);
    return id.ok ? ok({ ...parsed.value, [name]: id.value }) : id;
  };
