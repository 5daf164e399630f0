import { setTimeout as wait } from 'node:timers/promises';
import type { Pause } from '../../application/ports/platform';

/** Waits by the clock of the machine. */
export const pause: Pause = (milliseconds) => wait(milliseconds);
