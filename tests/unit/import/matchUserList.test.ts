import { matchUserList as matchContent } from '../../../static/admin/bulk/import/matchUserList';
import { ANNA, BORIS, headerKind } from './lists';

const matchUserList = (text: string) => matchContent({ kind: 'text', text }, headerKind);

const matched = (text: string): { accounts: [string, string][]; ambiguous: string[] } => {
  const list = matchUserList(text);
  if ('refused' in list) throw new Error(`refused: ${list.refused}`);
  return { accounts: [...list.accounts], ambiguous: [...list.ambiguous] };
};

test('finds accounts by email in lower case', () => {
  const text = `User id,User name,email,User status\r\n${ANNA},Anna,Anna@Example.com,Active\r\n`;
  expect(matched(text)).toEqual({ accounts: [['anna@example.com', ANNA]], ambiguous: [] });
});

test.each(['Email;Atlassian account id', 'email address,"id"', '\ufeffE-mail\tAccount ID'])(
  'recognizes the columns of %j',
  (header) => {
    const delimiter = /[;,\t]/.exec(header)?.[0] ?? '';
    expect(matched(`${header}\nanna@example.com${delimiter}${ANNA}`).accounts).toEqual([
      ['anna@example.com', ANNA],
    ]);
  },
);

test('finds suspended and deactivated people if the list has a status', () => {
  const statuses = ['Active', 'Suspended', 'DEACTIVATED', 'Inactive', 'Invited', ''];
  const rows = statuses.map((status, at) => `${ANNA.slice(0, -1)}${at},a${at}@b.co,${status}`);
  const list = matchUserList(['User id,email,User status', ...rows].join('\n'));
  const ids = [1, 2, 3].map((at) => `${ANNA.slice(0, -1)}${at}`);
  expect(list).toMatchObject({ suspended: new Set(ids) });
  expect(matchUserList(`User id,email\n${ANNA},suspended@b.co`)).toMatchObject({
    suspended: new Set(),
  });
});

test('ignores an email that two accounts share, but not the same account twice', () => {
  const rows = [ANNA, BORIS, ANNA].map((id) => `${id},shared@example.com`);
  const text = ['User id,email', ...rows, `${BORIS},bo@example.com`, `${BORIS},BO@example.com`];
  expect(matched(text.join('\n'))).toEqual({
    accounts: [['bo@example.com', BORIS]],
    ambiguous: ['shared@example.com'],
  });
});

test('ignores rows without an email or with a broken ID', () => {
  const text = `User id,email\n${ANNA},\n1.16E+20,bo@example.com\n,c@example.com`;
  expect(matched(text)).toEqual({ accounts: [], ambiguous: [] });
});

test('refuses a text that is not a user list', () => {
  expect(matchUserList('group,member\nops,a@example.com')).toEqual({ refused: 'no-user-list' });
  expect(matchUserList(`${ANNA},anna@example.com`)).toEqual({ refused: 'no-user-list' });
  expect(matchUserList('')).toEqual({ refused: 'empty' });
  expect(matchUserList('a\0b')).toEqual({ refused: 'not-text' });
  expect(matchUserList(' '.repeat(20_000_001))).toMatchObject({ refused: 'too-large' });
});
