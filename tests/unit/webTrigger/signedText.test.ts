import { isTimely, signedText } from '../../../src/application/webTrigger/authenticate';
import { NOON } from '../../fakes/steerableClock';

test('the signed text names the time, the trigger and the body', () => {
  expect(signedText('2026-11-23T10:00:00Z', 'add-member', '{"a":1}')).toBe(
    '2026-11-23T10:00:00Z.add-member.{"a":1}',
  );
});

describe('a timestamp is accepted within five minutes', () => {
  test.each([
    ['2026-11-23T12:00:00Z', true],
    ['2026-11-23T12:00:00.5Z', true],
    ['2026-11-23T12:00:00.1234567Z', true],
    ['2026-11-23T11:54:59.9999999Z', false],
    ['2026-11-23T12:00:00.1234567891Z', false],
    ['2026-11-23T11:55:00Z', true],
    ['2026-11-23T11:54:59.999Z', false],
    ['2026-11-23T12:00:30Z', true],
    ['2026-11-23T12:00:30.001Z', false],
    ['2026-11-23T12:00:00', false],
    ['2026-11-23T13:00:00+01:00', false],
    ['2026-13-45T12:00:00Z', false],
    ['2026-11-23', false],
    ['1795435200000', false],
    ['', false],
    ['2026-11-23T12:00:00Z\n', false],
  ])('%s: %p', (timestamp, expected) => {
    expect(isTimely(timestamp, NOON)).toBe(expected);
  });
});
