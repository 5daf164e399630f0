import * as z from 'zod/mini';
import type { AccountId } from '../domain/accountId';
import { type AutomationKey, DEFAULT_KEY_ACTIONS, type KeyPlace } from '../domain/automationKey';
import type { Evidence } from '../domain/capability';
import {
  CHANGE_ACTIONS,
  CHANGE_RECORD_SCHEMA,
  CHANGE_STATUSES,
  type ChangeRecord,
} from '../domain/change';
import { COLUMN_ROLES, type ColumnRole } from '../domain/columnRole';
import { type DirectoryGroup, type GroupId, type GroupName, parseGroupId } from '../domain/group';
import { FAILURE_CODES } from '../domain/outcome';
import type { RequestRate } from '../domain/requestRate';
import type { SelfTest } from '../domain/selfTest';
import type { Settings } from '../domain/settings';
import { WEB_TRIGGER_STATUSES, type WebTriggerStatus } from '../domain/webTriggerStatus';
import { settings } from './actionInputs';
import { accountId, groupId, groupName, keyId } from './fields';
import { storedAs } from './storedAs';

// The values that the app stores, except plans and jobs. Times are ISO 8601, UTC, or milliseconds
// since 1970.

const identityKind = z.enum(['app', 'viewer', 'owner']);

const ending = z.strictObject({
  endedAt: z.string(),
  outcome: z.enum([...CHANGE_STATUSES, ...FAILURE_CODES]),
  actedAs: z.exactOptional(identityKind),
  certain: z.exactOptional(z.boolean()),
  httpStatus: z.exactOptional(z.number()),
  otherGroupId: z.exactOptional(z.string()),
});

const isText = (value: unknown): boolean => typeof value === 'string';

// Confluence's own IDs and names are trusted as they are.
const confluenceGroupId = z.custom<GroupId>(isText);
const confluenceGroupName = z.custom<GroupName>(isText);

const recordedGroup = z.strictObject({ id: confluenceGroupId, name: confluenceGroupName });

export const readChangeRecord = storedAs<ChangeRecord>()(
  z.strictObject({
    schema: z.literal(CHANGE_RECORD_SCHEMA),
    id: z.string(),
    actor: z.union([
      z.strictObject({ kind: z.literal('account'), accountId }),
      z.strictObject({ kind: z.literal('key'), keyId, ownerId: accountId }),
      z.strictObject({ kind: z.literal('rule'), accountId }),
    ]),
    action: z.enum(CHANGE_ACTIONS),
    accountId,
    group: z.exactOptional(recordedGroup),
    reason: z.exactOptional(z.string()),
    begunAt: z.string(),
    isTest: z.exactOptional(z.literal(true)),
    ending: z.exactOptional(ending),
  }),
);

export const readAutomationKey = storedAs<AutomationKey>()(
  z.strictObject({
    id: keyId,
    label: z.string(),
    ownerId: accountId,
    groups: z.union([z.literal('all-unprotected'), z.readonly(z.array(groupId))]),
    // A key that was stored before there was a choice only adds.
    actions: z._default(
      z.readonly(z.array(z.enum(CHANGE_ACTIONS)).check(z.minLength(1))),
      DEFAULT_KEY_ACTIONS,
    ),
    createdAt: z.string(),
  }),
);

/**
 * A secret with its owner: the account that was shown it, and whose rights it uses. They are stored
 * as one value. So no race can combine one person's secret with another person's rights.
 */
export type KeySecret = { secret: string; ownerId: AccountId };

export const readKeySecret = storedAs<KeySecret>()(
  z.strictObject({ secret: z.string(), ownerId: accountId }),
);

export const KEY_PLACES_SCHEMA = 1;

export const readKeyPlaces = storedAs<{ schema: typeof KEY_PLACES_SCHEMA; places: KeyPlace[] }>()(
  z.strictObject({
    schema: z.literal(KEY_PLACES_SCHEMA),
    places: z.array(z.strictObject({ keyId, takenAt: z.number() })),
  }),
);

/** The settings, the account that last changed them, and when. */
export type SavedSettings = Settings & { changed: { by: AccountId; at: string } };

export const SETTINGS_SCHEMA = 1;

export const readSavedSettings = storedAs<SavedSettings & { schema: typeof SETTINGS_SCHEMA }>()(
  z.strictObject({
    schema: z.literal(SETTINGS_SCHEMA),
    ...settings.shape,
    changed: z.strictObject({ by: accountId, at: z.string() }),
  }),
);

export const DELEGATION_SCHEMA = 1;

export const readDelegation = storedAs<{ schema: typeof DELEGATION_SCHEMA; groups: GroupId[] }>()(
  z.strictObject({ schema: z.literal(DELEGATION_SCHEMA), groups: z.array(groupId) }),
);

/** The roles of a list's columns, under the hash of its headers. */
export type RememberedColumns = { headersHash: string; roles: ColumnRole[] };

const COLUMNS_SCHEMA = 1;

const LETTER_OF_ROLE: Readonly<Record<ColumnRole, string>> = {
  group: 'g',
  person: 'p',
  name: 'n',
  action: 'a',
  reason: 'r',
  until: 'u',
  ignore: 'i',
};

const columnRoles = z.pipe(
  z.string(),
  z.transform((letters: string, { issues }): ColumnRole[] => {
    const roles = Array.from(letters, (letter) =>
      COLUMN_ROLES.find((role) => LETTER_OF_ROLE[role] === letter),
    );
    if (roles.every((role) => role !== undefined)) return roles;
    issues.push({ code: 'custom', input: letters });
    return z.NEVER;
  }),
);

const storedColumns = z.strictObject({
  schema: z.literal(COLUMNS_SCHEMA),
  lists: z.array(z.strictObject({ headersHash: z.string(), roles: columnRoles })),
});

/** Encodes remembered columns, with one letter for each column. */
export const encodeColumns = (
  lists: readonly RememberedColumns[],
): z.input<typeof storedColumns> => ({
  schema: COLUMNS_SCHEMA,
  lists: lists.map(({ headersHash, roles }) => ({
    headersHash,
    roles: roles.map((role) => LETTER_OF_ROLE[role]).join(''),
  })),
});

/** Reads remembered columns. Undefined if they have an unknown form. */
export const readColumns = storedAs<RememberedColumns[]>()(
  z.pipe(
    storedColumns,
    z.transform(({ lists }): RememberedColumns[] => lists),
  ),
);

/** The part of the page that an account last opened. It is used until this time. */
export type KeptPlace = { path: string; until: number };

export const readKeptPlace = storedAs<KeptPlace>()(
  z.strictObject({ path: z.string(), until: z.number() }),
);

/** The lease of a step. After `expiresAt` its holder is dead. */
export type StepLeaseHolder = { id: string; expiresAt: number };

export const readStepLease = storedAs<StepLeaseHolder>()(
  z.strictObject({ id: z.string(), expiresAt: z.number() }),
);

/** What was decided about a plan. */
export type PlanFate = 'applied' | 'discarded';

export const readPlanFate = storedAs<PlanFate>()(z.enum(['applied', 'discarded']));

/** What is stored under an idempotency key. */
export type IdempotencyClaim = {
  id: string;
  bodyDigest: string;
  expiresAt: number;
  /** Absent while the first call is still running. */
  answer?: WebTriggerStatus;
};

const STATUSES: readonly unknown[] = WEB_TRIGGER_STATUSES;

const isStatus = (value: unknown): value is WebTriggerStatus => STATUSES.includes(value);

export const readIdempotencyClaim = storedAs<IdempotencyClaim>()(
  z.pipe(
    z.strictObject({
      id: z.string(),
      bodyDigest: z.string(),
      expiresAt: z.number(),
      answer: z.optional(z.unknown()),
    }),
    // An answer of another version counts as none: the claim can be taken over once it has ended.
    z.transform(({ answer, ...claim }): IdempotencyClaim => ({
      ...claim,
      ...(isStatus(answer) && { answer }),
    })),
  ),
);

/** The digest of the idempotency key that a signature came with. */
export const readSignatureUse = storedAs<{ scope: string | null }>()(
  z.strictObject({ scope: z.nullable(z.string()) }),
);

const refusal = z.strictObject({ groupId: confluenceGroupId, at: z.number() });

export const readEvidence = storedAs<Evidence>()(
  z.strictObject({
    worked: z.boolean(),
    success: z.exactOptional(
      z.strictObject({ at: z.number(), source: z.enum(['change', 'test']) }),
    ),
    refusals: z.array(refusal),
    removals: z.exactOptional(z.strictObject({ worked: z.boolean(), refusals: z.array(refusal) })),
  }),
);

/** When something was seen, in milliseconds since 1970. */
export const readSeenAt = storedAs<number>()(z.number());

/** When an endpoint was seen to be gone. Older versions stored only that it is. */
export const readRetired = storedAs<number | true>()(z.union([z.number(), z.literal(true)]));

const testWrite = z.strictObject({
  at: z.number(),
  outcome: z.enum([...CHANGE_STATUSES, ...FAILURE_CODES]),
  certain: z.boolean(),
  httpStatus: z.exactOptional(z.number()),
});

export const SELF_TEST_SCHEMA = 1;

export const readSelfTest = storedAs<{ schema: typeof SELF_TEST_SCHEMA; test: SelfTest }>()(
  z.strictObject({
    schema: z.literal(SELF_TEST_SCHEMA),
    test: z.strictObject({
      id: z.string(),
      by: accountId,
      group: recordedGroup,
      accountId,
      startedAt: z.number(),
      busyUntil: z.number(),
      queuedAt: z.exactOptional(z.number()),
      keptBy: z.exactOptional(accountId),
      isOver: z.exactOptional(z.literal(true)),
      trials: z.array(
        z.strictObject({
          identity: identityKind,
          state: z.enum(['planned', 'adding', 'in-group', 'ended']),
          add: z.exactOptional(testWrite),
          removal: z.exactOptional(testWrite),
        }),
      ),
    }),
  }),
);

const cachedGroup = z.strictObject({
  id: groupId,
  name: groupName,
  management: z.enum(['admins', 'external', 'team']),
});

export const readCachedGroup = storedAs<DirectoryGroup>()(cachedGroup);

/** The groups of a plan that were read so far. */
export const readGroupsSeen = storedAs<
  {
    id: GroupId;
    found: DirectoryGroup | 'gone';
    members?: number;
    counted?: 'by-reading' | 'in-part';
  }[]
>()(
  z.array(
    z.strictObject({
      id: groupId,
      found: z.union([cachedGroup, z.literal('gone')]),
      members: z.exactOptional(z.number()),
      counted: z.exactOptional(z.enum(['by-reading', 'in-part'])),
    }),
  ),
);

/** How fast requests may be sent, as it is stored with a job and for its site. */
export const requestRate = z.strictObject({
  perSecond: z.number(),
  accepted: z.number(),
  seconds: z.number(),
  limit: z.exactOptional(
    z.strictObject({ floor: z.number(), ceiling: z.number(), holdSeconds: z.number() }),
  ),
});

export const readKeptRate = storedAs<RequestRate>()(requestRate);

/**
 * What is known after Confluence gave no list of groups that give an access: when a person's call
 * may ask it for the list again, and when the background may be asked. In ms since 1970.
 */
export const readListFailure = storedAs<{ readAgainAt: number; requestAgainAt: number }>()(
  z.strictObject({ readAgainAt: z.number(), requestAgainAt: z.number() }),
);

/** How many readings in the background failed in a row, and when the next one may begin. */
export const readListBackOff = storedAs<{ failures: number; readAgainAt: number }>()(
  z.strictObject({ failures: z.number(), readAgainAt: z.number() }),
);

export const readCachedTrue = storedAs<true>()(z.literal(true));

const areGroupIds = (value: unknown): boolean =>
  Array.isArray(value) && value.every((id) => parseGroupId(id).ok);

// One check for the whole list: it can have thousands of groups, and each change reads two lists.
const groupIds = z.custom<GroupId[]>(areGroupIds);

/** Group IDs, or the fact that Confluence gave no answer a moment ago. */
export const readCachedGroupIds = storedAs<GroupId[] | 'no answer'>()(
  z.union([z.literal('no answer'), groupIds]),
);

/** When Confluence said that an owner administers it. */
export const readOwnerProof = storedAs<{ provenAt: number }>()(
  z.strictObject({ provenAt: z.number() }),
);

/** The IDs of the groups that give an access, and when and how quickly they were read. */
export const readAccessList = storedAs<{ ids: GroupId[]; readAt: number; isQuick: boolean }>()(
  z.strictObject({ ids: groupIds, readAt: z.number(), isQuick: z.boolean() }),
);
