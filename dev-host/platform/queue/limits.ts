import type { Rate } from '../rates/rates';

// https://developer.atlassian.com/platform/forge/limits-async-events/
export const MAX_EVENTS_A_PUSH = 50;
export const MAX_PUSH_BYTES = 200 * 1_024; // all events of a push together
export const MAX_LONG_EVENT_BYTES = 100 * 1_024; // each, where the consumer may run longer than …
export const LONG_TIMEOUT_S = 55;
export const MAX_PUSHES_A_CHAIN = 1_000;
export const MAX_RETRY_DATA_BYTES = 4 * 1_024;
export const QUEUE_EVENTS: readonly Rate[] = [
  { name: '500 events a minute of one installation', most: 500, perMs: 60_000 },
];

// https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
export const MAX_DELAY_S = 900; // of a push, of a wished retry, and between automatic ones
export const KEPT_MS = 24 * 3_600_000;
export const KEPT_FOR_PLATFORM_MS = 72 * 3_600_000; // longer, where the platform was at fault

// Documented is that automatic retries grow apart exponentially; with what they begin is not.
export const FIRST_RETRY_S = 5;

// Forge runs as many consumers at once as invocations are allowed. Here they share eight workers
// with the page and the web triggers, and must leave them some.
export const MAX_CONSUMERS_AT_ONCE = 4;
