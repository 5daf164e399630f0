import type { Rate } from './rates';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#invocation-limits
export const USER_INVOCATIONS: readonly Rate[] = [
  { name: '1,200 invocations a minute by one user', most: 1_200, perMs: MINUTE_MS },
];
export const INSTALLATION_INVOCATIONS: readonly Rate[] = [
  { name: '7,000 invocations a minute of one installation', most: 7_000, perMs: MINUTE_MS },
  { name: '300 invocations a second of one installation', most: 300, perMs: SECOND_MS },
];

// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits
export const STORAGE_UNIT_BYTES = 10 * 1_024;
export const STORAGE_REQUESTS: readonly Rate[] = [
  { name: '1,000 storage requests a second', most: 1_000, perMs: SECOND_MS },
];
export const STORAGE_READS: readonly Rate[] = [
  { name: '4,000 units of storage read a minute', most: 4_000, perMs: MINUTE_MS },
];
export const STORAGE_WRITES: readonly Rate[] = [
  { name: '4,000 units of storage written a minute', most: 4_000, perMs: MINUTE_MS },
];
