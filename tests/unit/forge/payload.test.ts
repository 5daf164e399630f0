import {
  parseGroupIdPayload,
  parseKeyIdPayload,
  parseNewKey,
  parseNothing,
  parseQuery,
} from '../../../src/forge/page/payload/payload';

const GROUP_ID = '6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11';

const fromJson = (text: string): unknown => JSON.parse(text) as unknown;
const refused = (field: string) => ({ ok: false, failure: { code: 'invalid-input', field } });

describe('the payload of an action', () => {
  test.each([
    ['nothing', parseNothing, {}, {}],
    ['a query', parseQuery, { query: '' }, { query: '' }],
    ['a query with accents and emoji', parseQuery, { query: 'Café 🚀' }, { query: 'Café 🚀' }],
    ['a key id', parseKeyIdPayload, { keyId: 'abcd1234' }, 'abcd1234'],
    ['a group id', parseGroupIdPayload, { groupId: GROUP_ID.toUpperCase() }, GROUP_ID],
    [
      'a key for all groups',
      parseNewKey,
      { label: 'HR', groups: 'all-unprotected' },
      { label: 'HR', groups: 'all-unprotected' },
    ],
    [
      'a key for some groups',
      parseNewKey,
      { label: 'HR', groups: [GROUP_ID] },
      { label: 'HR', groups: [GROUP_ID] },
    ],
  ])('is read: %s', (_what, parse, payload, value) => {
    expect(parse(payload)).toEqual({ ok: true, value });
  });

  test.each([
    ['a field where there is none', parseNothing, { query: '' }, 'body'],
    ['a list in place of nothing', parseNothing, [], 'body'],
    ['no query', parseQuery, {}, 'body'],
    ['a query that is a number', parseQuery, { query: 4 }, 'body'],
    ['a query of 256 characters', parseQuery, { query: 'x'.repeat(256) }, 'body'],
    ['half a character', parseQuery, { query: 'x\ud800' }, 'body'],
    ['a limit beside the query', parseQuery, { query: 'x', limit: 5_000 }, 'body'],
    ['__proto__ beside the query', parseQuery, fromJson('{"query":"x","__proto__":{}}'), 'body'],
    ['a key id of another form', parseKeyIdPayload, { keyId: 'constructor!' }, 'body'],
    ['a key id that is a list', parseKeyIdPayload, { keyId: ['abcd1234'] }, 'body'],
    ['a group id that is a name', parseGroupIdPayload, { groupId: 'editors' }, 'group'],
    ['a group id that is missing', parseGroupIdPayload, {}, 'group'],
    ['a name beside the group id', parseGroupIdPayload, { groupId: GROUP_ID, name: 'x' }, 'body'],
    ['a key without groups', parseNewKey, { label: 'HR' }, 'group'],
    ['a key for every group', parseNewKey, { label: 'HR', groups: 'all' }, 'group'],
    ['a key for a name', parseNewKey, { label: 'HR', groups: ['editors'] }, 'group'],
    [
      'a key for 101 groups',
      parseNewKey,
      { label: 'HR', groups: Array(101).fill(GROUP_ID) },
      'group',
    ],
    ['a key with an owner', parseNewKey, { label: 'HR', groups: [GROUP_ID], ownerId: 'x' }, 'body'],
    ['a key without a label', parseNewKey, { groups: 'all-unprotected' }, 'body'],
  ])('is refused: %s', (_what, parse, payload, field) => {
    expect(parse(payload)).toEqual(refused(field));
  });
});
