/**
 * Waits for all promises, and only then throws the first failure. `Promise.all` would throw at once
 * and leave the others running. What still runs after an invocation has answered can continue in
 * the next one, which may belong to another customer.
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
 * Runs a function for every item, with at most `atOnce` running at the same time. The results are
 * in the order of the items. After a failure no further item starts. The failure is thrown once the
 * running ones have ended.
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
