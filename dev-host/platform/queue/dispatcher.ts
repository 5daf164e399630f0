import type { Random } from '../../random';
import type { Clock } from '../clock';
import type { Installation } from '../installation/installation';
import type { Deliver } from './deliver';
import type { Ending } from './ending';
import type { EventStore, Waiting } from './eventStore';
import { MAX_CONSUMERS_AT_ONCE } from './limits';
import type { Settle } from './settle';

const MAX_SLEEP_MS = 60_000;

/** Of a delivery in which this host itself has failed. */
const BROKEN: Ending = {
  kind: 'failed',
  reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
  isPlatformsFault: true,
};

/** Delivers events when they are due: at least once, and in no order that anybody may rely on. */
export type Dispatcher = {
  /** Begins, with those whose events it is to deliver; until then they wait. */
  start: (installations: readonly Installation[]) => void;
  /** Looks now: there are new events, or the clock was moved. */
  wake: () => void;
  /** What waits, earliest first, and what runs; of one installation or of all. */
  show: (installationId?: string) => { waiting: Waiting[]; running: number };
  /** Delivers no more. What runs now is delivered again after the next start. */
  stop: () => void;
};

export const makeDispatcher = (deps: {
  events: EventStore;
  deliver: Deliver;
  settle: Settle;
  clock: Clock;
  random: Random;
}): Dispatcher => {
  const { events, deliver, settle, clock, random } = deps;
  const running = new Map<number, Waiting>();
  const known = new Map<string, Installation>();
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;

  const mayRun = ({ id, installationId, concurrency }: Waiting): boolean => {
    if (running.has(id) || !known.has(installationId)) return false;
    if (concurrency === undefined) return true;
    const sharing = [...running.values()].filter(
      (other) =>
        other.installationId === installationId && other.concurrency?.key === concurrency.key,
    );
    return sharing.length < concurrency.limit;
  };
  const begin = async (waiting: Waiting): Promise<void> => {
    const event = events.read(waiting.id);
    const installation = known.get(waiting.installationId);
    if (event === undefined || installation === undefined) return;
    const ending = await deliver(event, installation).catch((error: unknown) => {
      console.error(error);
      return BROKEN;
    });
    if (isRunning) settle(event, ending);
  };
  const look = (): void => {
    if (!isRunning) return;
    while (running.size < MAX_CONSUMERS_AT_ONCE) {
      const due = events.waiting(clock()).filter(mayRun);
      if (due.length === 0) break;
      const next = random.pick(due);
      running.set(next.id, next);
      void begin(next).finally(() => {
        running.delete(next.id);
        look();
      });
    }
    sleep();
  };
  const sleep = (): void => {
    clearTimeout(timer);
    const next = events.nextDue(clock());
    if (next !== undefined) timer = setTimeout(look, Math.min(next - clock(), MAX_SLEEP_MS));
  };
  return {
    start: (installations) => {
      for (const installation of installations) known.set(installation.id, installation);
      isRunning = true;
      look();
    },
    wake: look,
    show: (installationId) => {
      const isMeant = (event: Waiting): boolean =>
        installationId === undefined || event.installationId === installationId;
      return {
        waiting: events.waiting().filter((event) => isMeant(event) && !running.has(event.id)),
        running: [...running.values()].filter(isMeant).length,
      };
    },
    stop: () => {
      isRunning = false;
      clearTimeout(timer);
    },
  };
};
