import * as z from 'zod/mini';
import type { JobControl } from '../../domain/job/jobControl';

const commandFields = {
  command: z.enum(['run', 'pause', 'cancel', 'undo']),
  by: z.string(),
  at: z.string(),
};

const controlSchema = z.strictObject({
  ...commandFields,
  earlier: z.optional(z.array(z.strictObject(commandFields))),
});

/** Reads what was asked of a job; undefined where it has another form. */
export const readStoredControl = (stored: unknown): JobControl | undefined => {
  const parsed = controlSchema.safeParse(stored);
  return parsed.success ? (parsed.data as JobControl) : undefined;
};
