import type { PlanGroupView } from '../../../src/contract/bulkApi';
import { whyRefused } from '../../../static/admin/bulk/plan/planWords';
import { makeCounted, makeWords } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';
import { groupView } from './views';

const CEILINGS = { mostRemovals: 20, mostRemovedPercent: 50 };

const words = makeWords((key) => messages[key]);

const why = (group: Partial<PlanGroupView>, ceilings?: typeof CEILINGS) =>
  whyRefused(
    groupView(group),
    ceilings,
    { words, counted: makeCounted(words, String), locale: 'en-US', number: String },
    (share) => `${share * 100}%`,
  );

const tooMany = { refusal: 'too-many-removals' } as const;

test('gives the limit of a group that would lose too large a share', () => {
  expect(why({ ...tooMany, removals: 8, members: 13 }, CEILINGS)).toBe(
    '8 removals count toward the limit. The limit is 6 (50% of 13 members).',
  );
});

test('gives the removals that count', () => {
  const undo = { ...tooMany, removals: 60, exempt: 52, members: 13 };
  expect(why(undo, CEILINGS)).toBe(
    '8 removals count toward the limit. The limit is 6 (50% of 13 members).',
  );
});

test('gives only the removals of a group that is refused for the whole plan', () => {
  expect(why({ ...tooMany, removals: 8, members: 16 }, CEILINGS)).toBe('8 removals');
});

test('gives any other reason in its own words', () => {
  expect(why({ refusal: 'would-empty-group', removals: 8, members: 8 }, CEILINGS)).toBe(
    messages['failure.would-empty-group.title'],
  );
});

test('gives no limit if the plan does not say it', () => {
  expect(why({ ...tooMany, removals: 8, members: 12 })).toBe(
    messages['failure.too-many-removals.title'],
  );
});
