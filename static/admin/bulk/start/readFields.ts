import type { Finding, ImportRefusal } from '../import/import';
import { matchUserList, type UserList } from '../import/matchUserList';
import { readImport } from '../import/readImport';
import type { ListFields } from './listFields';
import type { ListState, Understood } from './listState';

type Refusal = NonNullable<Extract<ListState, { is: 'writing' }>['refusal']>;

const GUESSED: Finding = { row: 0, code: 'other-encoding', mended: true };

/** What was chosen or pasted, understood; or which of the texts is no list, and why. */
export const readFields = (
  fields: ListFields,
): { understood: Understood } | { refusal: Refusal } => {
  const { files, group, withPeople } = fields;
  const written = files.list?.text ?? fields.list;
  const read = readImport(written, group ? { group: group.id } : {});
  if ('refused' in read) return { refusal: { of: 'list', why: read } };
  const list = files.list?.isGuessed ? { ...read, findings: [GUESSED, ...read.findings] } : read;
  const text = files.users?.text ?? fields.users;
  const users = text.trim() === '' ? undefined : matchUserList(text);
  if (users && isRefusal(users)) return { refusal: { of: 'users', why: users } };
  const source = `${group?.id ?? ''}\n${written}`;
  return { understood: { list, users, withPeople, source } };
};

const isRefusal = (users: UserList | ImportRefusal): users is ImportRefusal => 'refused' in users;
