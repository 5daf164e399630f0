import {
  mapConcurrently,
  allSettledOrThrow,
} from '../../src/application/concurrency/allSettledOrThrow';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Ends some turns of the event loop from now, and notes in `ended` that it did. */
const slowly = async <T>(turns: number, ended: T[], value: T): Promise<T> => {
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();
  ended.push(value);
  return value;
};

const failing = async (turns: number, message: string): Promise<never> => {
  await slowly(turns, [], message);
  throw new Error(message);
};

describe('together', () => {
  test('gives every value in the order of its promise', async () => {
    const ended: string[] = [];
    const given = await allSettledOrThrow([
      slowly(3, ended, 'slow'),
      Promise.resolve(2),
      slowly(1, ended, 'x'),
    ]);
    expect(given).toEqual(['slow', 2, 'x']);
    expect(ended).toEqual(['x', 'slow']);
  });

  test('gives nothing for nothing', async () => {
    expect(await allSettledOrThrow([])).toEqual([]);
  });

  test('throws a failure only when the slow ones have ended too', async () => {
    const ended: string[] = [];
    await expect(
      allSettledOrThrow([failing(0, 'no'), slowly(5, ended, 'slow'), slowly(9, ended, 'slower')]),
    ).rejects.toThrow('no');
    expect(ended).toEqual(['slow', 'slower']);
  });

  test('of several failures throws the first in their order, and none goes unhandled', async () => {
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

  test('runs so many at once and keeps the order', async () => {
    const { one, most } = run();
    expect(await mapConcurrently([1, 2, 3, 4, 5, 6, 7], 3, one)).toEqual(
      ['#1', '#2', '#3', '#4', '#5', '#6', '#7'], // whichever ended first
    );
    expect(most()).toBe(3);
  });

  test('runs nothing for nothing', async () => {
    const { one, most } = run();
    expect(await mapConcurrently([], 3, one)).toEqual([]);
    expect(most()).toBe(0);
  });

  test('begins the next as soon as one has ended', async () => {
    const begun: number[] = [];
    const slowFirst = async (item: number): Promise<void> => {
      begun.push(item);
      await slowly(item === 1 ? 20 : 1, [], item);
      if (item === 1) expect(begun).toEqual([1, 2, 3, 4, 5]);
    };
    await mapConcurrently([1, 2, 3, 4, 5], 2, slowFirst);
    expect.assertions(1);
  });

  test('begins nothing after a failure, and waits for what was running', async () => {
    const { one, ended } = run(3); // at once, where 5 takes two turns more
    await expect(mapConcurrently([3, 5, 7], 2, one)).rejects.toThrow('no 3');
    expect(ended).toEqual([3, 5]);
  });
});
