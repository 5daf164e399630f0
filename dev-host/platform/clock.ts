/** The time in milliseconds since 1970. Handed to all that keeps time, so that it can be steered. */
export type Clock = () => number;
