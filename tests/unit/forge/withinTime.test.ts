import { TIMED_OUT, withinTime } from '../../../src/forge/platform/withinTime';

const never = new Promise<never>(() => undefined);

describe('waiting no longer than so many milliseconds', () => {
  test('gives what came in time', async () => {
    expect(await withinTime(Promise.resolve(1), 1_000)).toBe(1);
  });

  test('fails as what was waited for', async () => {
    await expect(withinTime(Promise.reject(new Error('no')), 1_000)).rejects.toThrow('no');
  });

  test('gives up then', async () => {
    expect(await withinTime(never, 5)).toBe(TIMED_OUT);
  });

  test('is not bothered by a failure that comes later', async () => {
    let fail: (error: Error) => void = () => undefined;
    const late = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    expect(await withinTime(late, 5)).toBe(TIMED_OUT);
    fail(new Error('too late')); // unhandled, it would end the process
    await new Promise((resolve) => setImmediate(resolve));
  });
});
