import type { ChangeRequest } from '../application/membership/permit';
import { parseAccountId } from '../domain/accountId';
import { type GroupSelector, parseGroupId, parseGroupName } from '../domain/group';
import { failed, ok, type Outcome } from '../domain/outcome';

/** Who is to be in which group, or is not to be; the door says which of the two. */
type Membership = Omit<ChangeRequest, 'action'>;

/**
 * Reads the input of a change: an account ID, and a group by exactly one of its name and its ID.
 * Any other field is refused.
 */
export const parseChange = (payload: unknown): Outcome<Membership> => parse(payload, 'groupName');

/** Reads the same of a web trigger, which calls the name `group`. */
export const parseTriggerChange = (payload: unknown): Outcome<Membership> =>
  parse(payload, 'group');

/** What the caller's field for a group's name is called. */
type NameField = 'groupName' | 'group';

type Fields = ReadonlyMap<string, unknown>;

/** Reads how the page names one group of several. Any other field is refused. */
export const parseGroupSelector = (payload: unknown): Outcome<GroupSelector> => {
  const fields = fieldsOf(payload, ['groupId', 'groupName']);
  return fields ? parseGroup(fields, 'groupName') : INVALID;
};

const fieldsOf = (payload: unknown, known: readonly string[]): Fields | undefined => {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined;
  const fields: Fields = new Map(Object.entries(payload));
  return [...fields.keys()].every((field) => known.includes(field)) ? fields : undefined;
};

const parse = (payload: unknown, nameField: NameField): Outcome<Membership> => {
  const fields = fieldsOf(payload, ['accountId', 'groupId', nameField]);
  if (!fields) return INVALID;
  const group = parseGroup(fields, nameField);
  if (!group.ok) return group;
  const accountId = parseAccountId(fields.get('accountId'));
  return accountId.ok ? ok({ group: group.value, accountId: accountId.value }) : accountId;
};

const INVALID = failed('invalid-input', { field: 'body' });

const parseGroup = (fields: Fields, nameField: NameField): Outcome<GroupSelector> => {
  if (fields.has(nameField) === fields.has('groupId'))
    return failed('invalid-input', { field: 'group' });
  if (fields.has('groupId')) {
    const id = parseGroupId(fields.get('groupId'));
    return id.ok ? ok({ by: 'id', id: id.value }) : id;
  }
  const name = parseGroupName(fields.get(nameField));
  return name.ok ? ok({ by: 'name', name: name.value }) : name;
};
