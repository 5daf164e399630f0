import { stopReasonFor } from '../../../src/application/jobs/stopReasons';
import { afterStep, type StopReason } from '../../../src/domain/job/stopReason';
import { aJob } from '../../fakes/bulk/aPlan';

const READING = { during: 'reading' } as const;
const NOW = Date.parse('2026-11-24T10:20:00Z');

test('a read that finds the hourly pool empty waits for the hour', () => {
  const failure = { code: 'rate-limited', hourlyPoolEmpty: true, retryAfterSeconds: 90 } as const;
  expect(stopReasonFor(failure, READING, NOW)).toEqual({
    kind: 'hourly-pool',
    until: NOW + 90_000,
  });
});

test('a job waits for the hour, or longer if Confluence asks for longer', () => {
  const until = (stop: StopReason) => {
    const { waiting } = afterStep(aJob(), stop, false, NOW);
    return waiting && 'until' in waiting ? waiting.until : undefined;
  };
  const hour = Date.parse('2026-11-24T11:00:02Z');
  expect(until({ kind: 'hourly-pool' })).toBe(new Date(hour).toISOString());
  expect(until({ kind: 'hourly-pool', until: NOW + 90_000 })).toBe(new Date(hour).toISOString());
  const afterHour = hour + 48_000; // asked at 10:59:50 to wait a minute
  expect(until({ kind: 'hourly-pool', until: afterHour })).toBe(new Date(afterHour).toISOString());
});

test('a job that is told how long to wait waits that long', () => {
  const failure = { code: 'rate-limited', retryAfterSeconds: 45 } as const;
  expect(stopReasonFor(failure, READING, NOW)).toEqual({ kind: 'rate-limit', until: NOW + 45_000 });
});

test('a job that is not answered, or refused, is tried again later', () => {
  for (const code of ['unavailable', 'timed-out', 'not-permitted', 'unexpected'] as const)
    expect(stopReasonFor({ code }, READING, NOW)).toEqual({ kind: 'confluence' });
});

test('a job that the site has not approved waits for the approval', () => {
  expect(stopReasonFor({ code: 'missing-scope' }, READING, NOW)).toEqual({ kind: 'approval' });
});
