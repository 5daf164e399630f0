/** A stream of numbers that is the same for the same seed; nothing here is fit for secrets. */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different items of the list, in an order of their own; all of it if it has fewer. */
  sample<T>(list: readonly T[], count: number): T[];
  /** `digits` hexadecimal digits in lower case. */
  hex(digits: number): string;
  /** A UUID of version 4. */
  uuid(): string;
};

/** Makes the stream of a seed: a 32-bit mixer over a counter. */
export const makeRandom = (seed: number): Random => {
  let counter = seed >>> 0;

  const next = (): number => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let mixed = counter;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const [item] = list.slice(below(list.length));
    if (item === undefined) throw new Error('An empty list has nothing to pick.');
    return item;
  };
  const sample = <T>(list: readonly T[], count: number): T[] => {
    const left = [...list];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0) {
      taken.push(...left.splice(below(left.length), 1));
    }
    return taken;
  };
  const eight = (): string =>
    Math.floor(next() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  const hex = (digits: number): string =>
    Array.from({ length: Math.ceil(digits / 8) }, eight)
      .join('')
      .slice(0, digits);
  const uuid = (): string =>
    [hex(8), hex(4), `4${hex(3)}`, `${(8 + below(4)).toString(16)}${hex(3)}`, hex(12)].join('-');

  return { next, below, chance: (probability) => next() < probability, pick, sample, hex, uuid };
};
