import * as z from 'zod/mini';
import { parseAccountId, type AccountId } from '../../../domain/accountId';
import type { GroupReference } from '../../../domain/groupReference';
import type { Outcome } from '../../../domain/outcome';
import { parseGroupReference } from '../../changePayload';
import { allOf } from './allOf';
import { strictly, WHOLE_CHARACTERS } from './payload';

const MOST_GROUPS_ASKED = 50;
const MOST_EMAILS_ASKED = 20;
const MOST_PEOPLE_ASKED = 100;

const groupsPayload = strictly(
  z.strictObject({ groups: z.array(z.unknown()).check(z.maxLength(MOST_GROUPS_ASKED)) }),
);

export const parseGroupReferences = (payload: unknown): Outcome<GroupReference[]> => {
  const parsed = groupsPayload(payload);
  return parsed.ok ? allOf(parsed.value.groups.map(parseGroupReference)) : parsed;
};

const EMAIL = /^[^\s@]+@[^\s@]+$/;

export const parsePeople = strictly(
  z.strictObject({
    people: z
      .array(
        z.strictObject({
          email: z.string().check(z.maxLength(320), z.regex(EMAIL), z.regex(WHOLE_CHARACTERS)),
          name: z.optional(z.string().check(z.maxLength(255), z.regex(WHOLE_CHARACTERS))),
        }),
      )
      .check(z.maxLength(MOST_EMAILS_ASKED)),
  }),
);

const accountsPayload = strictly(
  z.strictObject({
    accountIds: z.array(z.string()).check(z.minLength(1), z.maxLength(MOST_PEOPLE_ASKED)),
  }),
);

export const parseAccountIds = (payload: unknown): Outcome<AccountId[]> => {
  const parsed = accountsPayload(payload);
  return parsed.ok ? allOf(parsed.value.accountIds.map(parseAccountId)) : parsed;
};
