import { runsOf } from '../../fakes/stormTimes';

/** The same runs each time, unless a seed is given. fast-check prints the seed of a failure. */
const SEED = 20_261_123;

export const RUNS = runsOf(400);

export const seed = (): number => Number(process.env['ROLLCALL_SEED'] ?? SEED);
