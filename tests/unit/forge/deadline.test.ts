/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ok } from '../../../src/domain/outcome';
import {
  FUNCTION_LIMITS_MS,
  invocationDeadline,
  leaseSeconds,
  remainingTime,
} from '../../../src/forge/platform/deadline';
import { handlingErrors } from '../../../src/forge/platform/handleErrors';
import { beginInvocation } from '../../seams/seamGlobals';

type Runtime = { lambdaContext: { getRemainingTimeInMillis?: unknown } };

const runtime = (): Runtime =>
  (globalThis as unknown as { __forge_runtime__: Runtime }).__forge_runtime__;

const noCalls = (): Promise<Response> => Promise.reject(new Error('This test makes no calls.'));

/** Starts an invocation whose platform does not tell how much time is left. */
const beginWithoutClock = (clock?: unknown): void => {
  beginInvocation(noCalls);
  const { lambdaContext } = runtime();
  if (clock === undefined) delete lambdaContext.getRemainingTimeInMillis;
  else lambdaContext.getRemainingTimeInMillis = clock;
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Runs code in a function of the app with a limit, and lets some time pass first. */
const after = async <T>(
  milliseconds: number,
  read: () => T,
  limit: keyof typeof FUNCTION_LIMITS_MS = 'resolver',
): Promise<T> => {
  let value: T | undefined;
  const handle = handlingErrors(
    'test',
    () => {
      jest.advanceTimersByTime(milliseconds);
      value = read();
      return Promise.resolve(ok(undefined));
    },
    FUNCTION_LIMITS_MS[limit],
  );
  expect(await handle()).toEqual(ok(undefined));
  return value as T;
};

const broken = [
  ['is missing', undefined],
  [
    'throws',
    () => {
      throw new Error('not here');
    },
  ],
  ['is no number', () => undefined],
] as const;

describe.each(broken)("if the platform's clock %s", (_what, clock) => {
  beforeEach(() => {
    beginWithoutClock(clock);
  });

  test('an own clock starts with the function', async () => {
    expect(await after(10_000, remainingTime)).toBe(15_000);
  });

  test('a function of another kind has its own limit', async () => {
    expect(await after(10_000, remainingTime, 'webTrigger')).toBe(45_000);
  });

  test('the same time is kept back for the answer', async () => {
    expect(await after(10_000, () => invocationDeadline()())).toBe(7_000);
    expect(await after(30_000, () => invocationDeadline()())).toBe(0);
  });

  test('a step is leased until its function has ended', async () => {
    expect(await after(5_000, leaseSeconds, 'bulkStep')).toBe(55);
  });

  test('each function has its own clock', async () => {
    await after(20_000, remainingTime);
    expect(await after(1_000, remainingTime)).toBe(24_000);
  });
});

test("the platform's clock counts if it is there", async () => {
  beginWithoutClock(() => 3_000);
  expect(await after(10_000, remainingTime)).toBe(3_000);
});

test('the limits are those of the manifest', () => {
  const file = readFileSync(join(__dirname, '../../../manifest.yml'), 'utf8');
  const { modules } = z
    .object({
      modules: z.object({
        function: z.array(z.object({ key: z.string(), timeoutSeconds: z.number().optional() })),
      }),
    })
    .parse(parse(file));
  const limitOf = (key: string): number | undefined =>
    modules.function.find((one) => one.key === key)?.timeoutSeconds;
  expect([
    limitOf('bulk-step'),
    limitOf('setup-step'),
    limitOf('wake-stalled-jobs'),
    limitOf('refresh-access-lists'),
  ]).toEqual(
    [
      FUNCTION_LIMITS_MS.bulkStep,
      FUNCTION_LIMITS_MS.setupStep,
      FUNCTION_LIMITS_MS.hourly,
      FUNCTION_LIMITS_MS.refresh,
    ].map((ms) => ms / 1_000),
  );
  expect(limitOf('admin-resolver') ?? limitOf('membership-trigger')).toBeUndefined();
});
