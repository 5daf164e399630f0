import { readList } from '../../../static/admin/bulk/import/readList';
import { mapList, readSheets } from '../../../static/admin/bulk/import/mapList';
import { headerKind, mapped, mapText, problemsOf, readAnyway, short } from './lists';

const ANA = 'ana.silva@example.com';
const BO = 'bo.oz@example.com';
const ID = '5b10ac8d82e05b22cc7d4ef5';

// Texts as programs and people write them. A row in short is
// `group | person | action | reason`; `!code` says why it waits for the admin.

describe('damaged characters', () => {
  test('a control-Z at the end is no row', () => {
    for (const end of ['\n\u001a', '\u001a', '\n\u001a\r\n'])
      expect(short(`group,member\nmarketing,${ANA}${end}`)).toEqual([`marketing | ${ANA} | add`]);
  });

  test('a group with undecodable characters waits, and is never another group', () => {
    for (const name of ['finance\u008f', 'finance\ufffd', '\u0081finance'])
      expect(short(`group,email\n${name},${BO}\nops,${ANA}`)).toEqual([
        `? | ${BO} | add | !unreadable`,
        `ops | ${ANA} | add`,
      ]);
  });
});

describe('blank rows do not count', () => {
  test.each([',', ';', '\t', ' , ', '"",""'])('500,001 lines of %j', (blank) => {
    const delimiter = blank.includes(';') ? ';' : blank === '\t' ? '\t' : ',';
    const text = `group${delimiter}member\nmarketing${delimiter}${ANA}\n${`${blank}\n`.repeat(500_001)}`;
    expect(short(text)).toEqual([`marketing | ${ANA} | add`]);
  });
});

describe('quotes', () => {
  test.each([
    ['after a blank', `"group", "account id"\n"marketing", "${ID}"`],
    ['around a comma, after a blank', `"group", "account id", "reason"\n"marketing", "${ID}", ""`],
    ['after a blank in each line', ` "group", "account id"\n "marketing", "${ID}"`],
    ['before blanks', `"group"\t,"account id"\u00a0\n"marketing" ,"${ID}"  `],
    ['after other blanks', `group,\t"account id"\nmarketing,\u00a0"${ID}"`],
    ['after two marks of the byte order', `\ufeff\ufeff"group","account id"\n"marketing","${ID}"`],
    ['of text formulas', `group,account id\n="marketing",="${ID}"`],
    ['of quoted text formulas', `group,account id\n"=""marketing""","=""${ID}"""`],
    ['in single rows', `group,account id\n"marketing",${ID}`],
  ])('%s', (_name, text) => {
    expect(short(text)).toEqual([`marketing | ${ID} | add`]);
  });

  test.each([
    ['of another delimiter', `sep=;,,\ngroup,member,action\nfinance,${BO},remove`],
    ['of the right one', `sep=;\ngroup;member;action\nfinance;${BO};remove`],
    ['in quotes', `"sep=,"\ngroup,member,action\nfinance,${BO},remove`],
  ])('a separator line %s', (_name, text) => {
    expect(short(text)).toEqual([`finance | ${BO} | remove`]);
  });

  test('inside a text do not swallow rows', () => {
    const text = `group\tmember\taction\treason\na\t${ANA}\tadd\t"VIP" user\nb\t${BO}\tremove\t"left\nand back"`;
    expect(short(text)).toEqual([
      `a | ${ANA} | add | "VIP" user`,
      `b | ${BO} | remove | left and back`,
    ]);
  });
});

describe('rows that are not rows', () => {
  test('a Markdown table', () => {
    const text = `| group | member |\n| --- | --- |\n| marketing | ${ANA} |`;
    expect(short(text)).toEqual([`marketing | ${ANA} | add`]);
    expect(mapped(text).layout?.skipped).toEqual([{ row: 2, kind: 'rule', text: '---, ---' }]);
  });

  test('the lines of a template', () => {
    const text = `version:v1.0\nMember object ID or user principal name [memberObjectIdOrUpn] Required\nExample: 9832aad8-0000-4000-a604-95c60f01ae75\n${ANA}`;
    expect(short(text, 'legal')).toEqual([`legal | ${ANA} | add`]);
    expect(mapped(text).layout?.skipped.map(({ kind }) => kind)).toEqual([
      'version-line',
      'example',
    ]);
  });

  test('titles, repeated headers and totals', () => {
    const text = `Access report,,\nCreated for,Bo,\nGroup,Email,Action\nops,${ANA},add\nGroup,Email,Action\nops,${BO},remove\nTotal,2,`;
    expect(short(text)).toEqual([`ops | ${ANA} | add`, `ops | ${BO} | remove`]);
    expect(mapped(text).layout?.skipped.map(({ row, kind }) => `${row} ${kind}`)).toEqual([
      '1 title',
      '2 title',
      '5 repeated-header',
      '7 total',
    ]);
  });

  test('a type line of PowerShell', () => {
    const text = `#TYPE Selected.User\n"Group","mail"\n"ops","${ANA}"`;
    expect(short(text)).toEqual([`ops | ${ANA} | add`]);
  });

  test('the admin can choose another header, or none', () => {
    const text = `Group,Email\nops,${ANA}\ndev,${BO}`;
    const source = readSheets({ kind: 'text', text }, headerKind);
    if ('refused' in source) throw new Error(source.refused);
    const list = mapped(text);
    const none = mapList(source, { ...list.mapping, headerRow: 0 });
    if ('refused' in none) throw new Error(none.refused);
    expect(none.layout?.header).toBeUndefined();
    expect(none.layout?.rows).toHaveLength(3);
  });
});

describe('groups that look like people', () => {
  test('numbers', () => {
    expect(short(`10040023;${ANA}\n10040024;${BO}`)).toEqual([
      `10040023 | ${ANA} | add`,
      `10040024 | ${BO} | add`,
    ]);
  });

  test.each(['ConfluenceUsers2024EMEA', 'abcdef0123456789abcd', '2024'])(
    '%s is never planned as a person',
    (group) => {
      const rows = short(`${group},${ANA}\n${group},${BO}`, 'legal');
      for (const row of rows) expect(row).not.toMatch(new RegExp(`\\| ${group} \\|`));
    },
  );

  test('an address may be a group or a person: the admin chooses', () => {
    const text = `team@example.com,${ANA}\nteam@example.com,${BO}`;
    expect(problemsOf(text, 'legal')).toEqual([{ kind: 'no-role', places: [0, 1] }]);
  });
});

test('several groups in one cell are kept apart and asked about', () => {
  for (const cell of [
    '"marketing, finance"',
    'marketing; finance',
    '"marketing\nfinance"',
    'marketing|finance',
  ])
    expect(readAnyway(`email,groups\n${ANA},${cell}`).rows[0]?.groupParts).toEqual([
      'marketing',
      'finance',
    ]);
});

test.each(['#N/A', '#REF!', '#NV', '#VALUE!', '#BEZUG!'])(
  '300 rows with %s have one cause',
  (error) => {
    const { findings } = readAnyway(
      `group,member\n${`marketing,${error}\n`.repeat(300)}ops,${ANA}`,
    );
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['error-value']));
    expect(findings).toHaveLength(300);
  },
);

describe('addresses as mail programs write them', () => {
  test.each([
    `'${ANA}'\nmailto:${BO}`,
    `<${ANA}>\n"${BO}"`,
    `Ana Silva (${ANA})\nBo Oz <mailto:${BO}>`,
    `${ANA};\n${BO},`,
    `Ana Silva <${ANA}>; Bo Oz <${BO}>`,
    `"Silva, Ana" <${ANA}>\n"Oz, Bo" <${BO}>`,
    `Ana Silva ${ANA}\nBo Oz ${BO}`,
    `${ANA} Ana Silva\n${BO} Bo Oz`,
  ])('%j', (text) => {
    expect(short(text, 'legal')).toEqual([`legal | ${ANA} | add`, `legal | ${BO} | add`]);
  });

  test('with brackets that never close', () => {
    const text = `Ana Silva <${ANA}, Bo Oz <${BO}, cy.lund@example.com`;
    expect(short(text, 'legal')).toEqual([
      `legal | ${ANA} | add`,
      `legal | ${BO} | add`,
      'legal | cy.lund@example.com | add',
    ]);
  });

  test('several in one cell are several changes', () => {
    const text = `group,members\nops,"${ANA}, Bo Oz <${BO}>"`;
    expect(short(text)).toEqual([`ops | ${ANA} | add`, `ops | ${BO} | add`]);
  });
});

describe('odd tables', () => {
  test('500 columns: the four that matter are found', () => {
    const header = Array.from({ length: 500 }, (_, at) => `Field ${at}`);
    const row = header.map((_, at) => `v${at}`);
    const values = {
      2: ['Display name', 'Ana Silva'],
      250: ['E-mail address', ANA],
      498: ['Confluence group', 'ops'],
      499: ['Add / Remove', 'Remove'],
    };
    for (const [at, [name = '', value = '']] of Object.entries(values)) {
      header[Number(at)] = name;
      row[Number(at)] = value;
    }
    const text = `${header.join(',')}\n${row.join(',')}`;
    expect(short(text)).toEqual([`ops | ${ANA} | remove`]);
  });

  test('more than 1,000 columns are refused with their number', () => {
    const text = `${Array.from({ length: 1_001 }, (_, at) => `c${at}`).join(',')}\n${`${ANA},`.repeat(1_000)}x`;
    expect(mapText(text)).toEqual({ refused: 'too-many-columns', count: 1_001 });
  });

  test('groups as columns are explained', () => {
    const text = `Email,finance,marketing,ops\n${ANA},x,,x\n${BO},,x,`;
    expect(problemsOf(text)).toEqual([{ kind: 'pivoted', places: [1, 2, 3] }]);
  });
});

test('a formula without a value is asked about, in every column that matters', () => {
  const sheet = {
    ...{ name: 'a', isHidden: false, isActive: true, hiddenColumns: [], isCut: false },
    rows: [
      { row: 1, cells: ['group', 'email', 'action'] },
      { row: 2, cells: ['ops', ANA, ''], formulas: [2] },
      { row: 3, cells: ['ops', '', 'add'], formulas: [1] },
      { row: 4, cells: ['', BO, 'add'], formulas: [0] },
    ],
  };
  const source = readSheets({ kind: 'workbook', sheets: [sheet] }, headerKind);
  if ('refused' in source) throw new Error(source.refused);
  const list = mapList(source);
  if ('refused' in list) throw new Error(list.refused);
  const read = readList(list);
  if ('refused' in read) throw new Error(read.refused);
  expect(list.words).toEqual([{ word: 'add', count: 2, meaning: 'add' }]);
  expect(read.findings.map(({ row, code, fixed }) => [row, code, fixed])).toEqual([
    [2, 'no-value', false],
    [3, 'no-value', false],
    [4, 'no-value', false],
  ]);
  expect(read.rows[0]?.action).toBeUndefined();
});

test.each([
  `${BO} REMOVE`,
  `${BO} (leaver)`,
  `${BO} - entfernen`,
  `Please remove ${BO}`,
  `everyone except ${BO}`,
  `// ${BO}`,
  `Ex ${BO}`,
  `- ${BO}`,
  `[ ] ${BO}`,
  `${ANA} replaces ${BO}`,
  `${ANA} (was ${BO})`,
  `finance - ${BO}`,
  `Approved by Bo Oz <${BO}>`,
])('the text around an email in %j makes the row wait', (line) => {
  const rows = short(`${ANA}\n${line}\ncy@example.com`, 'legal');
  expect(rows.filter((row) => row.includes(BO) && !row.includes('!'))).toEqual([]);
  expect(rows[1]).toBe('legal | ? | add | !bad-person');
});

test('the name of a group in a directory is read', () => {
  const text = `email;memberOf\n${ANA};CN=finance,OU=Groups,DC=acme,DC=com\n${BO};"CN=ops,OU=Groups,DC=acme,DC=com;CN=legal,OU=Groups,DC=acme,DC=com"`;
  expect(readAnyway(text).rows.map(({ group, groupParts }) => groupParts ?? group)).toEqual([
    'finance',
    ['ops', 'legal'],
  ]);
});

test.each([
  ['dashes', `${'-'.repeat(199)}x\n`.repeat(5_000)],
  ['dashes behind an address', `${ANA} x${'-'.repeat(18_000)}x\n`.repeat(10)],
])('many %s are read in time', (_name, text) => {
  const start = process.cpuUsage();
  mapText(text);
  const { user } = process.cpuUsage(start);
  expect(user / 1_000).toBeLessThan(3_000);
});
