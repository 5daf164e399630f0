// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits
export const MAX_KEY_CHARACTERS = 500;
export const MAX_VALUE_BYTES = 240 * 1_024;
export const MAX_DEPTH = 31;
export const MAX_ITEMS = 25; // of one batch or transaction
export const MAX_REQUEST_BYTES = 4 * 1_024 * 1_024; // of one batch or transaction
export const MAX_RESULTS = 100; // on one page of a query
export const DEFAULT_RESULTS = 10;
export const EXPIRED_BUT_READABLE_MS = 48 * 3_600_000; // Forge deletes within two days
export const RATE_UNIT_BYTES = 10 * 1_024;
