import { FAILURE_CODES } from '../../../src/domain/outcome';
import {
  isPassing,
  statusOfFailure,
  WEB_TRIGGER_STATUSES,
} from '../../../src/domain/webTriggerStatus';

describe('the web trigger status of a failure', () => {
  test('every failure has one of the static outputs', () => {
    for (const code of FAILURE_CODES)
      expect(WEB_TRIGGER_STATUSES).toContain(statusOfFailure({ code }));
  });

  test.each([
    [{ code: 'missing-scope' as const }, 'app-not-authorized'],
    [{ code: 'not-authenticated' as const }, 'app-not-authorized'],
    [{ code: 'rate-limited' as const }, 'rate-limited'],
    [{ code: 'rate-limited' as const, hourlyPoolEmpty: true }, 'rate-limited-until-hour'],
    [{ code: 'not-permitted' as const }, 'not-permitted'],
  ])('%p: %s', (failure, status) => {
    expect(statusOfFailure(failure)).toBe(status);
  });

  test('a status that may change next time is not kept', () => {
    expect(WEB_TRIGGER_STATUSES.filter(isPassing).toSorted()).toEqual([
      'app-not-authorized',
      'in-progress',
      'no-seats',
      'rate-limited',
      'rate-limited-until-hour',
      'timed-out',
      'unavailable',
      'unexpected',
      'unsigned',
    ]);
  });
});
