/**
 * How many times the usual number of random runs is made: 1, or what `npm run test:storm` asks for.
 */
export const STORM_TIMES = Number(process.env['STORM_TIMES'] ?? 1);
