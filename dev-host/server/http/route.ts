import type { Answer } from './answer';
import type { Incoming } from './incoming';

/** One family of addresses. Gives undefined for what is not its business. */
export type Route = (request: Incoming) => Promise<Answer> | Answer | undefined;
