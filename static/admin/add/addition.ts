import type { Change, Group } from '../../../src/application/adminApi';
import type { Answer } from '../load/answer';

/** One person to be added to one group, and what became of it. */
export type Addition = { group: Group; accountId: string; answer: Answer<Change> };
