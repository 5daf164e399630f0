import fc from 'fast-check';
import { FIRST_PLACE, pathOf, type Place, placeOf } from '../../../static/admin/navigation/place';

const id = fc.string({ minLength: 1, maxLength: 128 }).filter((text) => text !== 'compare');

const places: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom<Place>(
    { tab: 'groups' },
    { tab: 'groups', compare: [] },
    { tab: 'groups', compare: ['one', 'other'] },
    { tab: 'people' },
    { tab: 'bulk' },
    { tab: 'automation' },
    { tab: 'activity' },
    { tab: 'settings' },
  ),
  id.map((groupId): Place => ({ tab: 'groups', groupId })),
  fc
    .tuple(id, fc.array(id, { maxLength: 2 }))
    .map(([groupId, compare]): Place => ({ tab: 'groups', groupId, compare })),
  id.map((accountId): Place => ({ tab: 'people', accountId })),
  id.map((planId): Place => ({ tab: 'bulk', planId })),
  id.map((jobId): Place => ({ tab: 'bulk', jobId })),
);

test('a path leads back to its place', () => {
  fc.assert(
    fc.property(places, (place) => {
      expect(placeOf(pathOf(place))).toEqual(place);
    }),
  );
});

test('paths have only characters that an address can hold', () => {
  fc.assert(
    fc.property(places, (place) => {
      expect(pathOf(place)).toMatch(/^\/[\x21-\x7e]*$/);
    }),
  );
});

test.each(['', '/', '/nowhere', 'groups', '/%E0%A4%A', '//', '/constructor'])(
  'an unknown path leads to the first tab: %p',
  (path) => {
    expect(placeOf(path)).toEqual(FIRST_PLACE);
  },
);

test.each([
  ['/groups/', { tab: 'groups' }],
  ['/groups/compare/', { tab: 'groups', compare: [] }],
  ['/groups/one/compare/other/', { tab: 'groups', groupId: 'one', compare: ['other'] }],
  ['/groups/compare/one/other/more', { tab: 'groups', compare: ['one', 'other'] }],
  ['/people/%E0%A4%A', { tab: 'people' }],
  ['/bulk/jobs', { tab: 'bulk' }],
  ['/bulk/other/1', { tab: 'bulk' }],
])('a path that was cut leads to its tab: %p', (path, place) => {
  expect(placeOf(path)).toEqual(place);
});
