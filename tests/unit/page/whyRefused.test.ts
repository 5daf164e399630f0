import type { PlanGroupView } from '../../../src/contract/bulkApi';
import { whyRefused } from '../../../static/admin/bulk/plan/planWords';
import { fill } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';
import { groupView } from './views';

const CEILINGS = { mostRemovals: 20, mostRemovedPercent: 50 };

const why = (group: Partial<PlanGroupView>, ceilings?: typeof CEILINGS) =>
  whyRefused(groupView(group), ceilings, {
    words: (key, values = {}) => fill(messages[key], values),
    number: String,
    percent: (share) => `${share * 100}%`,
  });

const tooMany = { refusal: 'too-many-removals' } as const;

test('of a group that would lose too large a share it is said how many it may lose', () => {
  expect(why({ ...tooMany, removals: 8, members: 13 }, CEILINGS)).toBe(
    'removals 8, members 13; one plan may remove at most 6 of them (50%)',
  );
});

test('of a group that is refused for the whole plan it is said only what it adds to that', () => {
  expect(why({ ...tooMany, removals: 8, members: 16 }, CEILINGS)).toBe('removals 8');
});

test('any other reason is told in its own words', () => {
  expect(why({ refusal: 'would-empty-group', removals: 8, members: 8 }, CEILINGS)).toBe(
    messages['failure.would-empty-group.title'],
  );
});

test('where a plan does not say what limits it had, neither is it said how many there might be', () => {
  expect(why({ ...tooMany, removals: 8, members: 12 })).toBe(
    messages['failure.too-many-removals.title'],
  );
});
