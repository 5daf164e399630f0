import { z } from 'zod';

/**
 * How a site behaves from the start. On `granted` the app may write. On `strict` it may not, and
 * names are not accepted. `wild` has what was seen on single real sites, all at once.
 */
export const PROFILES = ['granted', 'strict', 'wild'] as const;
export type Profile = (typeof PROFILES)[number];

const milliseconds = z.number().min(0).max(600_000);
const headerText = z.string().regex(/^[\x21-\x7e]+$/, 'is not a valid header text');

/** The switches of a running site. `settingsOf` has their defaults. */
const settingsSchema = z.strictObject({
  /** Whether the app may write. If not, its writes are answered with 403. */
  appMayWrite: z.boolean(),
  /** Endpoints that take a group's name: available, or answered with 410. */
  nameEndpoints: z.enum(['on', 'retired']),
  /** `off`: answered with 501, as on sites that have not enabled it. */
  emailEndpoint: z.enum(['on', 'off']),
  /** The people search answers 400 if the name that it looks for contains one of these characters. */
  searchRefuses: z.string().max(100),
  /** How long an answer takes: `median`, plus or minus at most `spread`. */
  latencyMs: z.strictObject({ median: milliseconds, spread: milliseconds }),
  /** The points that the app may use until the next full UTC hour. */
  hourlyPoints: z.int().min(0),
  /** Requests a second, for each part of the site that `burstScope` names. */
  burstPerSecond: z.int().min(1),
  /**
   * What has a burst limit of its own: each method of an endpoint, where DELETE gets half, or only
   * the whole site.
   */
  burstScope: z.enum(['endpoint', 'site']),
  /** A bucket that refills steadily, or a count that starts again with each full second. */
  burstForm: z.enum(['bucket', 'window']),
  /** The most entries on a page, even if `limit` asks for more. */
  pageCut: z.int().min(1).nullable(),
  /** The same for the group picker, which ignores `pageCut`. */
  pickerCut: z.int().min(1).nullable(),
  /** Whether a list says how many entries it has, if it is asked to. */
  totalSize: z.boolean(),
  /**
   * The lists of groups by access: how much longer an answer takes, and how many groups of the
   * organization's other sites are among them.
   */
  accessLists: z.strictObject({ delayMs: milliseconds, otherSites: z.int().min(0).max(20_000) }),
  /** Lists of members and of a person's groups show the memberships of this long ago. */
  lagSeconds: z.int().min(0).max(3_600),
  /**
   * Where `_links.next` leads: to the next page, to the same page (`loop`), to another host
   * (`elsewhere`), or through empty pages without an end (`endless`).
   */
  nextLinks: z.enum(['usual', 'loop', 'elsewhere', 'endless']),
  /** Whether each page begins with the last entry of the page before. */
  repeats: z.boolean(),
  /** The names of the quota headers: `Beta-RateLimit…`, `RateLimit…`, both, or no headers. */
  quotaHeaders: z.enum(['beta', 'final', 'both', 'none']),
  /** When the quota headers show what is left (`r`): always, or after 80 % of the quota. */
  quotaShown: z.enum(['always', 'near-limit']),
  /** Whether the quota headers also show the burst limit, as a first item. */
  burstPolicy: z.boolean(),
  /** What `X-RateLimit-*` shows on every answer; if null, the state of the endpoint. */
  burstHeaders: z.strictObject({ limit: z.int().min(0), remaining: z.int().min(0) }).nullable(),
  /** What `RateLimit-Reason` says if the hourly quota is used up, and if a burst is too large. */
  limitReasons: z.strictObject({ hourly: headerText, burst: headerText }),
  /** The form of `Retry-After` on 429: seconds, an HTTP date, this number, or no header. */
  retryAfter: z.union([z.enum(['seconds', 'date']), z.int().min(0), z.null()]),
  /** The statuses of adds and removals that were carried out, in turn. Empty: 201 and 204. */
  writeStatuses: z.array(z.int().min(200).max(599)).max(100),
});

export type Settings = z.infer<typeof settingsSchema>;

/** The body of `PATCH /dev/site`. `pointsUsed` sets how many points of this hour are used. */
export const siteBody = settingsSchema.extend({ pointsUsed: z.int().min(0) }).exactPartial();

/**
 * Returns the settings that a site starts with. A reset restores them. The limits are those of
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/.
 */
export const settingsOf = (profile: Profile, latencyMs: Settings['latencyMs']): Settings => ({
  appMayWrite: profile === 'granted',
  nameEndpoints: profile === 'strict' ? 'retired' : 'on',
  emailEndpoint: 'on',
  searchRefuses: '',
  latencyMs,
  hourlyPoints: 65_000,
  burstPerSecond: 100,
  burstScope: 'endpoint',
  burstForm: 'bucket',
  pageCut: null,
  pickerCut: null,
  totalSize: true,
  accessLists: { delayMs: 0, otherSites: 0 },
  lagSeconds: 0,
  nextLinks: 'usual',
  repeats: false,
  quotaHeaders: 'beta',
  quotaShown: 'always',
  burstPolicy: false,
  burstHeaders: null,
  limitReasons: { hourly: 'confluence-quota-global-based', burst: 'confluence-burst-based' },
  retryAfter: 'seconds',
  writeStatuses: [],
  ...(profile === 'wild' && WILD),
});

/** What users and vendors of other apps reported from single real sites. */
const WILD: Partial<Settings> = {
  searchRefuses: '([{',
  burstPerSecond: 30,
  pageCut: 50,
  pickerCut: 5,
  totalSize: false,
  accessLists: { delayMs: 25_000, otherSites: 300 },
  lagSeconds: 90,
  quotaShown: 'near-limit',
  limitReasons: { hourly: 'conf-global-based', burst: 'confluence-burst-based' },
  writeStatuses: [200, 201, 204],
};
