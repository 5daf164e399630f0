import { mapped, problemsOf, short } from './lists';

const ANA = 'ana.silva@example.com';
const BO = 'bo.oz@example.com';

/** The rows that nothing is asked about, neither in the Columns step nor in the review. */
const readyRows = (text: string, chosen?: string): string[] =>
  problemsOf(text, chosen).length > 0
    ? []
    : short(text, chosen).filter((row) => !row.includes('!'));

describe('lists that must not add anyone without a question', () => {
  test.each([
    `Group,Email,Notes\nops,${ANA},new\nops,${BO},"Please remove from this group, left the company"`,
    `Users to be removed from Confluence groups by 31 March\nGroup,Email\nops,${ANA}`,
    `Removals March 2026\nGroup,Email\nops,${ANA}`,
    `Users who no longer need access,\nGroup,Email\nops,${ANA}`,
    `Group,Email,Type\nops,${ANA},Hire\nops,${BO},Termination`,
    `Group,Email,Request type\nops,${ANA},New access\nops,${BO},Access removal`,
    `Group,Email,Has access\nops,${ANA},yes\nops,${BO},no`,
    `Group,Email,Still needed?\nops,${ANA},yes\nops,${BO},no`,
    `Group,Email,Termination Date\nops,${ANA},2026-01-31\nops,${BO},2026-02-28`,
    `Gruppe,E-Mail,Austrittsdatum\nops,${ANA},2026-01-31\nops,${BO},2026-02-28`,
    `Group,Email,Wohin\nops,${ANA},joins\nops,${BO},exits\nops,cy@example.com,no change`,
    `Group,Email,Plan for May\nops,${ANA},new one\nops,${BO},goes away`,
    `Group,Email,Action\nops,${ANA},remove\nops,${BO},reset password`,
    `Group,Email,Status\nops,${ANA},remove\nops,${BO},pin sent`,
    `Group,Name,HRBP Email\nops,Ana Silva,boss@example.com\nops,Bo Oz,boss@example.com`,
    `Group,Name,Ansprechpartner\nops,Ana Silva,boss@example.com\nops,Bo Oz,boss@example.com`,
    `Group,Email,Account disabled\nops,${ANA},Yes`,
    `Group,Email,Konto aktiv\nops,${ANA},nein`,
    `Group,Email,Status\nops,${ANA},Ex-employee`,
  ])('%j', (text) => {
    expect(readyRows(text, 'legal').filter((row) => row.includes('| add'))).toEqual([]);
  });

  test.each([
    `Removals\n${ANA}\nJoiners\n${BO}`,
    `${ANA}\nLeavers (1)\n${BO}`,
    `${ANA}\n--- Remove ---\n${BO}`,
    `${ANA}\nBitte entfernen\n${BO}`,
    `Finance ${ANA}\nLegal ${BO}`,
    `DON'T ADD ${BO}`,
    `Skip Bo Oz <${BO}>`,
    `Disable Bo Oz <${BO}>`,
    `${BO} (gone)`,
    `${BO} (Inactive)`,
  ])('people only: %j', (text) => {
    expect(readyRows(text, 'legal').filter((row) => row.includes(BO))).toEqual([]);
  });
});

describe('lists in which no one may be lost', () => {
  test.each([
    [`User ${ANA}\nUser ${BO}`, 2],
    [`office@example.com\n${BO}`, 2],
    [`manager@example.com\n${BO}\n${ANA}`, 3],
    [`${ANA},Team lead\n${BO},Engineer`, 2],
    [`ops,${ANA},Manager,IT Service\ndev,${BO},Clerk,Sales`, 2],
    [`# ${ANA}\n${BO}`, 2],
    [`Email: ${ANA}\nEmail: ${BO}`, 2],
    [`- ${ANA}\n- ${BO}`, 2],
    [`To: ${ANA}; ${BO}`, 2],
    [`To: Ana Silva <${ANA}>, Bo Oz <${BO}>`, 2],
    [`"Silva, Ana" <${ANA}>, "Oz, Bo" <${BO}>`, 2],
    [`Ana Silva (IT) <${ANA}>; Bo Oz (HR) <${BO}>`, 2],
  ])('%j', (text, rows) => {
    expect(mapped(text).layout?.rows).toHaveLength(rows);
    expect(mapped(text).layout?.header).toBeUndefined();
  });
});

describe('right lists', () => {
  test.each([
    `Hans von Oz <${ANA}>\nBo Oz (IT) <${BO}>`,
    `Per Berg <${ANA}>\nMaria E Lopez <${BO}>`,
    `Ana Silva (she/her) <${ANA}>\nBo Oz | ACME <${BO}>`,
    `"Silva, Ana" <${ANA}>, "Oz, Bo" <${BO}>`,
    `To: ${ANA}, ${BO}`,
    `- ${ANA}\n- ${BO}`,
    `Bitte folgende Personen hinzufügen:\n${ANA}\n${BO}`,
  ])('of people need only a group: %j', (text) => {
    const rows = short(text, 'legal').filter((row) => !row.includes('!'));
    expect(rows).toEqual([`legal | ${ANA} | add`, `legal | ${BO} | add`]);
    expect(problemsOf(text, 'legal')).toEqual([]);
  });

  test.each([
    `Group,Email\notp-admins,${ANA}\nsecretariat,${BO}`,
    `Group,Email,Reason\nops,${ANA},password reset done\nops,${BO},needs PIN pad`,
    `Contact it@example.com,\nGroup,Email\nops,${ANA}\nops,${BO}`,
    `Group,Email,Location\nops,${ANA},Left wing\nops,${BO},Centre`,
    `Group,Email,State\nops,${ANA},Baja California\nops,${BO},Sonora`,
    `Group,Email,isGroup\nops,${ANA},False\nops,${BO},False`,
  ])('need no question: %j', (text) => {
    expect(problemsOf(text)).toEqual([]);
    expect(short(text).filter((row) => row.includes('!'))).toEqual([]);
    expect(short(text)).toHaveLength(2);
  });

  test('of names and emails without a header ask for the group', () => {
    const text = `Ana Silva,${ANA}\nBo Oz,${BO}`;
    expect(problemsOf(text)).toEqual([{ kind: 'no-group', places: expect.anything() as number[] }]);
  });
});

describe('groups as columns', () => {
  const text = `Email,confluence-users,site-admins\n${ANA},x,\n${BO},,x`;

  test('are recognized under headers with well-known words too', () => {
    expect(problemsOf(text)).toEqual([{ kind: 'pivoted', places: [1, 2] }]);
  });

  test('do not block other columns of crosses: the admin can choose a group', () => {
    expect(problemsOf(`Email,VIP,Remote\n${ANA},x,x\n${BO},,x`, 'legal')).toEqual([]);
  });

  test('are not seen in columns of yes and no with known headers', () => {
    expect(problemsOf(`email,has-2fa,has-sso\n${ANA},1,0\n${BO},1,1`)).toEqual([
      { kind: 'no-group', places: [] },
    ]);
  });
});

describe('secrets', () => {
  test.each([
    'sk_live_0123456789',
    'AIzaSyA0123456789abcdefghij',
    'https://user:Tulip77@host.example',
    'password is Tulip77',
    'clave: Tulip77',
    'Authorization: Bearer Tulip77',
  ])('%s is never part of a reason', (secret) => {
    const text = `group,email,action,reason\nops,${ANA},add,see ${secret}`;
    expect(JSON.stringify(short(text))).not.toMatch(/Tulip77|sk_live_0|AIzaSy/);
  });

  test.each(['mdp', 'Login code', 'Access code', 'Activation code'])('header %j', (header) => {
    expect(mapped(`Email,${header}\n${ANA},Tulip`).columns[1]?.reason).toBe('secret');
  });

  test('many blanks are read in time', () => {
    const start = process.cpuUsage();
    mapped(`group,email\nops${' '.repeat(100_000)}x,${ANA}`);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(2_000);
  });
});
