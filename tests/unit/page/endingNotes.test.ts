import type { RecordedChange } from '../../../src/contract/adminApi';
import { endingNotes } from '../../../static/admin/activity/activityEntry';
import { fill, type Words } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';

const words: Words = (key, values = {}) => fill(messages[key], values);

const group = { id: '6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11', name: 'editors' };

const ADMIN = { kind: 'account', accountId: '5b10ac8d82e05b22cc7d4ef5' } as const;
const KEY = { kind: 'key', keyId: 'k1', ownerId: ADMIN.accountId } as const;

const notesOf = (
  ending: Omit<NonNullable<RecordedChange['ending']>, 'endedAt'>,
  actor: RecordedChange['actor'] = ADMIN,
): string[] =>
  endingNotes({ group, actor, ending: { endedAt: '2026-11-28T10:00:00Z', ...ending } }, words);

const MAYBE = 'The change may have been made.';

test('says of an uncertain failure on record that the change may have been made', () => {
  for (const outcome of ['no-seats', 'unexpected', 'timed-out', 'unavailable'] as const)
    expect(notesOf({ outcome, certain: false })).toEqual([MAYBE]);
});

test('says nothing more of a failure that certainly changed nothing', () => {
  expect(notesOf({ outcome: 'unavailable' })).toEqual([]);
});

test('says nothing more of a success', () => {
  expect(notesOf({ outcome: 'already-member', certain: false })).toEqual([]);
  expect(notesOf({ outcome: 'added', certain: true })).toEqual([]);
});

test('says of an unconfirmed add that it isn’t confirmed', () => {
  const unconfirmed = messages['change.added.uncertain'];
  expect(notesOf({ outcome: 'added', certain: false })).toEqual([unconfirmed]);
});

test('says of a removal that the lists showed no need for that it may have been made', () => {
  const ending = { outcome: 'not-a-member', actedAs: 'app', httpStatus: 204 } as const;
  const may = messages['change.not-a-member.uncertain'];
  expect(notesOf({ ...ending, certain: false })).toEqual([may]);
  expect(notesOf({ ...ending, certain: true })).toEqual([]);
});

test('names both groups if the change may have been made in the other one', () => {
  const otherGroupId = '7ad24c8e-0e64-4c86-a3b2-1d3b6de2f0a1';
  expect(notesOf({ outcome: 'group-mismatch', certain: false, otherGroupId })).toEqual([
    MAYBE,
    `Group ID: ${group.id}`,
    `May have been changed instead: group ID ${otherGroupId}`,
  ]);
});

test('says nothing more of an open record, because its lozenge says it', () => {
  expect(endingNotes({ group, actor: ADMIN }, words)).toEqual([]);
});

test('says what helps if Rollcall could not act for the owner of a key', () => {
  const refused = { outcome: 'not-authenticated', actedAs: 'owner', httpStatus: 401 } as const;
  expect(notesOf(refused, KEY)).toEqual([messages['recent.owner-not-usable']]);
  expect(notesOf({ outcome: 'not-authenticated' }, KEY)).toHaveLength(1);
  expect(notesOf({ outcome: 'not-authenticated' }, ADMIN)).toEqual([]);
  expect(notesOf({ outcome: 'missing-scope' }, KEY)).toEqual([]);
});
