import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import { HttpProblem } from './httpProblem';
import { readBody } from './readBody';

const MAX_BYTES = 6 * 1_024 * 1_024; // above what invoke() may send, so that its own limit is met

/** The body, by a schema. Throws 415 for what is not declared JSON, 400 for what does not fit. */
export const readJson = async <S extends z.ZodType>(
  message: IncomingMessage,
  schema: S,
): Promise<z.output<S>> => {
  // Pages of other origins can send simple forms and texts unasked, but not this type.
  if (!/^application\/json\s*(;|$)/i.test(message.headers['content-type'] ?? ''))
    throw new HttpProblem(415, 'Send application/json.');
  const text = (await readBody(message, MAX_BYTES)).toString('utf8');
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  throw new HttpProblem(400, `${where === '' ? 'body' : where}: ${issue?.message ?? 'invalid'}`);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HttpProblem(400, 'The body is no JSON.');
  }
};
