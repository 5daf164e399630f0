import { writeMemberCsv } from '../../../static/admin/groups/group/shownMembers';
import { understood } from '../import/lists';

const EDITORS = { id: 'id-1', name: 'editors' };
const ID = '5b10ac8d82e05b22cc7d4ef5';

test('writes one row per member, with a header that Rollcall reads', () => {
  const csv = writeMemberCsv(EDITORS, [{ accountId: ID, name: 'Ana Gnu' }, { accountId: 'x1' }]);
  expect(csv).toBe(`group,name,account id\r\neditors,Ana Gnu,${ID}\r\neditors,,x1`);
});

test('keeps a spreadsheet from running a name as a formula, and a line break from splitting a row', () => {
  const csv = writeMemberCsv(EDITORS, [{ accountId: ID, name: '=1+1\nx' }]);
  expect(csv.split('\r\n')).toHaveLength(2);
  expect(csv).toContain("'=1+1");
});

test.each([
  'crew of\u00a0salmon',
  '3c8ebaa4-4d32-454f-9686-f6d79fa03058',
  'CN=sales,OU=Groups,DC=x',
  '#N/A',
  'S\ufffdd',
])('writes the ID of a group whose name would be read as another one or as none: %s', (name) => {
  const csv = writeMemberCsv({ id: 'id-1', name }, [{ accountId: ID }]);
  expect(csv).toBe(`group,name,account id\r\nid-1,,${ID}`);
});

test.each(['sales, south', 'a; b', 'CN=sales', '=1+1', "'quoted'", 'Total'])(
  'writes the name of a group that is read as it is written: %s',
  (name) => {
    const csv = writeMemberCsv({ id: 'id-1', name }, [{ accountId: ID }]);
    expect(understood(csv).rows.map(({ group }) => group)).toEqual([name]);
  },
);
