import type { InvocationRequest } from '../../dev-host/platform/invocations/invocation';
import type { Interval } from '../../dev-host/platform/manifest/modules';
import { makeCallScheduled, makeScheduler } from '../../dev-host/platform/schedule';
import { makeSteerableClock } from '../fakes/steerableClock';
import { testInvocation } from './invocation';
import { queueApp } from './manifest';

/** The local Forge's schedule with one trigger, whose function the test provides. */
export const openSchedule = (interval: Interval, ...ids: string[]) => {
  const clock = makeSteerableClock();
  const scheduler = makeScheduler({
    triggers: [{ key: 'every-hour', function: 'hourly', interval }],
    call: makeCallScheduled({
      manifest: queueApp.manifest(),
      invoke: (request) => {
        schedule.calls.push(request);
        return schedule.run();
      },
    }),
    clock: clock.now,
  });
  const schedule = {
    scheduler,
    /** The calls of the function, in order. */
    calls: [] as InvocationRequest[],
    run: (): Promise<string | undefined> => Promise.resolve(undefined),
    /** Moves the clock forward; returns how often that called the function. */
    pass: (seconds: number): number => {
      const before = schedule.calls.length;
      clock.advance(seconds);
      scheduler.wake();
      return schedule.calls.length - before;
    },
  };
  scheduler.start(ids.map((installationId) => testInvocation({ installationId }).installation));
  return schedule;
};

export type Schedule = ReturnType<typeof openSchedule>;
