import type { RecordedChange } from '../../../src/contract/adminApi';
import { type ActivityPart, followedBy } from '../../../static/admin/activity/activityEntry';

const changes = (...ids: string[]): RecordedChange[] => ids.map((id) => ({ id }) as RecordedChange);

const part = (ids: string[], nextChanges?: string): ActivityPart => ({
  changes: changes(...ids),
  nextChanges,
  jobs: [],
  nextJobs: undefined,
});

const shown = (newest: ActivityPart, loaded: ActivityPart) => {
  const { changes: all, nextChanges } = followedBy(newest, loaded);
  return { ids: all.map(({ id }) => id).join(''), nextChanges };
};

test('keeps older changes when the newest are read again', () => {
  const loaded = part(['d', 'c', 'b', 'a']);
  expect(shown(part(['e', 'd', 'c'], 'after c'), loaded)).toEqual({ ids: 'edcba' });
});

test('goes on after the older changes that were loaded', () => {
  const loaded = part(['d', 'c', 'b'], 'after b');
  expect(shown(part(['e', 'd'], 'after d'), loaded)).toEqual({
    ids: 'edcb',
    nextChanges: 'after b',
  });
});

test('leaves out older changes that don’t follow the newest ones', () => {
  const newest = part(['h', 'g'], 'after g');
  expect(shown(newest, part(['d', 'c', 'b']))).toEqual({ ids: 'hg', nextChanges: 'after g' });
});

test('shows only the newest changes if there are no others', () => {
  expect(shown(part(['b', 'a']), part(['a']))).toEqual({ ids: 'ba' });
});
