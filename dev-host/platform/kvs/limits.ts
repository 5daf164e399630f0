// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits
export const MAX_KEY_CHARACTERS = 500;
export const MAX_VALUE_BYTES = 240 * 1_024;
export const MAX_DEPTH = 31;
export const MAX_ITEMS_AT_ONCE = 25; // of a batch or a transaction
export const MAX_BYTES_AT_ONCE = 4 * 1_024 * 1_024;
export const MAX_RESULTS = 100; // of one page of a query
export const USUAL_RESULTS = 10;
export const EXPIRED_BUT_READABLE_MS = 48 * 3_600_000; // deletion is promised within two days
