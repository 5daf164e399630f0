import type { Import } from '../../../static/admin/bulk/import/import';
import { mapList, readSheets } from '../../../static/admin/bulk/import/mapList';
import { matchUserList } from '../../../static/admin/bulk/import/matchUserList';
import { readList } from '../../../static/admin/bulk/import/readList';
import { chosenGroup, decided, mapped, mapText, rolesOf } from './lists';

// What people really sent, and kinds of the same mistake. A row in short is
// `group | person | action | reason`; `!code` says why it waits for the admin.

const read = (text: string, chosen?: string): Import => {
  const list = mapped(text);
  const decisions = chosen === undefined ? {} : { group: chosenGroup(chosen) };
  const result = readList(decided(list, decisions));
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return result;
};

const short = (text: string, chosen?: string): string[] => {
  const { rows, findings } = read(text, chosen);
  return rows.map(({ row, group, person, action, reason }) => {
    const who = person?.kind === 'account' ? person.accountId : person?.email;
    const open = findings.filter((each) => each.row === row && !each.fixed);
    const parts = [group ?? '?', who ?? '?', action ?? '?', ...(reason === undefined ? [] : [reason])];
    return [...parts, ...open.map(({ code }) => `!${code}`)].join(' | ');
  });
};

const problemsOf = (text: string, chosen?: string): unknown[] => {
  const list = mapped(text);
  return (chosen === undefined ? list : decided(list, { group: chosenGroup(chosen) })).problems;
};

const ANA = 'ana.silva@example.com';
const BO = 'bo.oz@example.com';
const ID = '5b10ac8d82e05b22cc7d4ef5';

describe('a word for removing never adds', () => {
  test.each([
    ['German', 'entfernen', 'hinzufügen'],
    ['German nouns', 'Austritt', 'Eintritt'],
    ['French', 'Retirer', 'Ajouter'],
    ['Spanish', 'Dar de baja', 'Agregar'],
    ['Portuguese', 'remover', 'adicionar'],
    ['Italian', 'Rimuovi', 'Aggiungi'],
    ['Polish', 'Usuń', 'Dodaj'],
    ['Swedish', 'Ta bort', 'Lägg till'],
    ['Czech', 'Odebrat', 'Přidat'],
    ['Turkish', 'Çıkar', 'Ekle'],
    ['Russian', 'удалить', 'добавить'],
    ['Japanese', '削除', '追加'],
    ['English of HR systems', 'Leaver', 'Joiner'],
  ])('%s: %s and %s, without a header', (_language, removing, adding) => {
    expect(short(`finance;${BO};${removing}\nfinance;${ANA};${adding}`)).toEqual([
      `finance | ${BO} | remove`,
      `finance | ${ANA} | add`,
    ]);
  });

  test('under a header that does not name actions', () => {
    const text = `group,email,Event type\nmarketing,${ANA},Joiner\nfinance,${BO},Leaver`;
    expect(short(text)).toEqual([`marketing | ${ANA} | add`, `finance | ${BO} | remove`]);
  });

  test.each([
    ['Finnish words with an unknown header', `group,email,Tehtävä\nops,${ANA},siirrä\nops,${BO},hylkää`],
    ['unknown words without a header', `ops,${ANA},kupata\nops,${BO},pupata`],
    ['one removal among other values', `group,email,Stage\nops,${ANA},S1 planned\nops,${BO},Leaver`],
    ['one removal among many rows', `group,email,Info\n${`ops,${ANA},T-1\n`.repeat(20)}ops,${BO},Entfernen`],
  ])('%s: the admin chooses what the column means', (_name, text) => {
    expect(problemsOf(text)).toContainEqual({ kind: 'no-role', places: [2] });
  });

  test.each(['x', 'Ja', 'done', 'fait', 'Move', 'Sí', 'tak', '済', 'ok', '1', 'transferred'])(
    'the unclear word %j is asked about',
    (word) => {
      const text = `group,email,action\nops,${ANA},${word}\nops,${BO},remove`;
      expect(problemsOf(text)).toEqual([{ kind: 'no-meaning', words: [word] }]);
    },
  );

  test('a reason is a reason, even if it names a move', () => {
    const text = `finance,${ANA},Moved from sales\nfinance,${BO},Back from leave`;
    expect(short(text)).toEqual([
      `finance | ${ANA} | add | Moved from sales`,
      `finance | ${BO} | add | Back from leave`,
    ]);
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('a group column is never replaced by the chosen group', () => {
  test.each([
    ['French', 'Groupe;E-mail;Action'],
    ['German', 'Gruppe;E-Mail;Aktion'],
    ['Polish', 'Grupa;E-mail;Akcja'],
    ['Finnish', 'Ryhmä;Sähköposti;Toiminto'],
    ['Hungarian', 'Csoport neve;E-mail cím;Művelet'],
    ['of a template', 'Group Name [Required];Member Email [Required];Action'],
  ])('%s headers', (_name, header) => {
    expect(short(`${header}\nfinance;${BO};remove`, 'legal')).toEqual([`finance | ${BO} | remove`]);
  });

  test('a column of group addresses', () => {
    const text = `Group Email [Required],Member Email\nmarketing@example.com,${ANA}`;
    expect(short(text, 'legal')).toEqual([`marketing@example.com | ${ANA} | add`]);
  });

  test.each(['Cost centre', 'Kostenstelle', 'Squad', 'Osasto'])(
    'the header %j is named when the group is asked for',
    (header) => {
      expect(problemsOf(`${header},Email\nfinance,${BO}`)).toEqual([
        { kind: 'no-group', places: [0] },
      ]);
    },
  );

  test('two columns of groups: the admin chooses', () => {
    const text = `Group,AD group,Email\nfinance,fin,${BO}\nops,o,${ANA}`;
    expect(problemsOf(text)).toEqual([{ kind: 'no-role', places: [0, 1] }]);
  });

  test('two columns set to Group are refused', () => {
    const list = mapped(`Group,Email,Team\nfinance,${BO},a`);
    expect(decided(list, { roles: ['group', 'person', 'group'] }).problems).toEqual([
      { kind: 'several-groups', places: [0, 2] },
    ]);
    expect(decided(list, { roles: ['group', 'ignore', 'ignore'] }).problems).toEqual([
      { kind: 'no-person' },
    ]);
  });
});

describe('secrets are neither read nor shown', () => {
  test.each([
    'Password [Required]',
    'Initial password',
    'Passwort',
    'Mot de passe',
    'Contraseña',
    'Hasło',
    'パスワード',
    'API key',
    'Recovery codes',
    'PIN',
    'client_secret',
  ])('a column %j', (header) => {
    const text = `Email Address [Required],${header}\n${ANA},Tulip-Harbour-77`;
    const [, column] = mapped(text).columns;
    expect(column).toMatchObject({ suggested: 'ignore', reason: 'secret', samples: [] });
    expect(short(text, 'legal')).toEqual([`legal | ${ANA} | add`]);
  });

  test.each(['ATATT3xFfGF0abc', 'ghp_0123456789abcdef', 'xoxb-123-456', 'eyJhbGciOiJIUzI1NiJ9.e30.x'])(
    'a column with the token %s, whatever its header',
    (token) => {
      expect(mapped(`Email,Note\n${ANA},${token}`).columns[1]).toMatchObject({ reason: 'secret' });
    },
  );

  test('an unknown column is never a reason', () => {
    expect(short(`group,email,Geheimes\nops,${ANA},Tulip Harbour 77`)).toEqual([`ops | ${ANA} | add`]);
    expect(short(`ops,${ANA},Tulip-Harbour-77`)).toEqual([`ops | ${ANA} | add`]);
  });
});

describe('only Atlassian account IDs are account IDs', () => {
  test('IDs of another system give way to the email', () => {
    const text = `Group,User ID,Email\nmarketing,00u690dwq7LP0fTIF0x7,${ANA}`;
    expect(short(text)).toEqual([`marketing | ${ANA} | add`]);
  });

  test('an ID with a label is read, an ID of Data Center waits', () => {
    const text = `group,account id\nmarketing,accountid:${ID}\nmarketing,ff8080817aa1b2c3017aa1b2c3d40001`;
    expect(short(text)).toEqual([`marketing | ${ID} | add`, 'marketing | ? | add | !bad-person']);
  });

  test.each(['U059H0Z4PH6', '108273645501928374655', '9832aad8-e4fe-496b-a604-95c6ef01ae75', 'S-1-5-21-1'])(
    'the foreign ID %s alone waits',
    (id) => {
      expect(short(`group,user id\nops,${id}`)[0]).toMatch(/^ops \| \? \| add \| !/);
    },
  );

  test.each([
    `id,login,email,status\n00u690dwq7LP0fTIF0x7,${ANA},${ANA},ACTIVE`,
    `userid,fullname,email\nU059H0Z4PH6,Ana,${ANA}`,
    `User ID,Email\nff8080817aa1b2c3017aa1b2c3d40001,${ANA}`,
  ])('a user list without sure account IDs is refused: %j', (text) => {
    expect(matchUserList({ kind: 'text', text })).toEqual({ refused: 'no-account-ids' });
  });

  test.each(['User id,User name,email,User status', 'Name,Email,Atlassian ID,Status'])(
    'the user export with the header %j is recognized',
    (header) => {
      const at = { id: ID, email: ANA, name: 'Ana', status: 'Active' };
      const row = header
        .split(',')
        .map((each) => (/id$/i.test(each) ? at.id : /mail/i.test(each) ? at.email : /status/i.test(each) ? at.status : at.name))
        .join(',');
      expect(matchUserList({ kind: 'text', text: `${header}\n${row}` })).toMatchObject({
        accounts: new Map([[ANA, ID]]),
        names: new Map([['ana', [ID]]]),
      });
    },
  );
});

describe('the status of a person in the list is read', () => {
  const exported = (status: string, more = '', word = ''): string =>
    `User id,User name,email,User status,Group name${more}\n${ID},Bo Oz,${BO},${status},finance${word}`;

  test.each(['Deactivated', 'Suspended', 'inactive', 'Disabled', 'Gesperrt', 'Suspendido'])(
    '%s: an add is asked about',
    (status) => {
      expect(short(exported(status))).toEqual([`finance | ${ID} | add | !inactive`]);
    },
  );

  test('a removal is not asked about, and neither is an active person', () => {
    expect(short(exported('Deactivated', ',action', ',remove'))).toEqual([`finance | ${ID} | remove`]);
    expect(short(exported('Active'))).toEqual([`finance | ${ID} | add`]);
  });

  test('rows that are not people wait', () => {
    const text = `group,type,email\nops,USER,${ANA}\nops,GROUP,design@example.com`;
    expect(short(text)).toEqual([`ops | ${ANA} | add`, 'ops | design@example.com | add | !not-a-person']);
  });
});

describe('several columns name one person', () => {
  test('the email counts, not a login name', () => {
    const text = `Username,Email,Full Name,Group\nas4711,${ANA},Ana Silva,marketing`;
    expect(read(text).rows[0]?.person).toEqual({ kind: 'email', email: ANA, name: 'Ana Silva' });
  });

  test('the mail column comes before the sign-in name of a guest', () => {
    const text = `userPrincipalName,mail,group\nbo.oz_example.com#EXT#@contoso.onmicrosoft.com,${BO},finance`;
    expect(read(text).rows[0]?.person).toMatchObject({
      email: BO,
      otherEmails: ['bo.oz_example.com#EXT#@contoso.onmicrosoft.com'],
    });
  });

  test('a manager is never the person', () => {
    for (const header of ['Manager Email', 'Reports To Email', 'Approver', 'Vorgesetzter E-Mail'])
      expect(short(`group,${header},email\nops,boss@example.com,${ANA}`)).toEqual([`ops | ${ANA} | add`]);
  });

  test('two columns of emails without headers: the admin chooses', () => {
    expect(rolesOf(`ops,${ANA},${BO}\nops,${BO},${ANA}`)).toEqual(['group', 'person', '?']);
  });
});

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
    expect(short(text)).toEqual([`a | ${ANA} | add | "VIP" user`, `b | ${BO} | remove | left and back`]);
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
    expect(mapped(text).layout?.skipped.map(({ kind }) => kind)).toEqual(['version-line', 'example']);
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
    const source = readSheets({ kind: 'text', text });
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

  test.each(['ConfluenceUsers2024EMEA', 'abcdef0123456789abcd', 'team@example.com', '2024'])(
    '%s is never planned as a person',
    (group) => {
      const rows = short(`${group},${ANA}\n${group},${BO}`, 'legal');
      for (const row of rows) expect(row).not.toMatch(new RegExp(`\\| ${group} \\|`));
    },
  );
});

test('several groups in one cell are kept apart and asked about', () => {
  for (const cell of ['"marketing, finance"', 'marketing; finance', '"marketing\nfinance"', 'marketing|finance'])
    expect(read(`email,groups\n${ANA},${cell}`).rows[0]?.groupParts).toEqual(['marketing', 'finance']);
});

test.each(['#N/A', '#REF!', '#NV', '#VALUE!', '#BEZUG!'])(
  '300 rows with %s have one cause',
  (error) => {
    const { findings } = read(`group,member\n${`marketing,${error}\n`.repeat(300)}ops,${ANA}`);
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
    const values = { 2: ['Display name', 'Ana Silva'], 250: ['E-mail address', ANA], 498: ['Confluence group', 'ops'], 499: ['Add / Remove', 'Remove'] };
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
