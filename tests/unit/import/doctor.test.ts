import { ANNA, BORIS, findingsOf, inShort, rowsOf, understood } from './lists';

const HEADER = 'group,member,action,reason';
const withHeader = (...rows: string[]): string => [HEADER, ...rows].join('\n');
const ills = (...rows: string[]): string[] => findingsOf(withHeader(...rows)).slice(1);

test('a byte order mark is taken off and said', () => {
  const { rows, findings } = understood(`\ufeff${HEADER}\nops,${ANNA}`);
  expect(rows.map(inShort)).toEqual([`ops | ${ANNA} | add`]);
  expect(findings[0]).toEqual({ row: 0, code: 'byte-order-mark', fixed: true });
});

test('a name before an address is kept for looking the person up', () => {
  const { rows } = understood(withHeader('ops,"""Berg, Anna"" <anna@example.com>"'));
  expect(rows[0]?.person).toEqual({ kind: 'email', email: 'anna@example.com', name: 'Berg, Anna' });
  expect(ills('ops,Anna <anna@example.com>')).toEqual(['2 name-and-address']);
  expect(ills('ops,<mailto:anna@example.com>')).toEqual(['2 name-and-address']);
});

test('of 3 rows of which 2 are the same, the second is left out', () => {
  const text = withHeader(`ops,${ANNA},add`, `ops,${BORIS},add`, `ops,${ANNA},,again`);
  expect(rowsOf(text)).toEqual([`ops | ${ANNA} | add`, `ops | ${BORIS} | add`]);
  expect(understood(text).findings.at(-1)).toEqual({
    row: 4,
    code: 'duplicate',
    fixed: true,
    otherRow: 2,
  });
});

test('doubles are found after mending, e-mails whatever their case, groups only exactly', () => {
  expect(ills('ops,anna@example.com', 'o\u200bps , Anna <ANNA@Example.com>')).toEqual([
    '3 invisible-characters',
    '3 name-and-address',
    '3 duplicate',
  ]);
  expect(ills(`ops,${ANNA}`, `Ops,${ANNA}`)).toEqual([]);
});

test('adding and removing the same person opens both rows', () => {
  const text = withHeader(`ops,${ANNA},add`, `dev,${ANNA},remove`, `ops,${ANNA},remove`);
  expect(rowsOf(text)).toHaveLength(3);
  expect(understood(text).findings.slice(1)).toEqual([
    { row: 2, code: 'contradiction', fixed: false, otherRow: 4 },
    { row: 4, code: 'contradiction', fixed: false, otherRow: 2 },
  ]);
});

test('a row that is open makes no other one a double', () => {
  expect(ills(`ops,${ANNA},add,,what?`, `ops,${ANNA},add`)).toEqual(['2 more-columns!']);
});

test.each(['1.16E+20', '"5,57058E+23"', '5.8e+30', '123456789012345000000000'])(
  'an id that a spreadsheet made the number %s stays open',
  (id) => {
    expect(ills(`ops,${id}`)).toEqual(['2 damaged-number!']);
    expect(rowsOf(withHeader(`ops,${id}`))).toEqual(['ops | ? | add']);
  },
);

test.each(['12345678901234567890123', '557058', 'b10ac8d82e05b22cc7d4ef5'])(
  'an id that lost its first digits, %s, stays open',
  (id) => {
    expect(ills(`ops,${id}`)).toEqual(['2 lost-zeros!']);
  },
);

test('a damaged id is put right by the e-mail beside it', () => {
  const text = 'group,account id,email\nops,1.16E+20,anna@example.com';
  expect(rowsOf(text)).toEqual(['ops | anna@example.com | add']);
  expect(findingsOf(text)).toEqual(['1 header-found', '2 damaged-number']);
});

test('damaged ids show where the people are, header or not', () => {
  expect(rowsOf('ops;5,57058E+23\nops;5,57058E+23')).toEqual(['ops | ? | add', 'ops | ? | add']);
});

test('a name that is too long to look anybody up by is left out', () => {
  const longest = 'n'.repeat(255);
  const people = (name: string): unknown[] =>
    understood(
      `group,email,name\nops,anna@example.com,${name}\nops,${name} <bo@example.com>,`,
    ).rows.map(({ person }) => person);
  const [anna, bo] = ['anna@example.com', 'bo@example.com'];
  expect(people(longest)).toEqual([
    { kind: 'email', email: anna, name: longest },
    { kind: 'email', email: bo, name: longest },
  ]);
  expect(people(`${longest}n`)).toEqual([
    { kind: 'email', email: anna },
    { kind: 'email', email: bo },
  ]);
});

test('invisible characters and hard blanks are fixed in names too, plain blanks inside stay', () => {
  const { rows, findings } = understood(
    withHeader(`\u00a0big\u00a0 team\u200b,\u2060${ANNA}\u00ad`, `  x  y , ${BORIS} `),
  );
  expect(rows.map(inShort)).toEqual([`big  team | ${ANNA} | add`, `x  y | ${BORIS} | add`]);
  expect(findings.slice(1)).toEqual([
    { row: 2, code: 'invisible-characters', fixed: true, text: '\u00a0big\u00a0 team\u200b' },
  ]);
});

test('joiners that have a meaning stay', () => {
  expect(rowsOf(withHeader(`👩\u200d💻 می\u200cخواهم,${ANNA}`))).toEqual([
    `👩\u200d💻 می\u200cخواهم | ${ANNA} | add`,
  ]);
});

test('empty cells are open, but an empty action adds', () => {
  expect(ills(`,${ANNA},add`, 'ops,,add', `ops,${BORIS},,`)).toEqual([
    '2 no-group!',
    '3 no-person!',
  ]);
});

test('cells without a header are said, and open the row unless they are empty', () => {
  expect(ills(`ops,${ANNA},add,why,`, `ops,${BORIS},add,why,more`)).toEqual([
    '2 more-columns',
    '3 more-columns!',
  ]);
  expect(findingsOf(`${ANNA},${BORIS}\n${BORIS},`, 'ops')).toEqual(['1 more-columns!']);
});

test.each(['add', 'Added', '+', 'invite', 'JOIN', ''])('%j adds', (word) => {
  expect(rowsOf(withHeader(`ops,${ANNA},${word}`))).toEqual([`ops | ${ANNA} | add`]);
});

test.each(['remove', 'Removed', '-', 'delete', ' REVOKE ', "'-"])('%j removes', (word) => {
  expect(rowsOf(withHeader(`ops,${ANNA},${word}`))).toEqual([`ops | ${ANNA} | remove`]);
});

test('an action that is none is open, and is not taken for adding', () => {
  expect(rowsOf(withHeader(`ops,${ANNA},promote`))).toEqual([`ops | ${ANNA} | ?`]);
  expect(ills(`ops,${ANNA},promote`)).toEqual(['2 bad-action!']);
});

test.each(['peter', 'Anna Berg', 'engineering', 'anna@', '12', 'a@b', 'it:support', '@anna'])(
  '%j is nobody',
  (person) => {
    expect(ills(`ops,${person}`)).toEqual(['2 bad-person!']);
  },
);

test.each([
  '5b10a2844c20165700ede21g',
  '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077',
  'qm:6ca1a0c5-9c1f-4e2b-8d5c-1f2e3d4c5b6a:3e5f0c1a-8f7b-4c55-9d7e-0a1b2c3d4e5f',
  'ug:3e5f0c1a-8f7b-4c55-9d7e-0a1b2c3d4e5f',
  '557058123456789012345678',
])('%s is an account id', (id) => {
  expect(rowsOf(withHeader(`ops,${id}`))).toEqual([`ops | ${id} | add`]);
});

test('a group name that no group can have is open', () => {
  expect(ills(`${'x'.repeat(256)},${ANNA}`)).toEqual(['2 bad-group!']);
  expect(ills(`"two\nlines",${ANNA}`)).toEqual(['2 bad-group!']);
});

test('a long reason is cut to 200 characters, never through one', () => {
  const { rows, findings } = understood(withHeader(`ops,${ANNA},add,${'x'.repeat(199)}👩!`));
  expect(rows[0]?.reason).toBe('x'.repeat(199));
  expect(findings.at(-1)).toMatchObject({ row: 2, code: 'long-reason', fixed: true });
});

test('the mark before a would-be formula is taken off, other apostrophes stay', () => {
  expect(rowsOf(withHeader(`'=ops,${ANNA},add,'@you`, `'t Hooft,${ANNA},add,''-x`))).toEqual([
    `=ops | ${ANNA} | add | @you`,
    `'t Hooft | ${ANNA} | add | '-x`,
  ]);
  expect(ills(`'=ops,${ANNA},add,'@you`)).toEqual(['2 formula-guard']);
});

test('a quote that never ends swallows no rows', () => {
  const text = withHeader(`"ops,${ANNA}`, `"dev",${ANNA}`, `dev,${BORIS}`);
  expect(rowsOf(text)).toEqual([
    `"ops | ${ANNA} | add`,
    `dev | ${ANNA} | add`,
    `dev | ${BORIS} | add`,
  ]);
  expect(ills(`"ops,${ANNA}`, `"dev",${ANNA}`)).toEqual(['2 stray-quote!']);
});

test('a quoted name before an address is no stray quote', () => {
  const { rows } = understood('"Berg, Anna" <anna@example.com>\n"Oz, Bo" <bo@example.com>', 'ops');
  expect(rows.map(({ person }) => person)).toEqual([
    { kind: 'email', email: 'anna@example.com', name: 'Berg, Anna' },
    { kind: 'email', email: 'bo@example.com', name: 'Oz, Bo' },
  ]);
  expect(ills('ops,"Anna" <anna@example.com>')).toEqual(['2 name-and-address']);
});
