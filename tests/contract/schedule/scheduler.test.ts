import { setImmediate as nextTurn } from 'node:timers/promises';
import { InvocationFailed } from '../../../dev-host/platform/invocations/invocation';
import type { Interval } from '../../../dev-host/platform/manifest/modules';
import { openSchedule, type Schedule } from '../../seams/schedule';

const FIRST_S = 300;
const HOUR_S = 3_600;

let schedule: Schedule;
const open = (interval: Interval, ...ids: string[]): void => {
  schedule = openSchedule(interval, ...ids);
};
afterEach(() => {
  schedule.scheduler.stop();
  jest.restoreAllMocks();
});

test.each<[Interval, number]>([
  ['fiveMinute', 300],
  ['hour', HOUR_S],
  ['day', 24 * HOUR_S],
  ['week', 7 * 24 * HOUR_S],
])('calls five minutes after the start and then at the interval: %s', (interval, seconds) => {
  open(interval, 'one');
  const called = [FIRST_S - 1, 1, seconds - 1, 1, 1].map(schedule.pass);
  expect(called).toEqual([0, 1, 0, 1, 0]);
});

test('calls once after any number of missed times, and keeps to its minute of the hour', () => {
  open('hour', 'one');
  expect(schedule.pass(3 * 24 * HOUR_S)).toBe(1); // the next call is five minutes away again
  expect([FIRST_S - 1, 1, HOUR_S - 1, 1].map(schedule.pass)).toEqual([0, 1, 0, 1]);
});

test('calls for each installation, with no one signed in, within the function’s time limit', () => {
  open('hour', 'one', 'other');
  schedule.pass(FIRST_S);
  const called = schedule.calls.map(({ installation, ...call }) => ({
    ...call,
    of: installation.id,
  }));
  const call = {
    functionKey: 'hourly',
    module: { type: 'core:scheduledTrigger', key: 'every-hour' },
    viewer: undefined,
    argument: {
      context: { cloudId: 'test', moduleKey: 'every-hour' },
      contextToken: expect.any(String) as string,
    },
    limitMs: 10_000,
  };
  expect(called).toEqual(['one', 'other'].map((of) => ({ ...call, of })));
});

test('calls a function that failed again at its next time, and not before', async () => {
  const shown = jest.spyOn(console, 'error').mockReturnValue(undefined);
  open('hour', 'one');
  schedule.run = () => Promise.reject(new InvocationFailed('threw', 'The function threw Error.'));
  schedule.pass(FIRST_S);
  await nextTurn();
  expect(shown.mock.calls).toEqual([
    ['The scheduled trigger every-hour failed:', 'The function threw Error.'],
  ]);
  expect([HOUR_S - 1, 1].map(schedule.pass)).toEqual([0, 1]);
});

test('calls nothing once stopped, and reports nothing about calls that it ends', async () => {
  const shown = jest.spyOn(console, 'error').mockReturnValue(undefined);
  open('hour', 'one');
  let end: () => void = () => undefined;
  schedule.run = () =>
    new Promise((_resolve, reject) => {
      end = () => {
        reject(new InvocationFailed('ended', 'The function was ended by the platform.'));
      };
    });
  schedule.pass(FIRST_S);
  schedule.scheduler.stop();
  end();
  await nextTurn();
  expect(schedule.pass(HOUR_S)).toBe(0);
  expect(shown).not.toHaveBeenCalled();
});
