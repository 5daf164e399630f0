import type { RecordedChange } from '../../../src/contract/adminApi';
import { endingNotes } from '../../../static/admin/activity/activityEntry';
import { fill, type Words } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';

const words: Words = (key, values = {}) => fill(messages[key], values);

const group = { id: '6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11', name: 'editors' };

const notesOf = (ending: Omit<NonNullable<RecordedChange['ending']>, 'endedAt'>): string[] =>
  endingNotes({ group, ending: { endedAt: '2026-11-28T10:00:00Z', ...ending } }, words);

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

test('says of an unconfirmed add that it may have been made', () => {
  expect(notesOf({ outcome: 'added', certain: false })).toEqual([MAYBE]);
});

test('names both groups if the change may have been made in the other one', () => {
  const otherGroupId = '7ad24c8e-0e64-4c86-a3b2-1d3b6de2f0a1';
  expect(notesOf({ outcome: 'group-mismatch', certain: false, otherGroupId })).toEqual([
    MAYBE,
    `Group ID: ${group.id}`,
    `ID of the other group: ${otherGroupId}`,
  ]);
});

test('says nothing more of an open record, because its lozenge says it', () => {
  expect(endingNotes({ group }, words)).toEqual([]);
});
