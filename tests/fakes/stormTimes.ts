/**
 * How many times the usual number of random runs is made: 1, or what `npm run test:storm` asks for.
 */
export const STORM_TIMES = Number(process.env['STORM_TIMES'] ?? 1);

const MIN_RUNS = 200; // ten times as many are made by `npm run test:storm`

/**
 * The number of random runs of one kind: `usual` in `npm test`, and thousands in `npm run
 * test:storm`.
 */
export const stormRuns = (usual: number): number =>
  STORM_TIMES === 1 ? usual : STORM_TIMES * Math.max(usual, MIN_RUNS);
