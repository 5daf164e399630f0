/**
 * The limits and patterns of what Rollcall accepts. Each has one definition: the page checks it
 * early, and the backend enforces it.
 */

/** The most rows that a list or a plan can have. */
export const MAX_ROWS = 50_000;

/**
 * The smallest and the largest value of each setting. If `mostRemovals` is 0, no plan may remove
 * anyone, except the first undo of a job.
 */
export const SETTING_RANGES = {
  mostRemovals: [0, MAX_ROWS],
  mostRemovedPercent: [1, 100],
  pointsLeftPercent: [0, 90],
} as const;

/** The most groups that one plan can name. */
export const MAX_GROUPS = 500;

/** How many rows are stored as one value. They take about 40 KB; a value can have 240 KiB. */
export const ROWS_PER_CHUNK = 500;

/**
 * The most bytes that the groups of a plan can take as JSON, with their names. They are stored in
 * one value of 240 KiB, with the other fields of the plan or of its job.
 */
export const MAX_GROUPS_BYTES = 200_000;

/** The most approvals that a job keeps: its first one and its latest ones. */
export const MAX_APPROVALS = 100;

/** The most rows of a plan in one call. A resolver accepts 500 KB. */
export const MAX_ROWS_SENT = 4_000;

/** The longest name of a list's file that a plan keeps. */
export const MAX_TITLE_LENGTH = 100; // characters

export const MAX_REASON_CHARACTERS = 200;
export const MAX_REASON_BYTES = 300; // as JSON, because 500 rows must fit into one value

/** The most groups, email addresses and accounts that one call looks up. */
export const MAX_GROUPS_ASKED = 50;
export const MAX_EMAILS_ASKED = 20;
export const MAX_ACCOUNTS_ASKED = 100;

/** The most people that one search by name returns, and that one person of a list can be. */
export const MAX_CANDIDATES = 25;

/**
 * The most columns of a list that Rollcall remembers, and the longest of their headers, in
 * characters. As JSON, 500 headers take about 300 KB in any script; a resolver accepts 500 KB.
 */
export const MAX_COLUMNS = 500;
export const MAX_HEADER_LENGTH = 200;

/** The longest group name that Confluence stores, in characters. */
export const MAX_NAME_LENGTH = 255;
export const MAX_EMAIL_LENGTH = 320;

/** The most groups that an automation key can name, and the most keys of a site. */
export const MAX_GROUPS_OF_A_KEY = 100;
export const MAX_KEYS = 50;
export const MAX_LABEL_LENGTH = 60; // characters

// 24 hexadecimal digits, or a prefix, a colon and an ID; 1 to 128 characters.
// https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/
export const ACCOUNT_ID = /^[A-Za-z0-9][A-Za-z0-9:_-]{0,127}$/;

/** A group ID in upper or lower case. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** How many chunks one page of a plan or job shows: up to 2,000 rows. */
export const CHUNKS_SHOWN = 4;

/**
 * The most requests a second that a job sends, even if Confluence would accept more. Its burst
 * limit isn't published, and all apps of a site share it.
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const MAX_PER_SECOND = 220;

/** The most members in one page of a list. Confluence rejects more. */
export const MEMBERS_PER_PAGE = 200;

/**
 * The points that all installations of an app share each hour, if Atlassian has not reviewed the
 * app.
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const HOURLY_POINTS = 65_000;
