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
  if (issue.code === 'custom' && isField(issue.params?.['field'])) return issue.params['field'];
  if (typeof name === 'string' && Object.hasOwn(FIELDS, name)) return FIELDS[name] ?? 'body';
  return issue.code === 'invalid_union' ? fieldOfClosest(issue.errors) : 'body';
};

const isField = (value: unknown): value is InputField =>
  value === 'group' || value === 'accountId' || value === 'body';

/** The field to correct in the one of several forms that fits best. */
const fieldOfClosest = (forms: readonly (readonly Issue[])[]): InputField => {
  const [issue] = forms.toSorted((one, other) => one.length - other.length)[0] ?? [];
  return issue ? fieldOf(issue) : 'body';
};
