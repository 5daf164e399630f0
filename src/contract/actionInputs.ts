import * as z from 'zod/mini';
import { DEFAULT_KEY_ACTIONS } from '../domain/automationKey';
import { CHANGE_ACTIONS } from '../domain/change';
import { COLUMN_ROLES } from '../domain/columnRole';
import {
  MAX_ACCOUNTS_ASKED,
  MAX_COLUMNS,
  MAX_EMAIL_LENGTH,
  MAX_EMAILS_ASKED,
  MAX_GROUPS_ASKED,
  MAX_GROUPS_OF_A_KEY,
  MAX_HEADER_LENGTH,
  MAX_NAME_LENGTH,
  MAX_ROWS_SENT,
  SETTING_RANGES,
} from '../domain/limits';
import {
  accountId,
  chunkStart,
  fileTitle,
  groupId,
  keyId,
  namingOneGroup,
  planId,
  planRow,
  rowPlaces,
  typedGroupName as groupName,
  textToFind,
} from './fields';

// The input of each action of the page. Unknown fields are rejected.

export const nothing = z.strictObject({});

/** A group by its name or by its ID, never by both. */
const groupSelector = namingOneGroup(
  ['groupName', 'groupId'],
  z.union([z.strictObject({ groupName }), z.strictObject({ groupId })]),
);

const MAX_START = 1_000_000; // a group has at most 290,000 members

const unlessAdminGroup = z.exactOptional(z.literal(true));

/** A place in a list of Confluence that is read by offset. */
const listStart = z.number().check(z.int(), z.minimum(0), z.maximum(MAX_START));

/** With `unlessAdminGroup`, a group that may give admin rights is refused: the page has to ask first. */
export const addition = namingOneGroup(
  ['groupName', 'groupId', 'accountId', 'unlessAdminGroup'],
  z.union([
    z.strictObject({ groupName, accountId, unlessAdminGroup }),
    z.strictObject({ groupId, accountId, unlessAdminGroup }),
  ]),
);

/** Where the page saw a person in a group: at a place in its list, or among the person's groups. */
const seen = z.union([
  z.strictObject({ kind: z.literal('members'), place: listStart }),
  z.strictObject({ kind: z.literal('groups') }),
]);

export const removal = namingOneGroup(
  ['groupName', 'groupId', 'accountId', 'seen'],
  z.union([
    z.strictObject({ groupName, accountId }),
    z.strictObject({ groupId, accountId, seen: z.exactOptional(seen) }),
  ]),
);

export const groupQuery = z.strictObject({ query: textToFind(MAX_NAME_LENGTH) });

export const groupById = z.strictObject({ groupId });

export const placeInGroups = z.strictObject({ from: z.exactOptional(listStart) });

export const placeInMembers = z.strictObject({ groupId, start: listStart });

export const account = z.strictObject({ accountId });

// Only tabs and IDs, so that nothing else that an admin types is stored.
const GROUP_PATH = 'groups(?:/[0-9a-f-]{36})?(?:/compare(?:/[0-9a-f-]{36}){0,2})?';
const PERSON_PATH = 'people(?:/(?:[A-Za-z0-9_-]|%3A){1,128})?';
const BULK_PATH = 'bulk(?:/(?:plans|jobs)/[a-z0-9]{24})?';
const PATH = new RegExp(
  `^/(?:${GROUP_PATH}|${PERSON_PATH}|${BULK_PATH}|automation|activity|settings|setup)$`,
);

export const pagePlace = z.strictObject({ path: z.string().check(z.regex(PATH)) });

export const keyById = z.strictObject({ keyId });

export const newKey = z.strictObject({
  label: z.string(),
  groups: z.union([
    z.literal('all-unprotected'),
    z.array(groupId).check(z.maxLength(MAX_GROUPS_OF_A_KEY)),
  ]),
  actions: z._default(
    z.array(z.enum(CHANGE_ACTIONS)).check(z.minLength(1), z.maxLength(CHANGE_ACTIONS.length)),
    [...DEFAULT_KEY_ACTIONS],
  ),
});

export const selfTest = z.strictObject({ groupId, accountId });

const testId = z.string().check(z.regex(/^[a-z0-9]{24}$/));

export const selfTestById = z.strictObject({ testId });

export const endOfSelfTest = z.strictObject({ testId, how: z.enum(['remove', 'keep']) });

/** A whole number in the range of a setting. */
const setting = ([least, most]: readonly [number, number]) =>
  z.number().check(z.int(), z.minimum(least), z.maximum(most));

export const settings = z.strictObject({
  mostRemovals: setting(SETTING_RANGES.mostRemovals),
  mostRemovedPercent: setting(SETTING_RANGES.mostRemovedPercent),
  pointsLeftPercent: setting(SETTING_RANGES.pointsLeftPercent),
});

/** New settings, and when those that the admin saw were changed. Absent if they never were. */
export const newSettings = z.strictObject({
  ...settings.shape,
  changedAt: z.optional(z.string()),
});

export const groupsToCheck = z.strictObject({
  groups: z.array(groupSelector).check(z.maxLength(MAX_GROUPS_ASKED)),
});

const EMAIL = /^[^\s@]+@[^\s@]+$/;

const personName = textToFind(MAX_NAME_LENGTH);

/** A person by email, perhaps with a name, or by name only. */
const personToFind = z.union([
  z.strictObject({
    email: textToFind(MAX_EMAIL_LENGTH).check(z.regex(EMAIL)),
    name: z.exactOptional(personName),
  }),
  z.strictObject({ name: personName.check(z.regex(/\S/)) }),
]);

export const peopleToFind = z.strictObject({
  people: z.array(personToFind).check(z.maxLength(MAX_EMAILS_ASKED)),
});

export const accountsToCheck = z.strictObject({
  accountIds: z.array(accountId).check(z.minLength(1), z.maxLength(MAX_ACCOUNTS_ASKED)),
});

const headers = z
  .array(z.string().check(z.maxLength(MAX_HEADER_LENGTH)))
  .check(z.minLength(1), z.maxLength(MAX_COLUMNS));

export const listHeaders = z.strictObject({ headers });

/** The headers of a list, and the role of each column, in the same order. */
export const mappedColumns = z
  .strictObject({ headers, roles: z.array(z.enum(COLUMN_ROLES)) })
  .check(z.refine((columns) => columns.roles.length === columns.headers.length));

/**
 * The size of a plan that follows. `title` is the name of the file that the list came from.
 * `fromSelection` says that there is no list: the people were selected on the page.
 */
export const newPlan = z.strictObject({
  groups: z.array(groupId),
  rows: z.number(),
  title: z.exactOptional(fileTitle),
  fromSelection: z.exactOptional(z.literal(true)),
});

export const planRows = z.strictObject({
  planId,
  at: chunkStart,
  rows: z.array(planRow).check(z.maxLength(MAX_ROWS_SENT)),
});

export const planById = z.strictObject({ planId });

export const pageOfPlan = z.strictObject({ planId, at: chunkStart });

export const approvedPlan = z.strictObject({ planId, hash: z.string() });

export const jobById = z.strictObject({ jobId: planId });

export const pageOfJob = z.strictObject({ jobId: planId, at: chunkStart });

export const approvedJob = z.strictObject({ jobId: planId, hash: z.string() });

const MAX_PLACE_CHARACTERS = 4_000; // a text from storage, where one key has up to 500

const storagePlace = z.string().check(z.maxLength(MAX_PLACE_CHARACTERS), z.regex(/^[\x21-\x7e]+$/));

export const placeInJobs = z.strictObject({ from: z.exactOptional(storagePlace) });

export const placeInActivity = z.strictObject({
  groupId: z.exactOptional(groupId),
  from: z.exactOptional(storagePlace),
});

export const jobCommand = z.strictObject({
  jobId: planId,
  command: z.enum(['run', 'pause', 'cancel']),
});

/** Which rows of a job to plan again. Without `rows`, both kinds. */
export const jobToRetry = z.strictObject({
  jobId: planId,
  rows: z.exactOptional(z.enum(['failed', 'remaining'])),
});

export const jobToUndo = z.strictObject({ jobId: planId, uncertainRows: rowPlaces });

/** What a caller sends for a schema. */
export type Sent<S extends z.ZodMiniType> = z.input<S>;

/** A group by its name or by its ID, never by both. */
export type GroupInput = Sent<typeof groupSelector>;
