import type { Import } from '../../../static/admin/bulk/import/import';
import { mapList, readSheets } from '../../../static/admin/bulk/import/mapList';
import { readList } from '../../../static/admin/bulk/import/readList';
import { matchUserList } from '../../../static/admin/bulk/import/matchUserList';
import {
  decided,
  headerKind,
  inShort,
  mapped,
  problemsOf,
  readAnyway,
  rolesOf,
  short,
} from './lists';

const ANA = 'ana.silva@example.com';
const BO = 'bo.oz@example.com';
const ID = '5b10ac8d82e05b22cc7d4ef5';

// What people really sent, and kinds of the same mistake. A row in short is
// `group | person | action | reason`; `!code` says why it waits for the admin.

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
    [
      'one removal among other values',
      `group,email,Stage\nops,${ANA},S1 planned\nops,cy@example.com,S2 planned\nops,${BO},Leaver`,
    ],
    [
      'one removal among many rows',
      `group,email,Info\n${`ops,${ANA},T-1\n`.repeat(20)}ops,${BO},Entfernen`,
    ],
    ['a status that is no status', `group,email,Status\nops,${ANA},Add\nops,${BO},Remove`],
    ['notes', `group,email,Notes\nops,${ANA},new here\nops,${BO},bitte entfernen`],
    ['an end', `group,email,End\nops,${ANA},2027-01-31\nops,${BO},removed`],
    ['a phrase of a type', `group,email,Type\nops,${ANA},New starter\nops,${BO},Left company`],
    ['a header that is an action', `group,email,Remove\nops,${ANA},\nops,${BO},x`],
    ['a header that asks', `group,email,Member?\nops,${ANA},yes\nops,${BO},no`],
  ])('%s: the admin chooses what the column means', (_name, text) => {
    expect(problemsOf(text)).toContainEqual({ kind: 'no-role', places: [2] });
  });

  test('a second column of actions is left to the admin too', () => {
    const text = `group,email,action,Correction\nops,${ANA},add,remove\nops,${BO},add,`;
    expect(problemsOf(text)).toContainEqual({ kind: 'no-role', places: [3] });
  });

  test.each([
    ['with an unknown header', `group,email,Tehtävä\nops,${ANA},siirrä\nops,${BO},hylkää`, [2]],
    ['without a header', `ops,${ANA},kupata\nops,${BO},pupata`, [2]],
    [
      'in several columns, in one question',
      `group,email,Anrede,Mandant\nops,${ANA},Herr,Nord\nops,${BO},Frau,Ost`,
      [2, 3],
    ],
  ])('unknown words %s: the admin chooses what happens', (_name, text, places) => {
    expect(problemsOf(text)).toEqual([{ kind: 'no-default-action', places, texts: [] }]);
  });

  test.each([
    ['a title', `Austritte März 2026,\nGruppe,E-Mail\nops,${ANA}`, 'Austritte März 2026'],
    ['a header', `group,People to remove\nops,${ANA}`, 'People to remove'],
    ['a date', `Name,E-Mail,Gruppe,Austritt\nAna Silva,${ANA},ops,2026-12-31`, 'Austritt'],
  ])('%s that mentions leaving: the admin chooses what happens', (_name, text, hint) => {
    expect(problemsOf(text)).toEqual([{ kind: 'no-default-action', places: [], texts: [hint] }]);
  });

  test.each([
    [`Add\n${ANA}\nRemove\n${BO}`, ['Add', 'Remove']],
    [`finance:\n${ANA}\nmarketing:\n${BO}`, ['finance:', 'marketing:']],
  ])('headings within a list are named: %j', (text, texts) => {
    expect(problemsOf(text, 'legal')).toContainEqual(
      expect.objectContaining({ kind: 'sections', texts }),
    );
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
    'Initialkennwort',
    'Password1',
    '初期パスワード',
    'Reset password',
    'Password (must be changed)',
  ])('a column %j', (header) => {
    const text = `Email Address [Required],${header}\n${ANA},Tulip-Harbour-77`;
    const [, column] = mapped(text).columns;
    expect(column).toMatchObject({ suggested: 'ignore', reason: 'secret', samples: [] });
    expect(short(text, 'legal')).toEqual([`legal | ${ANA} | add`]);
  });

  test.each([
    'ATATT3xFfGF0abc',
    'ghp_0123456789abcdef',
    'xoxb-123-456',
    'eyJhbGciOiJIUzI1NiJ9.e30.x',
  ])('a column with the token %s, whatever its header', (token) => {
    expect(mapped(`Email,Note\n${ANA},${token}`).columns[1]).toMatchObject({ reason: 'secret' });
  });

  test('a column stays secret without its header', () => {
    const source = readSheets(
      { kind: 'text', text: `Email,Password\n${ANA},Tulip-77` },
      headerKind,
    );
    if ('refused' in source) throw new Error(source.refused);
    const { mapping } = mapped('Email\na@example.com');
    for (const headerRow of [0, 2]) {
      const list = mapList(source, { ...mapping, headerRow });
      expect(JSON.stringify('refused' in list ? list : list.columns)).not.toContain('Tulip');
    }
  });

  test('a token is hidden in any cell, also within a text', () => {
    const token = 'ghp_0123456789abcdef';
    const text = `group,email,action,reason\nops,${ANA},remove,use ${token} now\nops,${BO},${token},Password: Tulip-77`;
    expect(JSON.stringify([mapped(text), readAnyway(text)])).not.toMatch(/ghp_|Tulip/);
    expect(readAnyway(text).rows[0]?.action).toBe('remove');
  });

  test('an unknown column is never a reason', () => {
    expect(short(`group,email,Geheimes\nops,${ANA},Tulip Harbour 77`)).toEqual([
      `ops | ${ANA} | add`,
    ]);
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

  test.each([
    'U059H0Z4PH6',
    '108273645501928374655',
    '9832aad8-e4fe-496b-a604-95c6ef01ae75',
    'S-1-5-21-1',
  ])('the foreign ID %s alone waits', (id) => {
    expect(short(`group,user id\nops,${id}`)[0]).toMatch(/^ops \| \? \| add \| !/);
  });

  test.each([
    `id,login,email,status\n00u690dwq7LP0fTIF0x7,${ANA},${ANA},ACTIVE`,
    `userid,fullname,email\nU059H0Z4PH6,Ana,${ANA}`,
    `User ID,Email\nff8080817aa1b2c3017aa1b2c3d40001,${ANA}`,
  ])('a user list without sure account IDs is refused: %j', (text) => {
    expect(matchUserList({ kind: 'text', text }, headerKind)).toEqual({
      refused: 'no-account-ids',
    });
  });

  test.each(['User id,User name,email,User status', 'Name,Email,Atlassian ID,Status'])(
    'the user export with the header %j is recognized',
    (header) => {
      const at = { id: ID, email: ANA, name: 'Ana', status: 'Active' };
      const row = header
        .split(',')
        .map((each) =>
          /id$/i.test(each)
            ? at.id
            : /mail/i.test(each)
              ? at.email
              : /status/i.test(each)
                ? at.status
                : at.name,
        )
        .join(',');
      expect(matchUserList({ kind: 'text', text: `${header}\n${row}` }, headerKind)).toMatchObject({
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
    expect(short(exported('Deactivated', ',action', ',remove'))).toEqual([
      `finance | ${ID} | remove`,
    ]);
    expect(short(exported('Active'))).toEqual([`finance | ${ID} | add`]);
  });

  test('rows that are not people wait', () => {
    const text = `group,type,email\nops,USER,${ANA}\nops,GROUP,design@example.com`;
    expect(short(text)).toEqual([
      `ops | ${ANA} | add`,
      'ops | design@example.com | add | !not-a-person',
    ]);
  });
});

describe('several columns name one person', () => {
  test('the email counts, not a login name', () => {
    const text = `Username,Email,Full Name,Group\nas4711,${ANA},Ana Silva,marketing`;
    expect(readAnyway(text).rows[0]?.person).toEqual({
      kind: 'email',
      email: ANA,
      name: 'Ana Silva',
    });
  });

  test('the mail column comes before the sign-in name of a guest', () => {
    const text = `userPrincipalName,mail,group\nbo.oz_example.com#EXT#@contoso.onmicrosoft.com,${BO},finance`;
    expect(readAnyway(text).rows[0]?.person).toEqual({ kind: 'email', email: BO });
  });

  test('a manager is never the person', () => {
    for (const header of ['Manager Email', 'Reports To Email', 'Approver', 'Vorgesetzter E-Mail'])
      expect(short(`group,${header},email\nops,boss@example.com,${ANA}`)).toEqual([
        `ops | ${ANA} | add`,
      ]);
  });

  test.each([
    `Gruppe;Teamleiter E-Mail;E-Mail\nops;boss@example.com;${ANA}`,
    `Group,Email,Coach email\nops,${ANA},boss@example.com`,
    `Group,Email,上司メール\nops,${ANA},boss@example.com`,
    `Group,Email,Gmail\nops,${ANA},private@example.com`,
    `Actor email,Target user,Target group\nboss@example.com,${ANA},ops`,
  ])('the email of another person is never used: %j', (text) => {
    expect(short(text)).toEqual([`ops | ${ANA} | add`]);
    expect(short(text.replace(ANA, ''))[0]).not.toContain('boss@');
  });

  test('two emails of people that are not named: the admin chooses', () => {
    const text = `Group,Requested for email,Opened by email\nops,${ANA},boss@example.com`;
    expect(problemsOf(text)).toEqual([{ kind: 'no-role', places: [1, 2] }]);
  });

  test('columns of several members are all read', () => {
    const list = mapped(`Group,Member 1,Member 2\nops,${ANA},${BO}`);
    const read = readList(decided(list, { roles: ['group', 'person', 'person'] })) as Import;
    expect(read.rows.map(inShort)).toEqual([`ops | ${ANA} | add`, `ops | ${BO} | add`]);
  });

  test.each(['#N/A', '=VLOOKUP'])(
    'a damaged account ID (%s) beside an email is no one else',
    (id) => {
      const list = mapped(`Group,Account ID,Email\nops,${id},${ANA}\nops,${id},${BO}`);
      const read = readList(decided(list, { roles: ['group', 'person', 'person'] })) as Import;
      expect(read.rows.map(inShort)).toEqual([`ops | ${ANA} | add`, `ops | ${BO} | add`]);
    },
  );

  test.each([
    'E-posta',
    'E-post',
    '电子邮件地址',
    'Sähköpostiosoite',
    'Correo electrónico',
    'Контакт',
  ])('the header %j or its values name the person', (header) => {
    expect(short(`Group,${header}\nops,${ANA}`)).toEqual([`ops | ${ANA} | add`]);
  });

  test('IDs of 24 digits of another system give way to the email', () => {
    expect(short(`_id,email,group\n${ID},${ANA},ops`)).toEqual([`ops | ${ANA} | add`]);
    expect(short(`Atlassian ID,email,group\n${ID},${ANA},ops`)).toEqual([`ops | ${ID} | add`]);
  });

  test('two columns of emails without headers: the admin chooses', () => {
    expect(rolesOf(`ops,${ANA},${BO}\nops,${BO},${ANA}`)).toEqual(['group', '?', '?']);
  });
});
