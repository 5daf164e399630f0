import type { Random } from '../../random';

/** How long this answer takes: `median` give or take `spread`, far ends rarer than the middle. */
export const latency = (
  random: Random,
  { median, spread }: { median: number; spread: number },
): number => Math.max(0, median + spread * (random.next() - random.next()));
