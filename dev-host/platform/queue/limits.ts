// https://developer.atlassian.com/platform/forge/limits-async-events/
export const MAX_EVENTS = 50; // of one push
export const MAX_PUSH_BYTES = 200 * 1_024; // of all events of one push
export const LONG_TIMEOUT_S = 55;
export const MAX_LONG_EVENT_BYTES = 100 * 1_024; // of one event if its consumer may run longer than that
export const MAX_PUSHES_OF_CHAIN = 1_000;
export const MAX_RETRY_DATA_BYTES = 4 * 1_024;

// https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
export const MAX_DELAY_S = 900; // of a push, of a requested retry, and between automatic retries
export const KEPT_MS = 24 * 3_600_000;
export const KEPT_LONGER_MS = 72 * 3_600_000; // added if the platform was at fault

// The delay between automatic retries grows exponentially. Its first value is not documented.
export const FIRST_RETRY_S = 5;
export const MIN_RETRY_S = 1;

// Forge runs as many consumers at once as it allows invocations. Here they share eight workers with
// the page and the web triggers, which need some of them.
export const MAX_CONSUMERS = 4;
