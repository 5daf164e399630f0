import type { Caller } from '../../domain/caller';

/** Who carries out a step, and for how long. */
export type StepTurn = {
  caller: Caller;
  /** When it begins nothing more, in milliseconds since 1970. */
  until: number;
  /** How long the platform lets it run at the most, from now on. */
  leaseSeconds: number;
};
