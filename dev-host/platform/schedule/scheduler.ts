import type { Clock } from '../clock';
import type { Installation } from '../installation/installation';
import { InvocationFailed } from '../invocations/invocationFailed';
import type { ScheduledTriggerModule } from '../manifest/scheduledTriggers';
import type { CallScheduled } from './callScheduled';
import { FIRST_AFTER_MS, nextTurn } from './turns';

const MAX_SLEEP_MS = 60_000;

/**
 * Calls scheduled triggers when it is their turn: five minutes after the start, and from then on
 * after each interval. One that fails is shown on the console, and called again at its next turn.
 */
export type Scheduler = {
  /** Begins, with those for each of which each trigger is called. */
  start: (installations: readonly Installation[]) => void;
  /** Looks now: the clock was moved. However many turns came by it, each trigger is called once. */
  wake: () => void;
  /** Calls no more. What runs now is ended with the functions, and its turn is over. */
  stop: () => void;
};

type Turn = { trigger: ScheduledTriggerModule; installation: Installation; dueAt: number };

export const makeScheduler = (deps: {
  triggers: readonly ScheduledTriggerModule[];
  call: CallScheduled;
  clock: Clock;
}): Scheduler => {
  const { triggers, call, clock } = deps;
  let turns: Turn[] = [];
  let timer: NodeJS.Timeout | undefined;

  const take = async ({ trigger, installation }: Turn): Promise<void> => {
    try {
      await call(trigger, installation);
    } catch (error) {
      if (turns.length === 0) return; // stopped meanwhile
      const why = error instanceof InvocationFailed ? error.message : error;
      console.error(`The scheduled trigger ${trigger.key} failed:`, why);
    }
  };
  const look = (): void => {
    clearTimeout(timer);
    if (turns.length === 0) return;
    const now = clock();
    for (const turn of turns.filter(({ dueAt }) => dueAt <= now)) {
      turn.dueAt = nextTurn(turn.dueAt, turn.trigger.interval, now);
      void take(turn);
    }
    const next = Math.min(...turns.map(({ dueAt }) => dueAt));
    timer = setTimeout(look, Math.min(next - now, MAX_SLEEP_MS));
  };
  return {
    start: (installations) => {
      const dueAt = clock() + FIRST_AFTER_MS;
      turns = installations.flatMap((installation) =>
        triggers.map((trigger) => ({ trigger, installation, dueAt })),
      );
      look();
    },
    wake: look,
    stop: () => {
      turns = [];
      clearTimeout(timer);
    },
  };
};
