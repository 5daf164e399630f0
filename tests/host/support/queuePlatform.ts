import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeSteeredClock } from '../../../dev-host/platform/clock';
import { openData } from '../../../dev-host/platform/data';
import { faultSchema } from '../../../dev-host/platform/faults';
import { makePlatform } from '../../../dev-host/platform/platform';
import { testInvocation } from '../../seams/invocation';
import { queueApp } from '../../seams/manifest';

const WORKER = join(__dirname, '../../../.rollcall/build/worker.cjs');
const WAIT_LIMIT_MS = 20_000;

/** What the tests' app prints about one delivery. */
export type Delivery = {
  started: string;
  eventId: string;
  now: number;
  retryContext?: { retryCount: number; retryReason: string; retryData?: unknown };
  principal?: unknown;
};

/** The local Forge without its server, running the tests' app in real workers. */
export const startQueuePlatform = async (dataFile?: string) => {
  const data = await openData(dataFile);
  const clock = makeSteeredClock();
  const platform = makePlatform({
    manifest: queueApp.manifest(),
    data,
    clock,
    files: { workerFile: WORKER, backendFile: queueApp.backendFile },
    publicUrl: 'http://127.0.0.1:9',
    showLog: () => undefined,
    hasRates: true,
  });
  await platform.warmUp();
  const { installation } = testInvocation({});
  const lines = (): Record<string, unknown>[] =>
    platform.logs
      .all()
      .filter(({ text }) => text.startsWith('{'))
      .map(({ text }) => JSON.parse(text) as Record<string, unknown>);
  const forge = {
    platform,
    call: (functionKey: string, payload: object = {}): Promise<unknown> =>
      platform.callResolver({ functionKey, payload, accountId: 'somebody', installation }),
    push: (...events: object[]): Promise<unknown> => forge.call('push', { events }),
    start: (): void => {
      platform.queue.start([installation]);
    },
    /** Starts the hourly calls, too. */
    startSchedule: (): void => {
      platform.scheduler.start([installation]);
    },
    setFaults: (...faults: object[]): void => {
      platform.faults.set(faults.map((fault) => faultSchema.parse(fault)));
    },
    /** Every start of a consumer, in order. */
    deliveries: (): Delivery[] =>
      lines().filter((line) => 'started' in line) as unknown as Delivery[],
    /** What the hourly function printed each time. */
    hourly: (): Record<string, unknown>[] => lines().filter((line) => 'hourly' in line),
    /** The names of the events whose consumers finished. */
    done: (): unknown[] => lines().flatMap((line) => ('done' in line ? [line['done']] : [])),
    /** Waits until a condition is true. */
    until: async (isSo: () => boolean): Promise<void> => {
      const end = Date.now() + WAIT_LIMIT_MS;
      while (!isSo()) {
        if (Date.now() > end) throw new Error('The expected condition was not reached in time.');
        await pause(10);
      }
    },
    /** Waits until no event is due and none runs; returns when the next one is. */
    untilQuiet: async (): Promise<number | undefined> => {
      const first = (): number | undefined => platform.queue.show().waiting[0]?.dueAt;
      await forge.until(
        () => platform.queue.show().running === 0 && (first() ?? Infinity) > clock.now(),
      );
      return first();
    },
    /** Moves the clock to the time of the next event. */
    skip: async (): Promise<void> => {
      const next = (await forge.untilQuiet()) ?? 0;
      platform.clock.advance((next - clock.now()) / 1_000);
      await forge.untilQuiet();
    },
    close: async (): Promise<void> => {
      await platform.close();
      data.close();
    },
  };
  return forge;
};

export type QueuePlatform = Awaited<ReturnType<typeof startQueuePlatform>>;
