import { STORM_TIMES } from '../../fakes/stormTimes';

/** The same runs each time, unless a seed is given. fast-check prints the seed of a failure. */
const SEED = 20_261_123;

export const RUNS = 1_000 * STORM_TIMES;

export const seed = (): number => Number(process.env['ROLLCALL_SEED'] ?? SEED);
