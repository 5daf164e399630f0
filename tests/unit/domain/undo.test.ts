import {
  commandsOf,
  isUndoExempt,
  type JobCommand,
  type JobControl,
  withCommand,
} from '../../../src/domain/job/job';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { PEOPLE } from '../../fakes/examples';

const ENDED_AT = Date.parse('2026-11-23T12:00:00.000Z');
const DAY_MS = 86_400_000;
const [first, second, third] = [1, 2, 3].map(planIdOf);

const undone = { endedAt: new Date(ENDED_AT).toISOString() };

/** The record of a job that was undone by these plans, one after the other. */
const undoneBy = (...plans: (typeof first)[]): JobControl | undefined => {
  const [latest, ...earlier] = plans.toReversed().map((planId) => ({
    ...{ command: 'undo' as const, by: PEOPLE.siteAdmin, at: undone.endedAt },
    ...(planId && { planId }),
  }));
  return latest && { ...latest, earlier };
};

const isExempt = (
  control: JobControl | undefined,
  plan: { id?: NonNullable<typeof first>; retryOf?: NonNullable<typeof first> } = {},
  after = DAY_MS,
) => {
  const { id, retryOf } = plan;
  const origin = retryOf ? { retryOf } : {};
  return isUndoExempt({ ...(id && { id }), origin }, undone, control, ENDED_AT + after);
};

test('the first undo of a job is exempt for seven days', () => {
  expect(isExempt(undefined, {}, 7 * DAY_MS)).toBe(true);
  expect(isExempt(undefined, {}, 7 * DAY_MS + 1)).toBe(false);
});

test('an undo of a job without an end is not exempt', () => {
  expect(isUndoExempt({ origin: {} }, {}, undefined, ENDED_AT)).toBe(false);
});

test('a second undo is not exempt, and neither is one after an undo without a plan', () => {
  expect(isExempt(undoneBy(first))).toBe(false);
  expect(isExempt(undoneBy(undefined))).toBe(false);
});

test('the first undo stays exempt while it is applied', () => {
  if (first) expect(isExempt(undoneBy(first), { id: first })).toBe(true);
  if (first) expect(isExempt(undoneBy(first, second), { id: first })).toBe(false);
});

test('a retry of the latest undo is exempt, once', () => {
  if (!first || !third) throw new Error('There are three plans.');
  expect(isExempt(undoneBy(first), { retryOf: first })).toBe(true);
  expect(isExempt(undoneBy(first, second), { retryOf: first })).toBe(false);
  expect(isExempt(undoneBy(first), { id: third, retryOf: first }, 8 * DAY_MS)).toBe(false);
  expect(isExempt(undefined, { retryOf: first })).toBe(false);
});

test('no number of retries makes another undo exempt', () => {
  let control = undoneBy(first);
  for (let count = 0; count < 30; count += 1) {
    const retry: JobCommand = { command: 'retry', by: PEOPLE.siteAdmin, at: `${count}` };
    control = withCommand(control, retry);
  }
  expect(commandsOf(control)).toHaveLength(20);
  expect(commandsOf(control).at(-1)).toMatchObject({ command: 'retry', at: '29' });
  expect(isExempt(control)).toBe(false);
});
