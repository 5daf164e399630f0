import type { SiteState, SiteUser } from '../../host/support/simulatedSite';
import { peopleApart } from './peopleApart';

/** A membership that a row of the list asks for, with its row number in the spreadsheet. */
export type Wanted = { row: number; group: string; accountId: string; action: 'add' | 'remove' };

export type DamagedList = {
  text: string;
  /** The exported user list, for some of the emails. */
  users: string;
  /** The number of rows, without the header. */
  rows: number;
  /** What the plan should do once the open rows below are resolved and all others skipped. */
  wanted: Wanted[];
  open: {
    unknownGroup: string;
    correctGroup: string;
    unknownEmail: string;
    pickedForUnknown: SiteUser;
    namesakesEmail: string;
    meantNamesake: string;
    badAction: string;
    shifted: string;
    /** One row adds this account ID, another one removes it. */
    suspended: string;
    insteadOfSuspended: SiteUser;
  };
};

const GROUPS = ['legal', 'finance', 'marketing', 'quality', 'research'];
const ROWS = 500;
const TAKEN_OUT = 30; // from each of two groups; more than half of a group would be refused
const HEADER = 'Group;Member;Action;Reason;Ticket';

type Line = { text: string; wants?: Omit<Wanted, 'row'> };

/** A list of 500 rows as spreadsheets leave it, with every kind of damage. */
export const damagedList = (state: SiteState): DamagedList => {
  const people = peopleApart(state, GROUPS);
  const inGroup = (group: string): string[] =>
    (state.groups.find(({ name }) => name === group)?.members ?? []).filter((id) =>
      people.isActive(id),
    );
  const add = (group: string, accountId: string, written = accountId, before = ''): Line => ({
    text: `${before}${group};${written};add;New in the team;RC-1`,
    wants: { group, accountId, action: 'add' },
  });
  const take = (count: number, line: (person: SiteUser, at: number) => Line): Line[] =>
    people.take(count).map(line);
  const groupAt = (at: number): string => GROUPS[at % GROUPS.length] ?? '';

  const duplicates = people.take(10);
  const exported = people.take(10);
  const [picked, instead, byEmail, late, opposed, shifted, badAction, strange] = people.take(8) as [
    SiteUser,
    SiteUser,
    SiteUser,
    SiteUser,
    SiteUser,
    SiteUser,
    SiteUser,
    SiteUser,
  ];
  const { namesakes, suspended, app } = people;

  const fixable: Line[] = [
    ...take(10, ({ accountId }, at) => add(groupAt(at), accountId, `\u200b${accountId}\ufeff`)),
    ...take(10, ({ accountId }, at) =>
      add(groupAt(at), accountId, `\u00a0${accountId} `, '\u00a0'),
    ),
    ...take(10, ({ accountId, displayName, email }, at) =>
      add(groupAt(at), accountId, `"${displayName} <${email.toUpperCase()}>"`),
    ),
    ...take(5, ({ accountId, email }, at) => add(groupAt(at), accountId, email)),
    ...exported.map(({ accountId }, at) => add(groupAt(at), accountId, `staff.${at}@old.example`)),
    ...duplicates.map(({ accountId }, at) => add(groupAt(at), accountId)),
    ...duplicates.map(({ accountId }, at) => ({ text: `${groupAt(at)};${accountId};;Once more;` })),
    add('legal', byEmail.accountId),
    { text: `legal;${byEmail.email};add;The same person;` },
    ...take(1, ({ accountId }) => ({
      ...add('finance', accountId),
      text: `finance;${accountId};+;'=1+1;'=2+2`,
    })),
    ...take(1, ({ accountId }) => ({
      ...add('finance', accountId),
      text: `finance;${accountId};Invite;${'very '.repeat(60)}long;`,
    })),
  ];
  const resolved: Line[] = [
    { ...add('legal', picked.accountId), text: 'legal;nobody.known@example.com;add;;' },
    { ...add('legal', namesakes.meant), text: `legal;${namesakes.email};add;;` },
    { ...add('quality', late.accountId), text: `qualty;${late.accountId};add;;` },
    { ...add('research', badAction.accountId), text: `research;${badAction.accountId};promote;;` },
    { ...add('legal', instead.accountId), text: `legal;${suspended.accountId};add;;` },
    { ...add('research', shifted.accountId), text: `research;${shifted.accountId};add;;;one more` },
  ];
  const skipped = [
    'legal;1.16E+20;add;;',
    'legal;5,57058E+23;add;;',
    'legal;12345678901234567890123;add;;',
    `;${strange.accountId};add;;`,
    'legal;;add;;',
    'legal;Peter;add;;',
    `${'x'.repeat(256)};${strange.accountId};add;;`,
    `RELEASE MANAGERS;${strange.accountId};add;;`,
    `scim-engineering;${strange.accountId};add;;`,
    `Docs Champions;${strange.accountId};add;;`,
    `legal;${suspended.email};add;;`,
    'legal;shared.mailbox@old.example;add;;',
    `legal;${app.accountId};add;;`,
    'legal;5fffffffffffffffffffffff;add;;',
    `finance;${opposed.accountId};add;;`,
    `finance;${opposed.accountId};remove;;`,
    `"legal;${strange.accountId};add;;`,
  ].map((text): Line => ({ text }));
  const removals = ['marketing', 'research'].flatMap((group) =>
    inGroup(group)
      .slice(0, TAKEN_OUT)
      .map((accountId): Line => ({
        text: `${group};${accountId};Remove;Has left;`,
        wants: { group, accountId, action: 'remove' },
      })),
  );
  const unneeded: Line[] = [
    ...inGroup('quality')
      .slice(0, 10)
      .map((accountId) => add('quality', accountId)),
    ...take(5, ({ accountId }) => ({
      text: `marketing;${accountId};delete;;`,
      wants: { group: 'marketing', accountId, action: 'remove' },
    })),
    {
      text: `marketing;${suspended.accountId};remove;;`,
      wants: { group: 'marketing', accountId: suspended.accountId, action: 'remove' },
    },
  ];
  const special = [...fixable, ...resolved, ...skipped, ...removals, ...unneeded];
  const plain = take(ROWS - special.length, ({ accountId }, at) => add(groupAt(at), accountId));
  const middle = Math.floor(plain.length / 2);
  const lines = [
    ...plain.slice(0, middle),
    { text: ';;;;' },
    ...fixable,
    ...resolved,
    ...skipped,
    { text: '' },
    ...removals,
    ...plain.slice(middle),
    ...unneeded,
  ];
  return {
    text: `\ufeff${[HEADER, ...lines.map(({ text }) => text)].join('\r\n')}\r\n`,
    users: [
      'User id,User name,email,User status',
      ...exported.map(({ accountId, displayName }, at) =>
        [accountId, `"${displayName}"`, `staff.${at}@old.example`, 'Active'].join(','),
      ),
      `${strange.accountId},Shared,shared.mailbox@old.example,Active`,
      `${late.accountId},Shared,shared.mailbox@old.example,Active`,
    ].join('\n'),
    rows: ROWS,
    wanted: lines.flatMap(({ wants }, at) => (wants ? [{ row: at + 2, ...wants }] : [])),
    open: {
      unknownGroup: 'qualty',
      correctGroup: 'quality',
      unknownEmail: 'nobody.known@example.com',
      pickedForUnknown: picked,
      namesakesEmail: namesakes.email,
      meantNamesake: namesakes.meant,
      badAction: 'promote',
      shifted: 'one more',
      suspended: suspended.accountId,
      insteadOfSuspended: instead,
    },
  };
};
