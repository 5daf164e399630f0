import { allSettledOrThrow } from './allSettledOrThrow';

/** How many items can run at once. `take` waits for a free slot. */
export type Slots = { take: () => Promise<void>; release: () => void };

/**
 * Runs items in free slots until there are no more, or there is a reason to stop. It waits for
 * every item that it started. Then it throws the first error, or returns the first reason.
 * `abandon` gets each item whose run threw.
 */
export const runConcurrently = async <Item, Stop extends object>(work: {
  slots: Slots;
  /** The next item, or a reason to start no more. Undefined if there are no more. */
  next: () => Promise<{ item: Item } | { stop: Stop } | undefined>;
  /** Runs an item. It resolves with a reason to start no more, if there is one. */
  run: (item: Item) => Promise<Stop | undefined>;
  abandon: (item: Item) => void;
}): Promise<Stop | undefined> => {
  const { slots, next, run, abandon } = work;
  const running = new Set<Promise<void>>();
  let stop: Stop | undefined;
  let broken: { error: unknown } | undefined;

  const runItem = async (item: Item): Promise<void> => {
    try {
      const reason = await run(item);
      stop ??= reason;
    } catch (error) {
      broken ??= { error };
      abandon(item);
    } finally {
      slots.release();
    }
  };

  try {
    while (!isOver()) {
      await slots.take();
      const following = await next();
      if (following === undefined || 'stop' in following) {
        slots.release();
        stop ??= following?.stop;
        break;
      }
      const task = runItem(following.item).finally(() => running.delete(task));
      running.add(task);
    }
  } catch (error) {
    broken ??= { error };
  }
  await allSettledOrThrow([...running]);
  if (broken) throw broken.error;
  return stop;

  function isOver(): boolean {
    return stop !== undefined || broken !== undefined;
  }
};
