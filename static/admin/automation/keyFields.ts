import type { Group } from '../../../src/application/adminApi';

/** What is asked of somebody who makes a key. */
export type KeyFields = { label: string; reach: KeyReach; groups: readonly Group[] };

export type KeyReach = 'chosen' | 'all-unprotected';
