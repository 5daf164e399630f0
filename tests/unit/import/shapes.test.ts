import type { Import } from '../../../static/admin/bulk/import/import';
import { readList } from '../../../static/admin/bulk/import/readList';
import {
  ANNA,
  BORIS,
  chosenGroup,
  decided,
  findingsOf,
  inShort,
  mapped,
  rolesOf,
  rowsOf,
  understood,
} from './lists';

const TWO = [`design | ${ANNA} | add | new here`, `ops | ${BORIS} | remove | moved on`];

test.each([
  [',', 'group,member,action,reason'],
  [';', 'Reason;Group Name;ACCOUNT-ID;Operation'],
  ['\t', 'Action\tWhy\te-mail / account_id\tgroups'],
  ['|', 'account id|action|note|group id'],
])('reads the columns from the header, separated by %j', (delimiter, header) => {
  const kinds = header.split(delimiter).map((word) => word.toLowerCase());
  const row = (group: string, person: string, action: string, reason: string): string =>
    kinds
      .map((kind) => {
        if (kind.startsWith('group')) return group;
        if (/action|operation/.test(kind)) return action;
        return /reason|why|note/.test(kind) ? reason : person;
      })
      .join(delimiter);
  const rows = [row('design', ANNA, 'add', 'new here'), row('ops', BORIS, 'remove', 'moved on')];
  const text = [header, ...rows].join('\r\n');
  expect(rowsOf(text)).toEqual(TWO);
  expect(findingsOf(text)).toEqual([]);
  expect(understood(text).rows.map(({ row }) => row)).toEqual([2, 3]);
});

test('recognizes the columns by their content without a header', () => {
  expect(rowsOf(`add,${ANNA},design,new here\nremove,${BORIS},ops,moved on`)).toEqual(TWO);
  expect(rowsOf(`design;${ANNA}\nops;bo@example.com`)).toEqual([
    `design | ${ANNA} | add`,
    'ops | bo@example.com | add',
  ]);
  expect(findingsOf(`design;${ANNA}\nops;${BORIS}`)).toEqual([]);
});

test('does not read a group named like a column as a header', () => {
  expect(rowsOf(`users,anna@example.com\nteam,${BORIS}`)).toEqual([
    'users | anna@example.com | add',
    `team | ${BORIS} | add`,
  ]);
  expect(rowsOf('users,peter\nusers,anna@example.com')).toEqual([
    'users | ? | add',
    'users | anna@example.com | add',
  ]);
});

test('lets the row below decide about a header with one known word', () => {
  expect(rowsOf(`E-Mail,Abteilung,Gruppe\nanna@example.com,Bau,design`, 'ops')).toEqual([
    'design | anna@example.com | add',
  ]);
  expect(rowsOf(`Group,Mitarbeiter\ndesign,${ANNA}`)).toEqual([`design | ${ANNA} | add`]);
});

describe('actions under an unknown header', () => {
  const list = (header: string, ...actions: string[]): string =>
    [`group,email,${header}`, ...actions.map((action) => `ops,anna@example.com,${action}`)].join(
      '\n',
    );
  const actionsOf = (text: string) => understood(text).rows.map(({ action }) => action);

  test.each(['Acton', 'What to do', ''])('are read if most values are actions: %j', (header) => {
    const text = `group,email,${header}\nops,a@example.com,remove\nops,b@example.com,Add\nops,c@example.com,Delete`;
    expect(actionsOf(text)).toEqual(['remove', 'add', 'remove']);
    expect(findingsOf(text.replace('Delete', 'promote'))).toEqual(['4 bad-action!']);
  });

  test('are asked about for empty cells beside words that remove', () => {
    expect(actionsOf(list('Acton', 'remove', '', 'Delete'))).toContain(undefined);
    expect(actionsOf(list('Acton', 'remove', '', 'Add'))).toContain(undefined);
    expect(actionsOf(list('Acton', 'add', '', 'Add'))).not.toContain(undefined);
  });

  test('are left to the admin if one of many values is a removal', () => {
    expect(rolesOf(list('Ticket', 'T-1', 'T-2', 'T-3', 'remove', 'T-4'))[2]).toBe('?');
    expect(rolesOf(list('Ticket', 'T-1', 'add', 'T-3'))[2]).toBe('ignore');
  });

  test('are not read from signs, and asked about beside another column of actions', () => {
    expect(actionsOf(list('Ticket', '-'))).toEqual(['add']);
    const two = `group,email,action,Status\nops,anna@example.com,add,removed`;
    expect(rolesOf(two)).toEqual(['group', 'person', 'action', '?']);
  });
});

test('puts a plain list into the chosen group', () => {
  const rows = [`ops | ${ANNA} | add`, 'ops | bo@example.com | add'];
  expect(rowsOf(`${ANNA}\nbo@example.com\n`, 'ops')).toEqual(rows);
  expect(rowsOf(`Member\n\n${ANNA}\n\nbo@example.com`, 'ops')).toEqual(rows);
  expect(understood(`Member\n\n${ANNA}`, 'ops').rows[0]?.row).toBe(3);
});

test('reads one line of addresses from a mail program as a list', () => {
  const rows = ['ops | anna@example.com | add', 'ops | bo@example.com | add'];
  expect(rowsOf('anna@example.com; bo@example.com;', 'ops')).toEqual(rows);
  expect(rowsOf('Anna <anna@example.com>, Bo <bo@example.com>', 'ops')).toEqual(rows);
});

test('does not split a plain list at a comma in a name', () => {
  const { rows } = understood('Berg, Anna <anna@example.com>\nOz, Bo <bo@example.com>', 'ops');
  expect(rows.map(({ person }) => person)).toEqual([
    { kind: 'email', email: 'anna@example.com', name: 'Berg, Anna' },
    { kind: 'email', email: 'bo@example.com', name: 'Oz, Bo' },
  ]);
});

test('never fills an empty cell of a group column with the chosen group', () => {
  const text = `group,member\ndesign,${ANNA}\n,${BORIS}`;
  expect(rowsOf(text, 'ops')).toEqual([`design | ${ANNA} | add`, `? | ${BORIS} | add`]);
  expect(findingsOf(text, 'ops')).toEqual(['3 no-group!']);
});

test('asks for the group of people without groups', () => {
  for (const text of [`${ANNA}\n${BORIS}`, 'a@example.com', `member,action\n${ANNA},add`])
    expect(mapped(text).problems).toEqual([{ kind: 'no-group', places: [] }]);
});

const EXPORT = `User id,User name,email,User status,Added to org,Groups
${ANNA},Anna Berg,anna@example.com,Active,"Mar 01, 2024","design, ops"
,Bo Oz,bo@example.com,Active,"Mar 02, 2024",design`;

test('reads an export of admin.atlassian.com as people for the chosen group', () => {
  expect(rolesOf(EXPORT)).toEqual(['person', 'name', 'person', 'ignore', 'ignore', 'group']);
  const list = mapped(EXPORT);
  const roles = list.mapping.roles.with(5, 'ignore');
  const read = readList(decided(list, { roles, group: chosenGroup('new') }));
  const { rows } = read as Import;
  expect(rows.map(inShort)).toEqual([`new | ${ANNA} | add`, 'new | bo@example.com | add']);
  expect(rows[1]?.person).toEqual({ kind: 'email', email: 'bo@example.com', name: 'Bo Oz' });
});

test('loses no one in several columns of people, even if some can’t be read', () => {
  const header = 'Group,Member 1,Member 2,Member 3';
  const list = mapped(
    `${header}\nlegal,ana@example.com,Bo Oz,#N/A\nops,#N/A,,#N/A\nops,${ANNA},,1.16E+20`,
  );
  const [first, second, third] = list.layout?.rows ?? [];
  if (!first || !second || !third || !list.layout) throw new Error('The list has rows.');
  const layout = { ...list.layout, rows: [first, { ...second, formulas: [2] }, third] };
  const roles = ['group', 'person', 'person', 'person'] as const;
  const { rows } = readList(decided({ ...list, layout }, { roles })) as Import;
  const person = (email: string) => ({ kind: 'email', email });
  expect(rows.map((row) => [row.row, row.person ?? row.noPerson])).toEqual([
    [2, person('ana@example.com')],
    [2, { code: 'bad-person', text: 'Bo Oz', place: 2 }],
    [2, { code: 'error-value', text: '#N/A', place: 3 }],
    [3, { code: 'error-value', text: '#N/A', place: 1 }],
    [3, { code: 'no-value', text: '', place: 2 }],
    [3, { code: 'error-value', text: '#N/A', place: 3 }],
    [4, { kind: 'account', accountId: ANNA }],
    [4, { code: 'damaged-number', text: '1.16E+20', place: 3 }],
  ]);
  expect(rows.map(({ name }) => name).filter(Boolean)).toEqual(['Bo Oz']);
});

test('reads quoted cells, and counts rows like a spreadsheet', () => {
  const text = `group,member,reason\n"a, b",${ANNA},"two\nlines"\n,,\nops,${BORIS},`;
  expect(rowsOf(text)).toEqual([`a, b | ${ANNA} | add | two lines`, `ops | ${BORIS} | add`]);
  expect(understood(text).rows.map(({ row }) => row)).toEqual([2, 4]);
});

test('ends rows at line ends of every kind, even mixed', () => {
  expect(rowsOf(`ops,${ANNA}\r\nops,${BORIS}\rops,c@example.com\nops,d@example.com`)).toHaveLength(
    4,
  );
});

test('skips the line that tells Excel the delimiter', () => {
  const { rows } = understood(`sep=;\ngroup;member\nops;${ANNA}`);
  expect(rows).toEqual([expect.objectContaining({ row: 2, group: 'ops' })]);
});
