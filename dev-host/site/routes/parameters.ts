import type { Group } from '../company/company';
import { type Answer, badRequest, notFound } from '../http/answer';
import type { Call } from './route';

/** A value from a request, or the answer that says what is wrong with it. */
export type Given<T> = { ok: true; value: T } | { ok: false; answer: Answer };

const given = <T>(value: T): Given<T> => ({ ok: true, value });
const wrong = (reason: string): Given<never> => ({ ok: false, answer: badRequest(reason) });

/** Reads a query parameter that must not be missing or empty. */
export const required = ({ query }: Call, name: string): Given<string> => {
  const value = query.get(name);
  if (value === null) return wrong(`Required parameter '${name}' is missing`);
  return value === '' ? wrong(`Parameter '${name}' must not be empty`) : given(value);
};

/** Reads a whole number of at least 0 from the query. */
export const wholeNumber = ({ query }: Call, name: string, fallback: number): Given<number> => {
  const value = query.get(name);
  if (value === null) return given(fallback);
  return /^\d{1,9}$/.test(value)
    ? given(Number(value))
    : wrong(`Parameter '${name}' must be a whole number of 0 or more`);
};

/** Reads a member of the JSON body that must be a text and not empty. */
export const inBody = ({ body }: Call, name: string): Given<string> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return wrong('The body must be a JSON object');
  const value: unknown = Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' && value !== ''
    ? given(value)
    : wrong(`The body must hold '${name}' as a text`);
};

/** Reads the items of a parameter, which is repeated or separated by commas. */
const listIn = ({ query }: Call, name: string): string[] =>
  query.getAll(name).flatMap((list) => list.split(','));

/** Whether `expand` contains a name. */
export const expands = (call: Call, name: string): boolean =>
  listIn(call, 'expand').some((item) => item.trim() === name);

const MAX_BULK_ACCOUNTS = 100; // the rest is ignored

/** Reads the different accounts of a bulk request from `accountId`. */
export const accountIds = (call: Call): Given<string[]> => {
  const ids = listIn(call, 'accountId').filter((id) => id !== '');
  return ids.length === 0
    ? wrong("Required parameter 'accountId' is missing")
    : given([...new Set(ids.slice(0, MAX_BULK_ACCOUNTS))]);
};

/** How a request names a group. */
export type GroupReference = { kind: 'id' | 'name'; value: string };

/** Reads how a request names a group: by ID in `id` or `groupId`, or by name in `name`. */
export const groupReference = (
  call: Call,
  parameter: 'id' | 'groupId' | 'name',
): Given<GroupReference> => {
  const text = required(call, parameter);
  if (!text.ok) return text;
  return given({ kind: parameter === 'name' ? 'name' : 'id', value: text.value });
};

/** Finds the group that a request names, by exactly that name. The answer is 404 if it's missing. */
export const findGroup = ({ site }: Call, { kind, value }: GroupReference): Given<Group> => {
  const { directory } = site;
  const group = kind === 'id' ? directory.byId(value) : directory.byName(value);
  return group === undefined
    ? { ok: false, answer: notFound(`No group found with ${kind}: ${value}`) }
    : given(group);
};
