import { settings } from '../../../src/contract/actionInputs';
import { parseInput } from '../../../src/contract/parse';

const GOOD = { mostRemovals: 0, mostRemovedPercent: 1, pointsLeftPercent: 0 };

test('accepts settings at both ends of their ranges', () => {
  const largest = { mostRemovals: 50_000, mostRemovedPercent: 100, pointsLeftPercent: 90 };
  expect(parseInput(settings, GOOD)).toEqual({ ok: true, value: GOOD });
  expect(parseInput(settings, largest)).toEqual({ ok: true, value: largest });
});

test.each([
  { mostRemovals: -1 },
  { mostRemovals: 50_001 },
  { mostRemovedPercent: 0 },
  { mostRemovedPercent: 101 },
  { pointsLeftPercent: 91 },
  { pointsLeftPercent: 1.5 },
  { mostRemovals: NaN },
])('refuses %j', (bad) => {
  expect(parseInput(settings, { ...GOOD, ...bad })).toEqual({
    ok: false,
    failure: { code: 'invalid-input', field: 'body' },
  });
});
