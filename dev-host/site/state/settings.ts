/** How a site behaves from the start. */
export type Profile = 'granted' | 'strict';

export const PROFILES: readonly Profile[] = ['granted', 'strict'];

/** What tests may turn while the site runs. */
export type Settings = {
  /** Whether a write as the app is accepted; otherwise it is answered with 403. */
  appMayWrite: boolean;
  /** Endpoints that take a group's name: still there, or answered with 410. */
  nameEndpoints: 'on' | 'retired';
  /** `off`: answered with 501, as on sites where it is not enabled. */
  emailEndpoint: 'on' | 'off';
  /** How long an answer takes, in milliseconds: `median` give or take at most `spread`. */
  latencyMs: { median: number; spread: number };
  /** Points that the app may use until the next full UTC hour. */
  hourlyPoints: number;
  /** Requests a second to one endpoint with GET or POST; half as many with DELETE. */
  burstPerSecond: number;
  /** How many entries a paged answer holds at most, also where a larger `limit` was asked. */
  pageCut: number | null;
  /** The same for the group picker, which `pageCut` leaves alone. */
  pickerCut: number | null;
  /**
   * Where `_links.next` leads: on, to the same page again (`loop`), to another host (`elsewhere`), or
   * on without an end, through empty pages (`endless`).
   */
  nextLinks: 'usual' | 'loop' | 'elsewhere' | 'endless';
  /** Whether each page begins with the last entry of the page before. */
  repeats: boolean;
  /** How the headers of the hourly quota are spelled: `Beta-RateLimit…`, `RateLimit…`, both, not sent. */
  quotaHeaders: 'beta' | 'final' | 'both' | 'none';
  /** When the quota headers tell what is left (`r`): always, or from 80 % use on. */
  quotaShown: 'always' | 'near-limit';
  /** Whether the quota headers tell the burst limit too, as a first item. */
  burstPolicy: boolean;
  /** What `X-RateLimit-*` tells on every answer; the bucket of the endpoint where it is null. */
  burstHeaders: { limit: number; remaining: number } | null;
  /** What `RateLimit-Reason` says where the hourly quota is used up, and where a burst is too large. */
  limitReasons: { hourly: string; burst: string };
  /** The form of `Retry-After` on 429: seconds, an HTTP date, this number, or left out. */
  retryAfter: 'seconds' | 'date' | number | null;
  /** The statuses that adds and removals are answered with in turn; 201 and 204 where it is empty. */
  writeStatuses: readonly number[];
};

// https://developer.atlassian.com/cloud/confluence/rate-limiting/
const HOURLY_POINTS = 65_000;
const BURST_PER_SECOND = 100;

/** The settings that a site starts with, and returns to when it is reset. */
export const settingsOf = (profile: Profile, latencyMs: Settings['latencyMs']): Settings => ({
  appMayWrite: profile === 'granted',
  nameEndpoints: profile === 'granted' ? 'on' : 'retired',
  emailEndpoint: 'on',
  latencyMs,
  hourlyPoints: HOURLY_POINTS,
  burstPerSecond: BURST_PER_SECOND,
  pageCut: null,
  pickerCut: null,
  nextLinks: 'usual',
  repeats: false,
  quotaHeaders: 'beta',
  quotaShown: 'always',
  burstPolicy: false,
  burstHeaders: null,
  limitReasons: { hourly: 'confluence-quota-global-based', burst: 'confluence-burst-based' },
  retryAfter: 'seconds',
  writeStatuses: [],
});
