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
    ['the first groups', inputs.placeInGroups, {}, {}],
    ['more groups', inputs.placeInGroups, { from: 50 }, { from: 50 }],
    [
      'members',
      inputs.placeInMembers,
      { groupId: GROUP_ID.toUpperCase(), start: 0 },
      { groupId: GROUP_ID, start: 0 },
    ],
    ['an account', inputs.account, { accountId: '712020:x-1' }, { accountId: '712020:x-1' }],
    ['the newest changes', inputs.placeInActivity, {}, {}],
    [
      'older changes of a group',
      inputs.placeInActivity,
      { groupId: GROUP_ID, from: 'WyJq_-=+/' },
      { groupId: GROUP_ID, from: 'WyJq_-=+/' },
    ],
    [
      'a part of the page',
      inputs.pagePlace,
      { path: `/groups/${GROUP_ID}/compare` },
      { path: `/groups/${GROUP_ID}/compare` },
    ],
    [
      'a key for all groups',
      inputs.newKey,
      { label: 'HR', groups: 'all-unprotected' },
      { label: 'HR', groups: 'all-unprotected', actions: ['add'] },
    ],
    [
      'a key for some groups',
      inputs.newKey,
      { label: 'HR', groups: [GROUP_ID] },
      { label: 'HR', groups: [GROUP_ID], actions: ['add'] },
    ],
    [
      'a key that also removes',
      inputs.newKey,
      { label: 'HR', groups: [GROUP_ID], actions: ['add', 'remove'] },
      { label: 'HR', groups: [GROUP_ID], actions: ['add', 'remove'] },
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
    ['a place before the first group', inputs.placeInGroups, { from: -1 }, 'body'],
    ['half a place among groups', inputs.placeInGroups, { from: 0.5 }, 'body'],
    ['a place after a million groups', inputs.placeInGroups, { from: 1_000_001 }, 'body'],
    ['a place that is a text', inputs.placeInGroups, { from: '50' }, 'body'],
    ['a place among members of nothing', inputs.placeInMembers, { start: 0 }, 'group'],
    ['members from nowhere', inputs.placeInMembers, { groupId: GROUP_ID }, 'body'],
    [
      'a limit of members',
      inputs.placeInMembers,
      { groupId: GROUP_ID, start: 0, limit: 9 },
      'body',
    ],
    ['an account that is an email', inputs.account, { accountId: 'a@example.com' }, 'accountId'],
    ['no account', inputs.account, {}, 'accountId'],
    ['changes of a name', inputs.placeInActivity, { groupId: 'editors' }, 'group'],
    ['changes from a place with spaces', inputs.placeInActivity, { from: 'a b' }, 'body'],
    ['changes from an empty place', inputs.placeInActivity, { from: '' }, 'body'],
    ['a part of the page that is no path', inputs.pagePlace, { path: 'groups' }, 'body'],
    ['a part of the page with spaces', inputs.pagePlace, { path: '/my groups' }, 'body'],
    [
      'a part of the page in 301 characters',
      inputs.pagePlace,
      { path: `/${'x'.repeat(300)}` },
      'body',
    ],
    ['a part of the page for another', inputs.pagePlace, { path: '/', accountId: 'x' }, 'body'],
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
    [
      'a key for no action',
      inputs.newKey,
      { label: 'HR', groups: [GROUP_ID], actions: [] },
      'body',
    ],
    [
      'a key for another action',
      inputs.newKey,
      { label: 'HR', groups: [GROUP_ID], actions: ['rename'] },
      'body',
    ],
    ['a group ID for nothing', inputs.nothing, { groupId: GROUP_ID }, 'body'],
    ['a key without a label', inputs.newKey, { groups: 'all-unprotected' }, 'body'],
  ])('is refused: %s', (_what, schema, payload, field) => {
    expect(parseInput(schema, payload)).toEqual(refused(field));
  });
});
