import type { Random } from '../../random';
import type { Clock } from '../clock';
import type { Installation } from '../installation';
import { HOST_FAILED, type Deliver, type StoreResult } from './delivery';
import { MAX_CONSUMERS } from './limits';
import type { QueueStore, WaitingEvent } from './queueStore';

const MAX_SLEEP_MS = 60_000;

/** Delivers events when they are due, at least once, and in an order that is not fixed. */
export type Dispatcher = {
  /** Starts to deliver the events of these installations. Until then, events wait. */
  start: (installations: readonly Installation[]) => void;
  /** Checks what is due, after new events or after the clock was moved. */
  wake: () => void;
  /** Lists the waiting events, earliest first, and counts the running ones. */
  show: (installationId?: string) => { waiting: WaitingEvent[]; running: number };
  /** Makes no more deliveries. Those that are running are repeated after the next start. */
  stop: () => void;
};

export const makeDispatcher = (deps: {
  store: QueueStore;
  deliver: Deliver;
  storeResult: StoreResult;
  clock: Clock;
  random: Random;
}): Dispatcher => {
  const { store, deliver, storeResult, clock, random } = deps;
  const running = new Map<number, WaitingEvent>();
  const known = new Map<string, Installation>();
  let timer: NodeJS.Timeout | undefined;
  let isStarted = false;

  const mayRun = ({ id, installationId }: WaitingEvent): boolean =>
    !running.has(id) && known.has(installationId);
  const run = async (waiting: WaitingEvent): Promise<void> => {
    const event = store.read(waiting.id);
    const installation = known.get(waiting.installationId);
    if (event === undefined || installation === undefined) return;
    const result = await deliver(event, installation).catch((error: unknown) => {
      console.error(error);
      return HOST_FAILED;
    });
    if (isStarted) storeResult(event, result);
  };
  const runDueEvents = (): void => {
    if (!isStarted) return;
    while (running.size < MAX_CONSUMERS) {
      const due = store.waiting(clock()).filter(mayRun);
      if (due.length === 0) break;
      const next = random.pick(due);
      running.set(next.id, next);
      void run(next).finally(() => {
        running.delete(next.id);
        runDueEvents();
      });
    }
    clearTimeout(timer);
    const next = store.nextDue(clock());
    if (next !== undefined)
      timer = setTimeout(runDueEvents, Math.min(next - clock(), MAX_SLEEP_MS));
  };
  return {
    start: (installations) => {
      for (const installation of installations) known.set(installation.id, installation);
      isStarted = true;
      runDueEvents();
    },
    wake: runDueEvents,
    show: (installationId) => {
      const isIncluded = (event: WaitingEvent): boolean =>
        installationId === undefined || event.installationId === installationId;
      return {
        waiting: store.waiting().filter((event) => isIncluded(event) && !running.has(event.id)),
        running: [...running.values()].filter(isIncluded).length,
      };
    },
    stop: () => {
      isStarted = false;
      clearTimeout(timer);
    },
  };
};
