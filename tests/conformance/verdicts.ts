import type { Answer } from './client';
import type { Verdict } from './suite';

// How a check reads answers and states its verdict.

export const asAssumed = (came: string, variant?: string): Verdict => ({
  ...{ state: 'as-assumed', came },
  ...(variant !== undefined && { variant }),
});

export const different = (came: string): Verdict => ({ state: 'different', came });

export const verdict = (isAsAssumed: boolean, came: string): Verdict =>
  isAsAssumed ? asAssumed(came) : different(came);

/** As assumed if the answer has one of these statuses. */
export const statusIn = (answer: Answer, ...statuses: number[]): Verdict =>
  verdict(statuses.includes(answer.status), described(answer));

/** As assumed if the answer has one of these statuses; its variant is the one beside the status. */
export const variantOf = (answer: Answer, variants: Record<number, string>): Verdict => {
  const variant = variants[answer.status];
  return variant === undefined
    ? different(described(answer))
    : asAssumed(described(answer), variant);
};

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;

const MAX_EXCERPT = 160; // characters

/**
 * Says what an answer was: its status and, for an error, the beginning of its text, otherwise only the
 * names of its fields, because their values may be names of people.
 */
export const described = ({ status, text, body }: Answer): string => {
  const message = fieldOf(body, 'message');
  if (status >= 400) {
    const excerpt = (typeof message === 'string' ? message : text).replaceAll(/\s+/g, ' ').trim();
    return excerpt === '' ? `${status}, no body` : `${status}: ${excerpt.slice(0, MAX_EXCERPT)}`;
  }
  if (text === '') return `${status}, no body`;
  if (body === undefined) return `${status}, a body that is not JSON`;
  return `${status} with ${shapeOf(body)}`;
};

/** The names of the fields of a value. */
export const shapeOf = (value: unknown): string => {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value !== 'object' || value === null) return `the value of type ${typeof value}`;
  const names = Object.keys(value).slice(0, 20);
  return names.length === 0 ? 'no fields' : `the fields ${names.join(', ')}`;
};

/** A field of a JSON object, through several levels. Undefined if it is missing. */
export const fieldOf = (value: unknown, ...names: string[]): unknown =>
  names.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? Reflect.get(inner, name)
        : undefined,
    value,
  );

/** The entries of a page. Undefined if the answer is not a page. */
export const entriesOf = ({ status, body }: Answer): unknown[] | undefined => {
  const results = fieldOf(body, 'results');
  return status === 200 && Array.isArray(results) ? results : undefined;
};

export const textsOf = (entries: readonly unknown[], ...names: string[]): string[] =>
  entries.flatMap((entry) => {
    const value = fieldOf(entry, ...names);
    return typeof value === 'string' ? [value] : [];
  });

/** Whether the answer is a page with these members of each entry as texts. */
export const isPageOf = (answer: Answer, ...fields: string[][]): boolean => {
  const entries = entriesOf(answer);
  return (
    entries !== undefined &&
    fields.every((names) => textsOf(entries, ...names).length === entries.length)
  );
};
