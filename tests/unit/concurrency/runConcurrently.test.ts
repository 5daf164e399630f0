import { runConcurrently } from '../../../src/application/concurrency/runConcurrently';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';

type Stop = { kind: string };

/** So many slots, which records how many were in use at once and how many are free again. */
const makeSlots = (count: number) => {
  const slots = { free: count, most: 0 };
  let wake: (() => void) | undefined;
  return {
    slots,
    take: async () => {
      while (slots.free === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      slots.free -= 1;
      slots.most = Math.max(slots.most, count - slots.free);
    },
    release: () => {
      slots.free += 1;
      wake?.();
    },
  };
};

/** Runs items from 1 on. An item takes ten times as many milliseconds as its number. */
const run = (
  items: number,
  runItem: (item: number) => Stop | undefined = () => undefined,
  stopBefore?: number,
) => {
  const time = makeVirtualTime();
  const pacing = makeSlots(3);
  const seen = { handedOut: 0, ended: [] as number[], abandoned: [] as number[] };
  const result = time.until(
    runConcurrently<number, Stop>({
      slots: pacing,
      next: () => {
        if (seen.handedOut + 1 === stopBefore) return Promise.resolve({ stop: { kind: 'asked' } });
        if (seen.handedOut === items) return Promise.resolve(undefined);
        seen.handedOut += 1;
        return Promise.resolve({ item: seen.handedOut });
      },
      run: async (item) => {
        await time.pause(10 * item);
        const stop = runItem(item);
        seen.ended.push(item);
        return stop;
      },
      abandon: (item) => seen.abandoned.push(item),
    }),
  );
  return { result, seen, slots: pacing.slots };
};

describe('running items as they come', () => {
  test('runs all of them, never more at once than there are slots', async () => {
    const { result, seen, slots } = run(7);
    expect(await result).toBeUndefined();
    expect(seen.ended.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(slots).toEqual({ free: 3, most: 3 });
  });

  test('with none, does nothing', async () => {
    const { result, slots } = run(0);
    expect(await result).toBeUndefined();
    expect(slots).toEqual({ free: 3, most: 1 });
  });

  test('a reason to stop before an item starts no more, and waits for what runs', async () => {
    const { result, seen, slots } = run(7, undefined, 3);
    expect(await result).toEqual({ kind: 'asked' });
    expect(seen.ended).toEqual([1, 2]);
    expect(slots.free).toBe(3);
  });

  test('a reason from an item hands out one more, for the slot that it was waiting for', async () => {
    const { result, seen, slots } = run(7, (item) => (item === 1 ? { kind: 'limit' } : undefined));
    expect(await result).toEqual({ kind: 'limit' });
    expect(seen.ended).toEqual([1, 2, 3, 4]);
    expect(slots.free).toBe(3);
  });

  test('an error is thrown once what runs has ended, and its item is abandoned', async () => {
    const { result, seen, slots } = run(7, (item) => {
      if (item === 2) throw new Error('broken');
      return undefined;
    });
    await expect(result).rejects.toThrow('broken');
    expect(seen.abandoned).toEqual([2]);
    expect(seen.ended.length + 1).toBe(seen.handedOut);
    expect(slots.free).toBe(3);
  });

  test('an error of the source waits for what runs, too', async () => {
    const time = makeVirtualTime();
    const pacing = makeSlots(3);
    const ended: number[] = [];
    const result = runConcurrently<number, Stop>({
      slots: pacing,
      next: () =>
        ended.length === 0 && pacing.slots.free === 2
          ? Promise.resolve({ item: 1 })
          : Promise.reject(new Error('no more')),
      run: async (item) => {
        await time.pause(50);
        ended.push(item);
        return undefined;
      },
      abandon: () => undefined,
    });
    await expect(time.until(result)).rejects.toThrow('no more');
    expect(ended).toEqual([1]);
  });
});
