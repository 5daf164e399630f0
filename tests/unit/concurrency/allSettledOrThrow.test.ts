import {
  mapConcurrently,
  allSettledOrThrow,
} from '../../../src/application/concurrency/allSettledOrThrow';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Resolves after some turns of the event loop and adds the value to `ended`. */
const slowly = async <T>(rounds: number, ended: T[], value: T): Promise<T> => {
  for (let turn = 0; turn < rounds; turn += 1) await nextTurn();
  ended.push(value);
  return value;
};

const failing = async (rounds: number, message: string): Promise<never> => {
  await slowly(rounds, [], message);
  throw new Error(message);
};

describe('allSettledOrThrow', () => {
  test('returns the values in the order of the promises', async () => {
    const ended: string[] = [];
    const given = await allSettledOrThrow([
      slowly(3, ended, 'slow'),
      Promise.resolve(2),
      slowly(1, ended, 'x'),
    ]);
    expect(given).toEqual(['slow', 2, 'x']);
    expect(ended).toEqual(['x', 'slow']);
  });

  test('returns an empty list for no promises', async () => {
    expect(await allSettledOrThrow([])).toEqual([]);
  });

  test('throws a failure only after the slower promises have ended', async () => {
    const ended: string[] = [];
    await expect(
      allSettledOrThrow([failing(0, 'no'), slowly(5, ended, 'slow'), slowly(9, ended, 'slower')]),
    ).rejects.toThrow('no');
    expect(ended).toEqual(['slow', 'slower']);
  });

  test('throws the first of several failures in input order, and leaves none unhandled', async () => {
    await expect(allSettledOrThrow([failing(5, 'first'), failing(0, 'second')])).rejects.toThrow(
      'first',
    );
  });
});

describe('mapConcurrently', () => {
  const run = (failAt?: number) => {
    const ended: number[] = [];
    let running = 0;
    let most = 0;
    const one = async (item: number): Promise<string> => {
      running += 1;
      most = Math.max(most, running);
      await slowly(item % 3, [], item);
      running -= 1;
      ended.push(item);
      if (item === failAt) throw new Error(`no ${item.toString()}`);
      return `#${item.toString()}`;
    };
    return { one, ended, most: () => most };
  };

  test('runs a limited number at once and keeps the order', async () => {
    const { one, most } = run();
    expect(await mapConcurrently([1, 2, 3, 4, 5, 6, 7], 3, one)).toEqual(
      ['#1', '#2', '#3', '#4', '#5', '#6', '#7'], // in input order
    );
    expect(most()).toBe(3);
  });

  test('runs nothing for an empty list', async () => {
    const { one, most } = run();
    expect(await mapConcurrently([], 3, one)).toEqual([]);
    expect(most()).toBe(0);
  });

  test('starts the next item as soon as one has ended', async () => {
    const started: number[] = [];
    const slowFirst = async (item: number): Promise<void> => {
      started.push(item);
      await slowly(item === 1 ? 20 : 1, [], item);
      if (item === 1) expect(started).toEqual([1, 2, 3, 4, 5]);
    };
    await mapConcurrently([1, 2, 3, 4, 5], 2, slowFirst);
    expect.assertions(1);
  });

  test('starts nothing after a failure, and waits for the items that are running', async () => {
    const { one, ended } = run(3); // ends at once; 5 takes two turns more
    await expect(mapConcurrently([3, 5, 7], 2, one)).rejects.toThrow('no 3');
    expect(ended).toEqual([3, 5]);
  });
});
