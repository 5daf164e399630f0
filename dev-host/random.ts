export type Random = ReturnType<typeof makeRandom>;

/**
 * Makes a stream of random numbers that is the same for the same seed: a 32-bit mixer over a
 * counter. Not for secrets.
 */
export const makeRandom = (seed: number) => {
  let counter = seed >>> 0;

  /** Returns a number from 0 up to, not including, 1. */
  const next = (): number => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let mixed = counter;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
  /** Returns a whole number from 0 up to, not including, `limit`. */
  const below = (limit: number): number => Math.floor(next() * limit);
  const chance = (probability: number): boolean => next() < probability;
  const pick = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)];
    if (item === undefined) throw new Error('An empty list has nothing to pick.');
    return item;
  };
  /** Picks `count` different items in random order, or all items if there are fewer. */
  const sample = <T>(list: readonly T[], count: number): T[] => {
    const left = [...list];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0)
      taken.push(...left.splice(below(left.length), 1));
    return taken;
  };
  /** Returns this many hexadecimal digits in lower case. */
  const hex = (digits: number): string => {
    let text = '';
    while (text.length < digits) text += below(0x1_0000_0000).toString(16).padStart(8, '0');
    return text.slice(0, digits);
  };
  /** Returns a UUID of version 4. */
  const uuid = (): string =>
    [hex(8), hex(4), `4${hex(3)}`, `${(8 + below(4)).toString(16)}${hex(3)}`, hex(12)].join('-');

  return { next, below, chance, pick, sample, hex, uuid };
};
