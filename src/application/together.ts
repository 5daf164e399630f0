/**
 * Waits for all of them, and only then throws the first failure. `Promise.all` would throw at once
 * and leave the others running, and what still runs when an invocation has answered may go on in
 * the next one, which can belong to another customer.
 */
export const together = async <T extends readonly unknown[]>(promises: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> => {
  const settled = await Promise.allSettled(promises);
  const failure = settled.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return settled.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
};

/** Runs something for every item, so many at once, and gives the results in the items' order. */
export const inChunks = async <Item, Result>(
  items: readonly Item[],
  atOnce: number,
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += atOnce)
    results.push(...(await together(items.slice(start, start + atOnce).map(run))));
  return results;
};
