import type { ChangeRequest } from '../application/membership/changeRequest';
import { parseAccountId } from '../domain/accountId';
import { parseGroupId } from '../domain/groupId';
import { parseGroupName } from '../domain/groupName';
import type { GroupReference } from '../domain/groupReference';
import { failed, ok, type Outcome } from '../domain/outcome';

/** Who is to be in which group, or is not to be; the door says which of the two. */
type Membership = Omit<ChangeRequest, 'action'>;

/**
 * Reads the input of a change: an account id, and a group by exactly one of its name and its id.
 * With a name the page may say under which id it showed the group. Any other field is refused.
 */
export const parseChange = (payload: unknown): Outcome<Membership> => parse(payload, PAGE);

/** The same of a web trigger, which calls the name `group` and shows nothing to anybody. */
export const parseTriggerChange = (payload: unknown): Outcome<Membership> =>
  parse(payload, TRIGGER);

type Naming = { name: string; seen?: string };
const PAGE: Naming = { name: 'groupName', seen: 'seenGroupId' };
const TRIGGER: Naming = { name: 'group' };

type Fields = ReadonlyMap<string, unknown>;

/** Reads how the page names one group of several. Any other field is refused. */
export const parseGroupReference = (payload: unknown): Outcome<GroupReference> => {
  const fields = fieldsOf(payload, ['groupId', ...Object.values(PAGE)]);
  return fields ? parseGroup(fields, PAGE) : INVALID;
};

const fieldsOf = (payload: unknown, known: readonly string[]): Fields | undefined => {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined;
  const fields: Fields = new Map(Object.entries(payload));
  return [...fields.keys()].every((field) => known.includes(field)) ? fields : undefined;
};

const parse = (payload: unknown, naming: Naming): Outcome<Membership> => {
  const fields = fieldsOf(payload, ['accountId', 'groupId', ...Object.values(naming)]);
  if (!fields) return INVALID;
  const group = parseGroup(fields, naming);
  if (!group.ok) return group;
  const accountId = parseAccountId(fields.get('accountId'));
  return accountId.ok ? ok({ group: group.value, accountId: accountId.value }) : accountId;
};

const INVALID = failed('invalid-input', { field: 'body' });

const parseGroup = (fields: Fields, naming: Naming): Outcome<GroupReference> => {
  if (fields.has(naming.name) === fields.has('groupId'))
    return failed('invalid-input', { field: 'group' });
  if (fields.has('groupId')) {
    const id = parseGroupId(fields.get('groupId'));
    return id.ok ? ok({ by: 'id', id: id.value }) : id;
  }
  const name = parseGroupName(fields.get(naming.name));
  if (!name.ok) return name;
  if (naming.seen === undefined || !fields.has(naming.seen))
    return ok({ by: 'name', name: name.value });
  const seen = parseGroupId(fields.get(naming.seen));
  return seen.ok ? ok({ by: 'name', name: name.value, seenAs: seen.value }) : seen;
};
