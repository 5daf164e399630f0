import { setTimeout as wait } from 'node:timers/promises';
import type { Pause } from '../../application/ports/platform';

export const pause: Pause = (milliseconds) => wait(milliseconds);
