import type * as z from 'zod/mini';
import { type ConfluenceAnswer, failureOfAnswer } from './confluenceAnswer';
import { failed, type Failed, type Failure, ok, type Outcome } from '../../domain/outcome';

/**
 * The value that a read gave, by a schema. A read changes nothing, so one that ran out of time is
 * simply `unavailable`; a 200 with another body than promised is, too. A 403 to the app's reading
 * means that the app is not let in; it says nothing about who may change a group.
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
