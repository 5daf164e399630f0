import { ANNA, BORIS, findingsOf, inShort, rolesOf, rowsOf, understood } from './lists';

const HEADER = 'group,member,action,reason';
const withHeader = (...rows: string[]): string => [HEADER, ...rows].join('\n');
const ills = (...rows: string[]): string[] => findingsOf(withHeader(...rows));

test('removes a byte order mark and reports it', () => {
  const { rows, findings } = understood(`\ufeff${HEADER}\nops,${ANNA}`);
  expect(rows.map(inShort)).toEqual([`ops | ${ANNA} | add`]);
  expect(findings[0]).toEqual({ row: 0, code: 'byte-order-mark', fixed: true });
});

test('keeps a name before an address for looking the person up', () => {
  const { rows } = understood(withHeader('ops,"""Berg, Anna"" <anna@example.com>"'));
  expect(rows[0]?.person).toEqual({ kind: 'email', email: 'anna@example.com', name: 'Berg, Anna' });
  expect(ills('ops,Anna <anna@example.com>')).toEqual(['2 name-and-address']);
  expect(ills('ops,<mailto:anna@example.com>')).toEqual(['2 name-and-address']);
});

test('skips a repeated row', () => {
  const text = withHeader(`ops,${ANNA},add`, `ops,${BORIS},add`, `ops,${ANNA},,again`);
  expect(rowsOf(text)).toEqual([`ops | ${ANNA} | add`, `ops | ${BORIS} | add`]);
  expect(understood(text).findings.at(-1)).toEqual({
    row: 4,
    code: 'duplicate',
    fixed: true,
    otherRow: 2,
  });
});

test('finds duplicates after fixes, emails in any case, groups only exactly', () => {
  expect(ills('ops,anna@example.com', 'o\u200bps , Anna <ANNA@Example.com>')).toEqual([
    '3 invisible-characters',
    '3 name-and-address',
    '3 duplicate',
  ]);
  expect(ills(`ops,${ANNA}`, `Ops,${ANNA}`)).toEqual([]);
});

test('opens both rows that add and remove the same person', () => {
  const text = withHeader(`ops,${ANNA},add`, `dev,${ANNA},remove`, `ops,${ANNA},remove`);
  expect(rowsOf(text)).toHaveLength(3);
  expect(understood(text).findings).toEqual([
    { row: 2, code: 'contradiction', fixed: false, otherRow: 4 },
    { row: 4, code: 'contradiction', fixed: false, otherRow: 2 },
  ]);
});

test('does not count a row as a duplicate of an open row', () => {
  expect(ills(`ops,${ANNA},add,,what?`, `ops,${ANNA},add`)).toEqual(['2 more-columns!']);
});

test.each(['1.16E+20', '"5,57058E+23"', '5.8e+30', '123456789012345000000000'])(
  'leaves an ID open that a spreadsheet turned into the number %s',
  (id) => {
    expect(ills(`ops,${id}`)).toEqual(['2 damaged-number!']);
    expect(rowsOf(withHeader(`ops,${id}`))).toEqual(['ops | ? | add']);
  },
);

test.each(['12345678901234567890123', '557058', 'b10ac8d82e05b22cc7d4ef5'])(
  'leaves an ID open that lost its first digits, %s',
  (id) => {
    expect(ills(`ops,${id}`)).toEqual(['2 lost-zeros!']);
  },
);

test('fixes a damaged ID by the email beside it', () => {
  const text = 'group,account id,email\nops,1.16E+20,anna@example.com';
  expect(rowsOf(text)).toEqual(['ops | anna@example.com | add']);
  expect(findingsOf(text)).toEqual([]);
});

test('recognizes the column of people by damaged IDs, with and without a header', () => {
  expect(rowsOf('ops;5,57058E+23\nops;5,57058E+23')).toEqual(['ops | ? | add', 'ops | ? | add']);
});

test('fixes invisible characters and hard spaces in names too, and keeps plain spaces inside', () => {
  const { rows, findings } = understood(
    withHeader(`\u00a0big\u00a0 team\u200b,\u2060${ANNA}\u00ad`, `  x  y , ${BORIS} `),
  );
  expect(rows.map(inShort)).toEqual([`big  team | ${ANNA} | add`, `x  y | ${BORIS} | add`]);
  expect(findings).toEqual([
    { row: 2, code: 'invisible-characters', fixed: true, text: '\u00a0big\u00a0 team\u200b' },
  ]);
});

test('keeps joiners that have a meaning', () => {
  expect(rowsOf(withHeader(`👩\u200d💻 می\u200cخواهم,${ANNA}`))).toEqual([
    `👩\u200d💻 می\u200cخواهم | ${ANNA} | add`,
  ]);
});

test('leaves rows with empty cells open, but reads an empty action as add', () => {
  expect(ills(`,${ANNA},add`, 'ops,,add', `ops,${BORIS},,`)).toEqual([
    '2 no-group!',
    '3 no-person!',
  ]);
});

test('reports cells without a header, and opens the row unless they are empty', () => {
  expect(ills(`ops,${ANNA},add,why,`, `ops,${BORIS},add,why,more`)).toEqual(['3 more-columns!']);
  expect(rolesOf(`${ANNA},${BORIS}\n${BORIS},`)).toEqual(['?', '?']);
});

test.each(['add', 'Added', '+', 'invite', 'JOIN', ''])('reads %j as add', (word) => {
  expect(rowsOf(withHeader(`ops,${ANNA},${word}`))).toEqual([`ops | ${ANNA} | add`]);
});

test.each(['remove', 'Removed', 'delete', ' REVOKE '])('reads %j as remove', (word) => {
  expect(rowsOf(withHeader(`ops,${ANNA},${word}`))).toEqual([`ops | ${ANNA} | remove`]);
});

test.each(['-', "'-", '\u2212'])('reads %j as remove only beside a plus', (sign) => {
  const both = withHeader(`ops,${ANNA},${sign}`, `ops,${BORIS},+`);
  expect(rowsOf(both)).toEqual([`ops | ${ANNA} | remove`, `ops | ${BORIS} | add`]);
  expect(rowsOf(withHeader(`ops,${ANNA},${sign}`))).toEqual([`ops | ${ANNA} | ?`]);
});

test('leaves an unknown action open, and does not read it as add', () => {
  expect(rowsOf(withHeader(`ops,${ANNA},promote`))).toEqual([`ops | ${ANNA} | ?`]);
  expect(ills(`ops,${ANNA},promote`)).toEqual(['2 bad-action!']);
});

test.each(['peter', 'Anna Berg', 'engineering', 'anna@', '12', 'a@b', 'it:support', '@anna'])(
  'reads no person from %j',
  (person) => {
    expect(ills(`ops,${person}`)).toEqual(['2 bad-person!']);
  },
);

test.each([
  '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077',
  'qm:6ca1a0c5-9c1f-4e2b-8d5c-1f2e3d4c5b6a:3e5f0c1a-8f7b-4c55-9d7e-0a1b2c3d4e5f',
  'ug:3e5f0c1a-8f7b-4c55-9d7e-0a1b2c3d4e5f',
  '557058123456789012345678',
])('accepts %s as an account ID', (id) => {
  expect(rowsOf(withHeader(`ops,${id}`))).toEqual([`ops | ${id} | add`]);
});

test('leaves a group name open that no group can have', () => {
  expect(ills(`${'x'.repeat(256)},${ANNA}`)).toEqual(['2 bad-group!']);
  expect(ills(`"${'x'.repeat(256)}\ny",${ANNA}`)).toEqual(['2 bad-group!']);
  expect(ills(`"x\n;",${ANNA}`)).toEqual(['2 bad-group!']);
});

test('shortens a long reason to 200 characters, and cuts no character in two', () => {
  const { rows, findings } = understood(withHeader(`ops,${ANNA},add,${'x'.repeat(199)}👩!`));
  expect(rows[0]?.reason).toBe('x'.repeat(199));
  expect(findings.at(-1)).toMatchObject({ row: 2, code: 'long-reason', fixed: true });
});

test('removes the apostrophe before a would-be formula, and no other apostrophe', () => {
  expect(rowsOf(withHeader(`'=ops,${ANNA},add,'@you`, `'t Hooft,${ANNA},add,''-x`))).toEqual([
    `=ops | ${ANNA} | add | @you`,
    `'t Hooft | ${ANNA} | add | '-x`,
  ]);
  expect(ills(`'=ops,${ANNA},add,'@you`)).toEqual(['2 formula-guard']);
});

test('loses no rows to a quote that never ends', () => {
  const text = withHeader(`"ops,${ANNA}`, `"dev",${ANNA}`, `dev,${BORIS}`);
  expect(rowsOf(text)).toEqual([
    `"ops | ${ANNA} | add`,
    `dev | ${ANNA} | add`,
    `dev | ${BORIS} | add`,
  ]);
  expect(ills(`"ops,${ANNA}`, `"dev",${ANNA}`)).toEqual(['2 stray-quote!']);
});

test('accepts a quoted name before an address', () => {
  const { rows } = understood('"Berg, Anna" <anna@example.com>\n"Oz, Bo" <bo@example.com>', 'ops');
  expect(rows.map(({ person }) => person)).toEqual([
    { kind: 'email', email: 'anna@example.com', name: 'Berg, Anna' },
    { kind: 'email', email: 'bo@example.com', name: 'Oz, Bo' },
  ]);
  expect(ills('ops,"Anna" <anna@example.com>')).toEqual(['2 name-and-address']);
});
