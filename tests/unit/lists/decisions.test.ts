import type { ColumnRole } from '../../../src/domain/columnRole';
import type { FileContent, Sheet } from '../../../static/admin/bulk/import/sheet';
import {
  type DecidedList,
  openList,
  reopenList,
  withDefaultAction,
  withEncoding,
  withGroup,
  withHeaderRow,
  withMeaning,
  withRemembered,
  withRole,
  withSheet,
} from '../../../static/admin/bulk/list/decisions';
import { headerKind } from '../import/lists';

const LEGAL = { id: 'legal-id', name: 'legal', change: 'allowed', gives: 'nothing' } as const;

const text = (...lines: string[]): FileContent => ({ kind: 'text', text: lines.join('\n') });

const CONTENT = text(
  'Abteilung,Kontakt,Vorgang',
  'legal,ana.silva@example.com,austritt',
  'legal,bo.oz@example.com,zugang',
);

const opened = (content: FileContent = CONTENT): DecidedList => {
  const list = openList(content, undefined, headerKind);
  if ('refused' in list) throw new Error(`The list was refused: ${list.refused}.`);
  return list;
};

const rolesOf = ({ list }: DecidedList) => list.mapping.roles;

/** All decisions that an admin makes about the list. */
const decided = (list: DecidedList): DecidedList => {
  const roles: ColumnRole[] = ['ignore', 'person', 'action'];
  const mapped = roles.reduce((before, role, place) => withRole(before, place, role), list);
  const worded = withMeaning(withMeaning(mapped, 'austritt', 'remove'), 'zugang', 'add');
  return withGroup(withDefaultAction(worded, 'remove'), LEGAL);
};

const decisionsOf = ({ list: { mapping } }: DecidedList) => ({
  ...mapping,
  words: new Map(mapping.words),
});

test('changes one role and keeps the others', () => {
  const before = opened();
  const after = withRole(before, 1, 'name');
  expect(rolesOf(after)).toEqual(rolesOf(before).with(1, 'name'));
});

test('keeps all decisions, in any order', () => {
  expect(decisionsOf(decided(opened()))).toMatchObject({
    roles: ['ignore', 'person', 'action'],
    words: new Map([
      ['austritt', 'remove'],
      ['zugang', 'add'],
    ]),
    defaultAction: 'remove',
    group: LEGAL,
  });
});

test('keeps the meanings of words while another column has the actions', () => {
  const away = withRole(withRole(decided(opened()), 2, 'ignore'), 0, 'action');
  const back = withRole(withRole(away, 0, 'ignore'), 2, 'action');
  expect(decisionsOf(back)).toMatchObject(decisionsOf(decided(opened())));
});

describe('a list that comes back from the form', () => {
  test('is the same if its text is the same', () => {
    const before = decided(opened());
    expect(reopenList(CONTENT, before)).toBe(before);
  });

  test('keeps its decisions if rows were edited', () => {
    const edited = text('Abteilung,Kontakt,Vorgang', 'legal,cy.lund@example.com,austritt');
    const after = reopenList(edited, decided(opened()));
    expect(after?.content).toBe(edited);
    expect(after?.list.layout?.rows).toHaveLength(1);
    expect(after && decisionsOf(after)).toEqual(decisionsOf(decided(opened())));
    expect(after?.list.words).toMatchObject([{ word: 'austritt', count: 1, meaning: 'remove' }]);
  });

  test('starts again if its columns are others, or nothing is left of it', () => {
    const before = decided(opened());
    expect(reopenList(text('Kontakt,Abteilung', 'a@example.com,legal'), before)).toBeUndefined();
    expect(reopenList(text(''), before)).toBeUndefined();
  });
});

describe('an edited list that now says to remove', () => {
  const header = 'Group,Email,Wohin';
  const rows = ['legal,ana.silva@example.com,Berlin 1', 'legal,bo.oz@example.com,Bern 2'];
  const before = opened(text(header, ...rows));
  const edited = (list: DecidedList) =>
    reopenList(text(header, ...rows, 'legal,cy.lund@example.com,remove'), list);

  test('asks for the role of its column, which was suggested before', () => {
    expect(rolesOf(before)).toEqual(['group', 'person', 'ignore']);
    const after = edited(before);
    expect(after && rolesOf(after)).toEqual(['group', 'person', undefined]);
  });

  test('asks again for the role that the admin chose, unless it has the actions', () => {
    const roleAfter = (role: ColumnRole) =>
      edited(withRole(before, 2, role))?.list.mapping.roles[2];
    expect(roleAfter('reason')).toBeUndefined();
    expect(roleAfter('action')).toBe('action');
  });

  test('keeps the other roles that the admin chose', () => {
    const after = edited(withRole(before, 0, 'reason'));
    expect(after && rolesOf(after)).toEqual(['reason', 'person', undefined]);
  });
});

test('uses the roles that were remembered', () => {
  const remembered: ColumnRole[] = ['name', 'person', 'action'];
  const list = withRemembered(opened(), remembered);
  expect(rolesOf(list)).toEqual(remembered);
  expect(rolesOf(withRole(list, 2, 'ignore'))).toEqual(['name', 'person', 'ignore']);
});

test('asks again about remembered columns if a cell now says to remove', () => {
  const list = withRemembered(opened(), ['group', 'person', 'reason']);
  expect(rolesOf(list)).toEqual(['group', 'person', undefined]);
});

const sheet = (name: string, ...rows: string[][]): Sheet => ({
  name,
  isHidden: false,
  isActive: false,
  rows: rows.map((cells, place) => ({ row: place + 1, cells })),
  hiddenColumns: [],
  isCut: false,
});

const WORKBOOK: FileContent = {
  kind: 'workbook',
  sheets: [
    sheet('Joiners', ['Abteilung', 'Kontakt'], ['legal', 'ana.silva@example.com']),
    sheet('Leavers', ['Kontakt', 'Bemerkung'], ['bo.oz@example.com', 'Left']),
  ],
};

describe('another sheet', () => {
  const joiners = withRole(withRole(withSheet(opened(WORKBOOK), 0), 0, 'group'), 1, 'person');

  test('keeps the roles that the admin gave to the same headers', () => {
    const named = withRole(joiners, 1, 'name');
    const leavers = withSheet(named, 1);
    expect(leavers.list.mapping.sheet).toBe(1);
    expect(rolesOf(leavers)[0]).toBe('name');
  });

  test('gets its own roles back when it is chosen again', () => {
    const leavers = withRole(withSheet(joiners, 1), 1, 'reason');
    const again = withSheet(withSheet(leavers, 0), 1);
    expect(rolesOf(withSheet(leavers, 0))).toEqual(rolesOf(joiners));
    expect(rolesOf(again)).toEqual(rolesOf(leavers));
  });

  test('keeps what is decided for the whole list', () => {
    const decided = withGroup(withDefaultAction(joiners, 'remove'), LEGAL);
    expect(withSheet(decided, 1).list.mapping).toMatchObject({
      defaultAction: 'remove',
      group: LEGAL,
    });
  });
});

describe('a suggested addition', () => {
  const actionOf = ({ list }: DecidedList) => list.mapping.defaultAction;

  test('is not kept for another sheet that says to remove', () => {
    const people = [['Group', 'Email'], ...[1, 2].map((at) => ['legal', `p${at}@example.com`])];
    const content: FileContent = {
      kind: 'workbook',
      sheets: [sheet('Joiners', ...people), sheet('Leavers', ...people)],
    };
    const joiners = withSheet(opened(content), 0);
    expect(actionOf(joiners)).toBe('add');
    const leavers = withSheet(joiners, 1);
    expect(actionOf(leavers)).toBeUndefined();
    expect(leavers.list.problems).toMatchObject([{ kind: 'no-default-action' }]);
    expect(actionOf(withSheet(leavers, 0))).toBe('add');
  });

  test('is not kept if an edited list says to remove', () => {
    const lines = ['Group,Email', 'legal,ana.silva@example.com', 'legal,bo.oz@example.com'];
    const before = opened(text(...lines));
    expect(actionOf(before)).toBe('add');
    const after = reopenList(text('Leavers in May,', ...lines), before);
    expect(after && actionOf(after)).toBeUndefined();
  });
});

test('keeps the roles that the admin gave when the encoding changes', () => {
  const bytes = 'Gr\xf6\xdfe,Kontakt\nlegal,ana.silva@example.com\nlegal,bo.oz@example.com';
  const latin = opened({ kind: 'bytes', bytes, guess: 'windows-1252' });
  const named = withRole(latin, 0, 'name');
  const other = withEncoding(named, 'windows-1250');
  expect(other.list.mapping.encoding).toBe('windows-1250');
  expect(rolesOf(other)[0]).toBe('name');
  expect(rolesOf(withEncoding(other, 'windows-1252'))).toEqual(rolesOf(named));
});

test('keeps the roles that the admin gave when the header row changes', () => {
  const named = withRole(opened(), 0, 'reason');
  const other = withHeaderRow(named, 0);
  expect(other.list.layout?.header).toBeUndefined();
  expect(other.list.layout?.rows).toHaveLength(3);
  expect(rolesOf(other)[0]).toBe('reason');
  expect(withHeaderRow(other, 1).list.layout?.header?.row).toBe(1);
});

test('asks again for a role if another header row shows a cell that says to remove', () => {
  const list = text(
    'Group,Email,remove',
    'legal,ana.silva@example.com,a1',
    'legal,bo@example.com,b2',
  );
  const named = withRole(opened(list), 2, 'reason');
  expect(rolesOf(named)[2]).toBe('reason');
  expect(rolesOf(withHeaderRow(named, 0))[2]).toBeUndefined();
});

test('stays with the list if another header row leaves nothing of it', () => {
  const before = opened();
  const after = withHeaderRow(before, 3);
  expect(after.refusal).toEqual({ refused: 'empty' });
  expect(after.list).toBe(before.list);
  expect(withRole(after, 0, 'group').refusal).toBeUndefined();
});
