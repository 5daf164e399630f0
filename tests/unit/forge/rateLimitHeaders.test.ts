import { hourlyPoints, readRetryAfter } from '../../../src/forge/confluence/rateLimitHeaders';

const points = (headers: Record<string, string>) => hourlyPoints(new Headers(headers));

const LIMIT = '"global-app-quota";r=11000;t=600';
const POLICY = '"global-app-quota";q=65000;w=3600';
const LEFT = { left: 11_000, of: 65_000 };

describe('the hourly points', () => {
  test.each<[string, Record<string, string>]>([
    ['with their policy', { RateLimit: LIMIT, 'RateLimit-Policy': POLICY }],
    ['in the spelling of the trial', { 'Beta-RateLimit': LIMIT, 'Beta-RateLimit-Policy': POLICY }],
    ['by their name, where no policy stands', { RateLimit: LIMIT }],
    ['with a policy in the other spelling', { RateLimit: LIMIT, 'Beta-RateLimit-Policy': POLICY }],
    [
      'beside a burst limit, before or behind it',
      {
        RateLimit: `"burst";r=7;t=1, ${LIMIT} , "burst-2";r=1;t=1`,
        'RateLimit-Policy': `"burst";q=100;w=1, ${POLICY},"burst-2";q=100;w=1`,
      },
    ],
    [
      'by any name, where the policy is the hour’s',
      { RateLimit: '"everything";r=11000', 'RateLimit-Policy': '"everything";w=3600;q=65000' },
    ],
    [
      'with blanks, without quotes, in another order and case',
      {
        RateLimit: ' global-app-quota ; T=600 ; R = 11000 ',
        'RateLimit-Policy': 'Global-App-Quota; w=3600; Q="65000"',
      },
    ],
    ['without how many there are', { RateLimit: LIMIT, 'RateLimit-Policy': '"global-app-quota"' }],
    ['where the policy is of no use', { RateLimit: LIMIT, 'RateLimit-Policy': ',;=,"' }],
    [
      'where the plain spelling has only a burst limit',
      { RateLimit: '"burst";r=1', 'Beta-RateLimit': LIMIT },
    ],
    ['of two, the scarcer', { RateLimit: `"tenant-quota";r=60000, ${LIMIT}` }],
    [
      'where the plain spelling says something else',
      { RateLimit: LIMIT, 'Beta-RateLimit': '"global-app-quota";r=3' },
    ],
  ])('are read %s', (_how, headers) => {
    expect(points(headers)).toEqual(LEFT);
  });

  test('are as many as the policy says', () => {
    const headers = {
      RateLimit: '"x-quota";r=0;t=9',
      'RateLimit-Policy': '"x-quota";q=130000;w=3600',
    };
    expect(points(headers)).toEqual({ left: 0, of: 130_000 });
  });

  test.each<[string, Record<string, string>]>([
    ['a policy alone', { 'RateLimit-Policy': POLICY }],
    ['a policy of the trial alone', { 'Beta-RateLimit-Policy': POLICY }],
    ['a quota without what is left', { RateLimit: '"global-app-quota";t=600' }],
    [
      'a plain one without, whatever the trial says',
      { RateLimit: '"global-app-quota"', 'Beta-RateLimit': LIMIT },
    ],
  ])('are plentiful according to %s', (_how, headers) => {
    expect(points(headers)).toBe('plenty');
  });

  test.each<[string, Record<string, string>]>([
    ['no header', {}],
    ['a burst limit', { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '7' }],
    [
      'a burst limit as a list',
      { RateLimit: '"burst";r=7;t=1', 'RateLimit-Policy': '"burst";q=100;w=1' },
    ],
    [
      'a burst limit that is called a quota',
      { RateLimit: '"quota";r=7', 'RateLimit-Policy': '"quota";q=100;w=1' },
    ],
    ['a number that is none', { RateLimit: '"global-app-quota";r=many' }],
    ['an empty header', { RateLimit: '', 'RateLimit-Policy': '' }],
  ])('are not given by %s', (_how, headers) => {
    expect(points(headers)).toBeUndefined();
  });
});

const NOW = Date.parse('2026-11-28T10:15:00Z');
const AT_THE_END = Date.parse('2026-11-28T10:59:59Z');

describe('the time to retry', () => {
  test.each<[string, object]>([
    ['7', { retryAfterSeconds: 7 }],
    [' 7 ', { retryAfterSeconds: 7 }],
    ['0', { retryAfterSeconds: 1 }],
    ['2699', { retryAfterSeconds: 2_699 }],
    ['2700', { retryAfterSeconds: 2_700, waitsForHour: true }],
    ['1000000000', { retryAfterSeconds: 2_700, waitsForHour: true }],
    ['9'.repeat(400), { retryAfterSeconds: 2_700, waitsForHour: true }],
    ['Sat, 28 Nov 2026 10:15:30 GMT', { retryAfterSeconds: 30 }],
    ['Saturday, 28-Nov-26 10:15:30 GMT', { retryAfterSeconds: 30 }],
    ['Sat Nov 28 10:15:30 2026', { retryAfterSeconds: 30 }],
    ['Sat, 28 Nov 2026 11:00:00 GMT', { retryAfterSeconds: 2_700, waitsForHour: true }],
    ['Sat, 28 Nov 2026 10:14:00 GMT', { retryAfterSeconds: 1 }],
    ['Sun, 06 Nov 1994 08:49:37 GMT', { retryAfterSeconds: 1 }],
    ['Mon, 28 Nov 2039 10:15:30 GMT', { retryAfterSeconds: 2_700, waitsForHour: true }],
  ])('is read from %j', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toEqual(expected);
  });

  test.each([null, '', 'tomorrow', 'Someday, soon', '-5', '1.5', '7 s', '2026-11-28'])(
    'is not read from %j',
    (header) => {
      expect(readRetryAfter(header, NOW)).toEqual({});
    },
  );

  test('is soon if a short wait crosses the hour', () => {
    expect(readRetryAfter('2', AT_THE_END)).toEqual({ retryAfterSeconds: 2 });
    expect(readRetryAfter('5', AT_THE_END)).toEqual({ retryAfterSeconds: 5 });
    expect(readRetryAfter('6', AT_THE_END)).toEqual({ retryAfterSeconds: 6, waitsForHour: true });
  });
});
