/**
 * Waits for all of them, and only then throws the first failure. `Promise.all` would throw at once
 * and leave the others running, and what still runs when an invocation has answered may go on in
 * the next one, which can belong to another customer.
 */
export const allSettledOrThrow = async <T extends readonly unknown[]>(promises: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> => {
  const results = await Promise.allSettled(promises);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
};

/**
 * Runs something for every item, so many at once: the next begins as soon as one has ended. Gives
 * the results in the items' order. After a failure nothing more begins, and it is thrown when what
 * was running has ended.
 */
export const mapConcurrently = async <Item, Result>(
  items: readonly Item[],
  atOnce: number,
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  const waiting = items.entries();
  let hasFailed = false;
  const work = async (): Promise<void> => {
    for (const [place, item] of waiting) {
      try {
        results[place] = await run(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
      if (hasFailed) return;
    }
  };
  await allSettledOrThrow(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return results;
};
