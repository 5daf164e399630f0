import type { z } from 'zod';
import type { Answer } from '../http/answer';

export const ok = (body: unknown): Answer => ({ status: 200, body, points: 0 });
export const empty = (): Answer => ({ status: 204, points: 0 });
export const problem = (status: number, message: string): Answer => ({
  status,
  body: { message },
  points: 0,
});

/** The value of a body with no field set to undefined, so that it can be laid over another. */
type Filled<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Passes a body on once it has the right form; otherwise 400 says which part of it has not. */
export const withBody = <Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  handle: (value: z.output<Schema>) => Answer,
): Answer => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return handle(parsed.data);
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.length > 0 ? path.join('.') : 'body'}: ${message}`,
  );
  return problem(400, problems.join('; '));
};

/** Leaves out what is undefined. */
export const filled = <T extends object>(value: T): Filled<T> =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Filled<T>;
