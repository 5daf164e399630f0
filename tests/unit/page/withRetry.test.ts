import { failed, ok, type Outcome } from '../../../src/domain/outcome';
import { withRetry } from '../../../static/admin/api/answers';

const asking = async (answers: (Outcome<string> | 'lost')[]) => {
  const waits: number[] = [];
  let calls = 0;
  const answer = await withRetry<string>(
    () => {
      const next = answers[calls++] ?? ok('more');
      return next === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve(next);
    },
    (seconds) => {
      waits.push(seconds);
      return Promise.resolve();
    },
  );
  return { answer, waits, calls };
};

test('calls again after a lost answer', async () => {
  expect(await asking(['lost', ok('yes')])).toEqual({ answer: ok('yes'), waits: [2], calls: 2 });
});

test('waits as long as asked, if it is short', async () => {
  const { waits } = await asking([failed('rate-limited', { retryAfterSeconds: 7 }), ok('yes')]);
  expect(waits).toEqual([7]);
});

test.each([
  ['a refusal', failed('not-permitted')],
  ['a long wait', failed('rate-limited', { retryAfterSeconds: 600 })],
  ['an empty hourly pool', failed('rate-limited', { hourlyPoolEmpty: true })],
])('leaves %s to the admin at once', async (_, failure) => {
  expect(await asking([failure])).toEqual({ answer: failure, waits: [], calls: 1 });
});

test('gives up after three tries', async () => {
  const down = failed('unavailable');
  expect(await asking([down, down, down, ok('late')])).toMatchObject({ answer: down, calls: 3 });
});
