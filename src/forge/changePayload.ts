import type { ChangeRequest } from '../application/membership/changeMembership';
import { parseAccountId } from '../domain/accountId';
import { parseGroupId } from '../domain/groupId';
import { parseGroupName } from '../domain/groupName';
import type { GroupReference } from '../domain/groupReference';
import { failed, ok, type Outcome } from '../domain/outcome';

/**
 * Reads the input of a change: an account id, and a group by exactly one of its name and its id.
 * The page and the web trigger call the name differently; any other field is refused.
 */
export const parseChange =
  (nameField: 'groupName' | 'group') =>
  (payload: unknown): Outcome<ChangeRequest> => {
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return invalid;
    const fields = new Map<string, unknown>(Object.entries(payload));
    const known = ['accountId', nameField, 'groupId'];
    if ([...fields.keys()].some((name) => !known.includes(name))) return invalid;
    const group = parseGroup(fields, nameField);
    if (!group.ok) return group;
    const accountId = parseAccountId(fields.get('accountId'));
    return accountId.ok ? ok({ group: group.value, accountId: accountId.value }) : accountId;
  };

const invalid = failed('invalid-input', { field: 'body' });

const parseGroup = (
  fields: ReadonlyMap<string, unknown>,
  nameField: string,
): Outcome<GroupReference> => {
  if (fields.has(nameField) === fields.has('groupId'))
    return failed('invalid-input', { field: 'group' });
  if (fields.has('groupId')) {
    const id = parseGroupId(fields.get('groupId'));
    return id.ok ? ok({ by: 'id', id: id.value }) : id;
  }
  const name = parseGroupName(fields.get(nameField));
  return name.ok ? ok({ by: 'name', name: name.value }) : name;
};
