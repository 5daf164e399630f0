import type * as z from 'zod/mini';
import { failed, type Failed, type Failure, ok, type Outcome } from '../../domain/outcome';
import { type ConfluenceAnswer, failureOfAnswer } from './confluenceAnswer';

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
