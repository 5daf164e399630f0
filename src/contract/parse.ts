import type * as z from 'zod/mini';
import { failed, type InputField, ok, type Outcome } from '../domain/outcome';

type Issue = z.core.$ZodIssue;

/** Parses what a caller sent. The failure is `invalid-input` and names the part to correct. */
export const parseInput = <S extends z.ZodMiniType>(
  schema: S,
  sent: unknown,
): Outcome<z.output<S>> => {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return ok(parsed.data);
  const [first] = parsed.error.issues;
  return failed('invalid-input', { field: first ? fieldOf(first) : 'body' });
};

const FIELDS: Readonly<Partial<Record<string, InputField>>> = {
  accountId: 'accountId',
  group: 'group',
  groupId: 'group',
  groupName: 'group',
  groups: 'group',
};

const fieldOf = (issue: Issue): InputField => {
  const [name] = issue.path;
  if (issue.code === 'invalid_union' && name === undefined) return fieldOfChoice(issue.errors);
  // The caller named the group in both ways.
  if (issue.code === 'unrecognized_keys' && issue.keys.every((key) => FIELDS[key] === 'group'))
    return 'group';
  if (issue.code === 'custom' && isField(issue.params?.['field'])) return issue.params['field'];
  return typeof name === 'string' && Object.hasOwn(FIELDS, name)
    ? (FIELDS[name] ?? 'body')
    : 'body';
};

const isField = (value: unknown): value is InputField =>
  value === 'group' || value === 'accountId' || value === 'body';

/**
 * The field to correct if a group can be named in two ways. A key that neither way knows is
 * reported first. Otherwise, the problem in the way that fits better is reported.
 */
const fieldOfChoice = (ways: readonly (readonly Issue[])[]): InputField => {
  const unknownKeys = ways.map((issues) => new Set(issues.flatMap(keysOf)));
  const [some = new Set<string>()] = unknownKeys;
  if ([...some].some((key) => unknownKeys.every((keys) => keys.has(key)))) return 'body';
  const [issue] = ways.toSorted((one, other) => one.length - other.length)[0] ?? [];
  return issue ? fieldOf(issue) : 'body';
};

const keysOf = (issue: Issue): string[] =>
  issue.code === 'unrecognized_keys' ? [...issue.keys] : [];
