import * as z from 'zod/mini';
import type { AccountId } from '../../domain/accountId';
import { pageOf } from './readPages';

const memberSchema = z.object({ accountId: z.string() });

export type RestMember = z.output<typeof memberSchema>;

export const memberPageSchema = pageOf(memberSchema);

export const memberCountSchema = z.object({ totalSize: z.int() });

/** A member as the app names them. Confluence is believed about its own account ids. */
export const memberId = ({ accountId }: RestMember): AccountId => accountId as AccountId;
