import * as z from 'zod/mini';
import { parseAccountId, type AccountId } from '../../../domain/accountId';
import type { GroupSelector } from '../../../domain/groupSelector';
import type { Outcome } from '../../../domain/outcome';
import { parseGroupSelector } from '../../changePayload';
import { allOf } from './allOf';
import { strictly, WHOLE_CHARACTERS } from './payload';

const MAX_GROUPS_ASKED = 50;
const MAX_EMAILS_ASKED = 20;
const MAX_PEOPLE_ASKED = 100;

const groupsPayload = strictly(
  z.strictObject({ groups: z.array(z.unknown()).check(z.maxLength(MAX_GROUPS_ASKED)) }),
);

export const parseGroupSelectors = (payload: unknown): Outcome<GroupSelector[]> => {
  const parsed = groupsPayload(payload);
  return parsed.ok ? allOf(parsed.value.groups.map(parseGroupSelector)) : parsed;
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
      .check(z.maxLength(MAX_EMAILS_ASKED)),
  }),
);

const accountsPayload = strictly(
  z.strictObject({
    accountIds: z.array(z.string()).check(z.minLength(1), z.maxLength(MAX_PEOPLE_ASKED)),
  }),
);

export const parseAccountIds = (payload: unknown): Outcome<AccountId[]> => {
  const parsed = accountsPayload(payload);
  return parsed.ok ? allOf(parsed.value.accountIds.map(parseAccountId)) : parsed;
};
