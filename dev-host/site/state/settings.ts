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
});
