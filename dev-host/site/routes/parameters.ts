import type { Answer } from '../http/answer';
import { badRequest } from '../http/errors';
import type { Call } from './call';

/** What a request holds in one place, or the answer that says what is wrong with it. */
export type Given<T> = { ok: true; value: T } | { ok: false; answer: Answer };

const given = <T>(value: T): Given<T> => ({ ok: true, value });
const wrong = (reason: string): Given<never> => ({ ok: false, answer: badRequest(reason) });

/** A query parameter that must be there and not be empty. */
export const required = ({ query }: Call, name: string): Given<string> => {
  const value = query.get(name);
  if (value === null) return wrong(`Required parameter '${name}' is missing`);
  return value === '' ? wrong(`Parameter '${name}' must not be empty`) : given(value);
};

/** A whole number of at least 0, `fallback` where it is left out. */
export const wholeNumber = ({ query }: Call, name: string, fallback: number): Given<number> => {
  const value = query.get(name);
  if (value === null) return given(fallback);
  return /^\d{1,9}$/.test(value)
    ? given(Number(value))
    : wrong(`Parameter '${name}' must be a whole number of 0 or more`);
};

/** A member of the JSON body that must be a text and not be empty. */
export const inBody = ({ body }: Call, name: string): Given<string> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return wrong('The body must be a JSON object');
  }
  const value: unknown = Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' && value !== ''
    ? given(value)
    : wrong(`The body must hold '${name}' as a text`);
};

/** Whether a comma-separated or repeated `expand` asks for this. */
export const expands = ({ query }: Call, name: string): boolean =>
  query
    .getAll('expand')
    .flatMap((list) => list.split(','))
    .some((item) => item.trim() === name);
