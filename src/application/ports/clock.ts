/** Milliseconds since 1970, UTC. */
export type Clock = () => number;

export const isoTime = (clock: Clock): string => new Date(clock()).toISOString();
