import { KEPT_FOR_PLATFORM_MS, KEPT_MS } from './limits';
import type { Retries } from './queueEvent';

/** Until when an event is delivered again, in milliseconds since 1970. */
export const keptUntil = (pushedAt: number, { isExtended }: Retries): number =>
  pushedAt + KEPT_MS + (isExtended ? KEPT_FOR_PLATFORM_MS : 0);
