import type { Group } from '../company/company';
import { type Answer, badRequest, notFound } from '../http/answer';
import type { Call } from './route';

/** A value from a request, or the answer that says what is wrong with it. */
export type Result<T> = { ok: true; value: T } | { ok: false; answer: Answer };

const valid = <T>(value: T): Result<T> => ({ ok: true, value });
const invalid = (reason: string): Result<never> => ({ ok: false, answer: badRequest(reason) });

/** Reads a query parameter that must not be missing or empty. */
export const required = ({ query }: Call, name: string): Result<string> => {
  const value = query.get(name);
  if (value === null) return invalid(`Required parameter '${name}' is missing`);
  return value === '' ? invalid(`Parameter '${name}' must not be empty`) : valid(value);
};

/** Reads a whole number of 0 to `max` from the query. */
export const wholeNumber = (
  { query }: Call,
  name: string,
  fallback: number,
  max = Infinity,
): Result<number> => {
  const value = query.get(name) ?? `${fallback}`;
  if (!/^\d{1,9}$/.test(value))
    return invalid(`Parameter '${name}' must be a whole number of 0 or more`);
  return Number(value) > max
    ? invalid(`Parameter '${name}' must not be greater than ${max}`)
    : valid(Number(value));
};

/** Reads a member of the JSON body that must be a text and not empty. */
export const inBody = ({ body }: Call, name: string): Result<string> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return invalid('The body must be a JSON object');
  const value: unknown = Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' && value !== ''
    ? valid(value)
    : invalid(`The body must hold '${name}' as a text`);
};

/** Whether `expand`, a list with commas, contains a name. */
export const expands = ({ query }: Call, name: string): boolean =>
  query.getAll('expand').some((list) => list.split(',').some((item) => item.trim() === name));

const MAX_BULK_ACCOUNTS = 100; // the rest is ignored

/**
 * Reads the different accounts of a bulk request from `accountId`, a list with commas. What Confluence
 * does if the parameter is repeated is not documented, so that is refused.
 */
export const accountIds = ({ query }: Call): Result<string[]> => {
  const [list = '', ...repeated] = query.getAll('accountId');
  if (repeated.length > 0) return invalid("Parameter 'accountId' must be one list with commas");
  const ids = list.split(',').filter((id) => id !== '');
  return ids.length === 0
    ? invalid("Required parameter 'accountId' is missing")
    : valid([...new Set(ids.slice(0, MAX_BULK_ACCOUNTS))]);
};

/** Finds a group by its ID or by exactly this name. The answer is 404 if it's missing. */
export const findGroup = (
  { site: { directory } }: Call,
  parameter: 'id' | 'groupId' | 'name',
  text: string,
): Result<Group> => {
  const isName = parameter === 'name';
  const group = isName ? directory.byName(text) : directory.byId(text);
  return group === undefined
    ? { ok: false, answer: notFound(`No group found with ${isName ? 'name' : 'id'}: ${text}`) }
    : valid(group);
};
