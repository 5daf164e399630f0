import { addition, removal } from '../../../src/contract/actionInputs';
import { parseTriggerBody } from '../../../src/contract/events';
import { parseInput } from '../../../src/contract/parse';

const GROUP_ID = '6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11';
const accountId = '5b10ac8d82e05b22cc7d4ef5';

const fromJson = (text: string): unknown => JSON.parse(text) as unknown;

describe('the input of a change', () => {
  test('names a group by its name', () => {
    expect(parseInput(addition, { groupName: 'editors', accountId })).toEqual({
      ok: true,
      value: { groupName: 'editors', accountId },
    });
  });

  test('refuses a name together with the ID that the page saw for it', () => {
    const payload = { groupName: 'editors', seenGroupId: GROUP_ID, accountId };
    expect(parseInput(addition, payload)).toMatchObject({
      failure: { code: 'invalid-input', field: 'body' },
    });
  });

  test('names a group by its ID', () => {
    expect(
      parseTriggerBody(JSON.stringify({ groupId: GROUP_ID.toUpperCase(), accountId })),
    ).toEqual({
      ok: true,
      value: { groupId: GROUP_ID, accountId },
    });
  });

  test.each([
    ['nothing', '', 'body'],
    ['half a JSON', '{"group":', 'body'],
    ['null', null, 'body'],
    ['a text', '"editors"', 'body'],
    ['a number', 4, 'body'],
    ['a list', [{ group: 'editors', accountId }], 'body'],
    ['a group twice', `{"group":"a","group":"b","accountId":"${accountId}"}`, 'body'],
    ['a group twice, once escaped', `{"group":"a","gr\\u006fup":"b","accountId":"x"}`, 'body'],
    ['an account twice', `{"accountId":{"a":1},"group":"a","accountId":"x"}`, 'body'],
    ['an unknown field', { group: 'editors', accountId, admin: true }, 'body'],
    ['the page’s word for a name', { groupName: 'editors', accountId }, 'body'],
    ['a field named __proto__', fromJson(`{"__proto__":{},"group":"e","accountId":"a"}`), 'body'],
    ['a field named constructor', { group: 'e', accountId, constructor: 1 }, 'body'],
    ['no field', {}, 'group'],
    ['no group', { accountId }, 'group'],
    [
      'a name and an ID, and a bad account',
      { group: 'e', groupId: GROUP_ID, accountId: '!' },
      'group',
    ],
    ['a name, an ID and an unknown field', { group: 'e', groupId: GROUP_ID, x: 1 }, 'body'],
    ['a name and an id', { group: 'editors', groupId: GROUP_ID, accountId }, 'group'],
    ['a name beside an empty id', { group: 'editors', groupId: null, accountId }, 'group'],
    ['an id of another form', { groupId: 'editors', accountId }, 'group'],
    ['a name that is a list', { group: ['editors'], accountId }, 'group'],
    ['a name of 300 characters', { group: 'x'.repeat(300), accountId }, 'group'],
    ['a name in another order', { group: 'editors\u202e', accountId }, 'group'],
    ['a name with a null character', { group: 'edi\0tors', accountId }, 'group'],
    ['no account', { group: 'editors' }, 'accountId'],
    ['an account that is an email', { group: 'editors', accountId: 'a@example.com' }, 'accountId'],
    ['a list of accounts', { group: 'editors', accountId: [accountId] }, 'accountId'],
  ])('is refused: %s', (_what, payload, field) => {
    expect(
      parseTriggerBody(typeof payload === 'string' ? payload : JSON.stringify(payload)),
    ).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field },
    });
  });
});

test('a body may hold colons, quotes and braces within its texts', () => {
  const group = String.raw`R&D: "x" {a:[b]} \\ y`;
  expect(parseTriggerBody(JSON.stringify({ group, accountId }))).toEqual({
    ok: true,
    value: { groupName: group, accountId },
  });
});

describe('the input of an addition', () => {
  test('says that the admin was not asked about admin rights', () => {
    const sent = { groupId: GROUP_ID, accountId, unlessAdminGroup: true };
    expect(parseInput(addition, sent)).toEqual({ ok: true, value: sent });
    expect(parseInput(addition, { ...sent, unlessAdminGroup: false })).toMatchObject({
      failure: { code: 'invalid-input', field: 'body' },
    });
  });
});

describe('the input of a removal', () => {
  test.each([{ kind: 'members', place: 0 }, { kind: 'groups' }])(
    'says where the page saw the person: %j',
    (seen) => {
      const sent = { groupId: GROUP_ID, accountId, seen };
      expect(parseInput(removal, sent)).toEqual({ ok: true, value: sent });
    },
  );

  test.each([
    ['an odd place', { groupId: GROUP_ID, accountId, seen: { kind: 'members', place: -1 } }],
    ['a text', { groupId: GROUP_ID, accountId, seen: 'groups' }],
    ['a group that is named', { groupName: 'editors', accountId, seen: { kind: 'groups' } }],
  ])('refuses %s', (_what, sent) => {
    expect(parseInput(removal, sent)).toMatchObject({
      failure: { code: 'invalid-input', field: 'body' },
    });
  });
});
