import * as inputs from '../../../src/contract/actionInputs';
import { parseInput } from '../../../src/contract/parse';

const GROUP_ID = '6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11';

const fromJson = (text: string): unknown => JSON.parse(text) as unknown;
const refused = (field: string) => ({ ok: false, failure: { code: 'invalid-input', field } });

describe('the payload of an action', () => {
  test.each([
    ['nothing', inputs.nothing, {}, {}],
    ['a query', inputs.groupQuery, { query: '' }, { query: '' }],
    [
      'a query with accents and emoji',
      inputs.groupQuery,
      { query: 'Café 🚀' },
      { query: 'Café 🚀' },
    ],
    ['a key id', inputs.keyById, { keyId: 'abcd1234' }, { keyId: 'abcd1234' }],
    ['a group id', inputs.groupById, { groupId: GROUP_ID.toUpperCase() }, { groupId: GROUP_ID }],
    [
      'a key for all groups',
      inputs.newKey,
      { label: 'HR', groups: 'all-unprotected' },
      { label: 'HR', groups: 'all-unprotected' },
    ],
    [
      'a key for some groups',
      inputs.newKey,
      { label: 'HR', groups: [GROUP_ID] },
      { label: 'HR', groups: [GROUP_ID] },
    ],
  ])('is read: %s', (_what, schema, payload, value) => {
    expect(parseInput(schema, payload)).toEqual({ ok: true, value });
  });

  test.each([
    ['a field where there is none', inputs.nothing, { query: '' }, 'body'],
    ['a list in place of nothing', inputs.nothing, [], 'body'],
    ['no query', inputs.groupQuery, {}, 'body'],
    ['a query that is a number', inputs.groupQuery, { query: 4 }, 'body'],
    ['a query of 256 characters', inputs.groupQuery, { query: 'x'.repeat(256) }, 'body'],
    ['half a character', inputs.groupQuery, { query: 'x\ud800' }, 'body'],
    ['a limit beside the query', inputs.groupQuery, { query: 'x', limit: 5_000 }, 'body'],
    [
      '__proto__ beside the query',
      inputs.groupQuery,
      fromJson('{"query":"x","__proto__":{}}'),
      'body',
    ],
    ['a key id of another form', inputs.keyById, { keyId: 'constructor!' }, 'body'],
    ['a key id that is a list', inputs.keyById, { keyId: ['abcd1234'] }, 'body'],
    ['a group id that is a name', inputs.groupById, { groupId: 'editors' }, 'group'],
    ['a group id that is missing', inputs.groupById, {}, 'group'],
    ['a name beside the group id', inputs.groupById, { groupId: GROUP_ID, name: 'x' }, 'body'],
    ['a key without groups', inputs.newKey, { label: 'HR' }, 'group'],
    ['a key for every group', inputs.newKey, { label: 'HR', groups: 'all' }, 'group'],
    ['a key for a name', inputs.newKey, { label: 'HR', groups: ['editors'] }, 'group'],
    [
      'a key for 101 groups',
      inputs.newKey,
      { label: 'HR', groups: Array(101).fill(GROUP_ID) },
      'group',
    ],
    [
      'a key with an owner',
      inputs.newKey,
      { label: 'HR', groups: [GROUP_ID], ownerId: 'x' },
      'body',
    ],
    ['a group ID for nothing', inputs.nothing, { groupId: GROUP_ID }, 'body'],
    ['a key without a label', inputs.newKey, { groups: 'all-unprotected' }, 'body'],
  ])('is refused: %s', (_what, schema, payload, field) => {
    expect(parseInput(schema, payload)).toEqual(refused(field));
  });
});
