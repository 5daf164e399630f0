import type { Clock } from './clock';
import type { Installation } from './installation';
import { InvocationFailed } from './invocations/invocation';
import type { Invoke } from './invocations/invoke';
import type { Manifest } from './manifest/manifest';
import { timeoutSecondsOf, type Interval, type ScheduledTriggerModule } from './manifest/modules';

const MAX_SLEEP_MS = 60_000;

// "About 5 minutes after app deployment."
// https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/
const FIRST_AFTER_MS = 5 * 60_000;

const INTERVALS_MS: Record<Interval, number> = {
  fiveMinute: 5 * 60_000,
  hour: 3_600_000,
  day: 24 * 3_600_000,
  week: 7 * 24 * 3_600_000,
};

/**
 * Calls scheduled triggers when they are due: five minutes after the start, and then after each
 * interval. If a call fails, the console shows it. The next call is not delayed.
 */
export type Scheduler = {
  /** Starts to call each trigger for each of these installations. */
  start: (installations: readonly Installation[]) => void;
  /** Checks what is due after the clock was moved. Calls each due trigger only once. */
  wake: () => void;
  /** Makes no more calls. Calls that are running end with their functions and are not repeated. */
  stop: () => void;
};

type NextCall = { trigger: ScheduledTriggerModule; installation: Installation; dueAt: number };

export const makeScheduler = (deps: {
  triggers: readonly ScheduledTriggerModule[];
  call: CallScheduled;
  clock: Clock;
}): Scheduler => {
  const { triggers, call, clock } = deps;
  let nextCalls: NextCall[] = [];
  let timer: NodeJS.Timeout | undefined;

  const run = async ({ trigger, installation }: NextCall): Promise<void> => {
    try {
      await call(trigger, installation);
    } catch (error) {
      if (nextCalls.length === 0) return; // the scheduler was stopped in the meantime
      const why = error instanceof InvocationFailed ? error.message : error;
      console.error(`The scheduled trigger ${trigger.key} failed:`, why);
    }
  };
  const runDueCalls = (): void => {
    clearTimeout(timer);
    if (nextCalls.length === 0) return;
    const now = clock();
    for (const next of nextCalls.filter(({ dueAt }) => dueAt <= now)) {
      next.dueAt = nextTime(next.dueAt, next.trigger.interval, now);
      void run(next);
    }
    const earliest = Math.min(...nextCalls.map(({ dueAt }) => dueAt));
    timer = setTimeout(runDueCalls, Math.min(earliest - now, MAX_SLEEP_MS));
  };
  return {
    start: (installations) => {
      const dueAt = clock() + FIRST_AFTER_MS;
      nextCalls = installations.flatMap((installation) =>
        triggers.map((trigger) => ({ trigger, installation, dueAt })),
      );
      runDueCalls();
    },
    wake: runDueCalls,
    stop: () => {
      nextCalls = [];
      clearTimeout(timer);
    },
  };
};

/** Returns when a due trigger is called next, in the future. Missed calls are left out. */
const nextTime = (dueAt: number, interval: Interval, now: number): number => {
  const every = INTERVALS_MS[interval];
  return dueAt + (Math.floor((now - dueAt) / every) + 1) * every;
};

/** Calls a scheduled trigger's function once. Rejects with `InvocationFailed`. */
export type CallScheduled = (
  trigger: ScheduledTriggerModule,
  installation: Installation,
) => Promise<void>;

/**
 * Makes the function that calls a trigger as documented: without an account, and as the start of a
 * chain of events. Forge's pages disagree about a function that returns no status code. Here any
 * result is accepted.
 * https://developer.atlassian.com/platform/forge/function-reference/scheduled-trigger/
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/
 */
export const makeCallScheduled =
  ({ manifest, invoke }: { manifest: Manifest; invoke: Invoke }): CallScheduled =>
  async (trigger, installation) => {
    await invoke({
      functionKey: trigger.function,
      module: { type: 'core:scheduledTrigger', key: trigger.key },
      installation,
      viewer: undefined,
      argument: {
        context: { cloudId: installation.cloudId, moduleKey: trigger.key },
        contextToken: 'local', // "This value has no meaning to an app."
      },
      limitMs: timeoutSecondsOf(manifest.modules, trigger.function) * 1_000,
    });
  };
