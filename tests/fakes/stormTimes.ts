/**
 * How many times the usual number of random runs is made: 1, or what `npm run test:storm` asks for.
 */
export const STORM_TIMES = Number(process.env['STORM_TIMES'] ?? 1);

const MIN_RUNS = 200; // ten times as many are made by `npm run test:storm`

/** How many random runs of one kind are made: `usual` in `npm test`, thousands in `npm run test:storm`. */
export const runsOf = (usual: number): number =>
  STORM_TIMES === 1 ? usual : STORM_TIMES * Math.max(usual, MIN_RUNS);

/** The seeds of these runs. `ROLLCALL_SEED` is the first one, to repeat a run that failed. */
export const stormSeeds = (first: number, usual: number): number[] => {
  const from = Number(process.env['ROLLCALL_SEED'] ?? first);
  return Array.from({ length: runsOf(usual) }, (_, at) => from + at);
};
