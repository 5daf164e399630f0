import {
  type KnownChanges,
  placeNow,
  type Sort,
  shownMembers,
} from '../../../static/admin/groups/group/shownMembers';

const MEMBERS = [
  { accountId: 'id-3', name: 'Zoë Okapi' },
  { accountId: 'id-1', name: 'ana gnu' },
  { accountId: 'id-2' },
  { accountId: 'id-4', name: 'Åsa Yak' },
];

const shown = (how: { query?: string; sort?: Sort; known?: [string, 'added' | 'removed'][] }) =>
  shownMembers(
    MEMBERS,
    { query: '', sort: 'listed', ...how, known: new Map(how.known) },
    'en-US',
  ).map(({ accountId }) => accountId);

test('keeps the order of Confluence if nothing else is chosen', () => {
  expect(shown({})).toEqual(['id-3', 'id-1', 'id-2', 'id-4']);
});

test('sorts by name in the viewer’s language, people without a name by their ID', () => {
  expect(shown({ sort: 'name' })).toEqual(['id-1', 'id-4', 'id-2', 'id-3']);
  expect(shown({ sort: 'name-reversed' })).toEqual(['id-3', 'id-2', 'id-4', 'id-1']);
});

test('finds members by name or account ID, in any letter case', () => {
  expect(shown({ query: ' ANA ' })).toEqual(['id-1']);
  expect(shown({ query: 'ID-2' })).toEqual(['id-2']);
  expect(shown({ query: 'nobody' })).toEqual([]);
});

test('shows Rollcall’s own changes although Confluence’s list is older', () => {
  const known: [string, 'added' | 'removed'][] = [
    ['new', 'added'],
    ['id-1', 'removed'],
    ['id-3', 'added'],
  ];
  expect(shown({ known })).toEqual(['new', 'id-3', 'id-2', 'id-4']);
});

test('says where a person is in Confluence’s list after Rollcall’s own removals', () => {
  const places = new Map([
    ['id-1', 3],
    ['id-2', 4],
    ['id-3', 9],
  ]);
  const known: KnownChanges = new Map([
    ['id-1', 'removed'],
    ['new', 'added'],
    ['id-3', 'removed'],
  ]);
  expect(placeNow('id-2', places, known)).toBe(3);
  expect(placeNow('id-2', places, new Map())).toBe(4);
  expect(placeNow('new', places, known)).toBeUndefined();
});
