import type * as z from 'zod/mini';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';
import { failureOfAnswer } from '../../domain/failureOfAnswer';
import { failed, ok, type Outcome } from '../../domain/outcome';

/**
 * The value that a read gave, by a schema. A read changes nothing, so one that ran out of time is
 * simply `unavailable`; a 200 with another body than promised is, too.
 */
export const readAnswer = <S extends z.ZodMiniType>(
  answer: ConfluenceAnswer,
  schema: S,
): Outcome<z.output<S>> => {
  if (answer.kind === 'timed-out') return failed('unavailable');
  if (answer.kind !== 'answered' || answer.status !== 200)
    return { ok: false, failure: failureOfAnswer(answer) };
  const parsed = schema.safeParse(answer.body);
  return parsed.success ? ok(parsed.data) : failed('unavailable', { httpStatus: 200 });
};
