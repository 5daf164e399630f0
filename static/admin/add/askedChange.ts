import type { Change, ChangeAction, Group } from '../../../src/application/adminApi';
import type { Answer } from '../load/answer';

/** A person and a group, as they were picked on the page. */
export type Named = { group: Group; accountId: string };

/** One change that was asked for on the page, and what became of it. */
export type AskedChange = Named & { action: ChangeAction; answer: Answer<Change> };
