import { newSettings } from '../../../src/contract/actionInputs';
import { parseInput } from '../../../src/contract/parse';

const GOOD = { mostRemovals: 0, mostRemovedPercent: 1, pointsLeftPercent: 0 };

test('accepts settings at both ends of their ranges', () => {
  const largest = { mostRemovals: 50_000, mostRemovedPercent: 100, pointsLeftPercent: 90 };
  expect(parseInput(newSettings, GOOD)).toEqual({ ok: true, value: GOOD });
  expect(parseInput(newSettings, largest)).toEqual({ ok: true, value: largest });
  const over = { ...GOOD, changedAt: '2026-11-24T10:00:00.000Z' };
  expect(parseInput(newSettings, over)).toEqual({ ok: true, value: over });
});

test.each([
  { mostRemovals: -1 },
  { mostRemovals: 50_001 },
  { mostRemovedPercent: 0 },
  { mostRemovedPercent: 101 },
  { pointsLeftPercent: 91 },
  { pointsLeftPercent: 1.5 },
  { mostRemovals: NaN },
  { changedAt: 1 },
])('refuses %j', (bad) => {
  expect(parseInput(newSettings, { ...GOOD, ...bad })).toEqual({
    ok: false,
    failure: { code: 'invalid-input', field: 'body' },
  });
});
