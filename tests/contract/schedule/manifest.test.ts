import { queueApp } from '../../seams/manifest';

const { reading } = queueApp;
const TRIGGER = '    - key: every-hour\n      function: hourly\n      interval: hour\n';

/** This many scheduled triggers beside the existing one. */
const andMore = (count: number, interval: string): string =>
  TRIGGER +
  Array.from({ length: count }, (_, at) =>
    TRIGGER.replace('every-hour', `more-${at}`).replace('hour\n', `${interval}\n`),
  ).join('');

test('an interval is one that Forge supports', () => {
  expect(reading('interval: hour', 'interval: minute')).toThrow(
    /scheduledTrigger\.0\.interval.*"fiveMinute"/,
  );
});

test('a scheduled trigger names an existing function', () => {
  expect(reading('function: hourly', 'function: hourlyy')).toThrow('no function "hourlyy"');
});

test('a scheduled trigger without a function is not emulated', () => {
  expect(reading('function: hourly', 'endpoint: remote')).toThrow('scheduledTrigger.0.endpoint');
});

test('an app has at most five scheduled triggers', () => {
  expect(reading(TRIGGER, andMore(4, 'day'))).not.toThrow();
  expect(reading(TRIGGER, andMore(5, 'day'))).toThrow(
    'an app has at most 5 scheduled triggers, not 6',
  );
});

test('at most one of them is called every five minutes', () => {
  expect(reading(TRIGGER, andMore(1, 'fiveMinute'))).not.toThrow();
  expect(reading(TRIGGER, andMore(2, 'fiveMinute'))).toThrow(
    'at most 1 scheduled trigger has the interval fiveMinute',
  );
});
