import * as z from 'zod/mini';
import type { AccountId } from '../../domain/accountId';

const memberSchema = z.object({ accountId: z.string() });

export const memberPageSchema = z.object({ results: z.array(memberSchema) });

export const memberCountSchema = z.object({ totalSize: z.int() });

/** A member as the app names them. Confluence is believed about its own account ids. */
export const memberId = ({ accountId }: z.output<typeof memberSchema>): AccountId =>
  accountId as AccountId;
