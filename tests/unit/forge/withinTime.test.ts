import { TIMED_OUT, withinTime } from '../../../src/forge/platform/timers';

const never = new Promise<never>(() => undefined);

describe('waiting for a limited time', () => {
  test('returns a value that comes in time', async () => {
    expect(await withinTime(Promise.resolve(1), 1_000)).toBe(1);
  });

  test('fails with the failure of what it waits for', async () => {
    await expect(withinTime(Promise.reject(new Error('no')), 1_000)).rejects.toThrow('no');
  });

  test('gives up after that time', async () => {
    expect(await withinTime(never, 5)).toBe(TIMED_OUT);
  });

  test('ignores a failure that comes later', async () => {
    let fail: (error: Error) => void = () => undefined;
    const late = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    expect(await withinTime(late, 5)).toBe(TIMED_OUT);
    fail(new Error('too late')); // an unhandled failure would end the process
    await new Promise((resolve) => setImmediate(resolve));
  });
});
