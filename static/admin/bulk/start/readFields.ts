import type { ImportRefusal } from '../import/import';
import { matchUserList, type UserList } from '../import/matchUserList';
import { readImport } from '../import/readImport';
import type { ListFields } from './listFields';
import type { ListState, Understood } from './useList';

type Refusal = NonNullable<Extract<ListState, { is: 'writing' }>['refusal']>;

/** What was pasted, understood; or which of the texts is no list, and why. */
export const readFields = (
  fields: ListFields,
): { understood: Understood } | { refusal: Refusal } => {
  const { list: text, group, withPeople } = fields;
  const list = readImport(text, group ? { group: group.id } : {});
  if ('refused' in list) return { refusal: { of: 'list', why: list } };
  const users = fields.users.trim() === '' ? undefined : matchUserList(fields.users);
  if (users && isRefusal(users)) return { refusal: { of: 'users', why: users } };
  return { understood: { list, users, withPeople } };
};

const isRefusal = (users: UserList | ImportRefusal): users is ImportRefusal => 'refused' in users;
