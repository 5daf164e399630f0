import type { APIResponse } from '@forge/api';
import { HOURLY_POINTS } from '../../domain/limits';
import type { HourlyPoints } from '../../domain/plan/planCost';

// What Confluence's answers say about limits. `RateLimit` and `RateLimit-Policy` have the hourly
// quota, as lists of items with parameters. They are spelled `Beta-…` until the quota is enforced.
// `X-RateLimit-*` is the burst limit of a second, and says nothing about the hour.
// https://developer.atlassian.com/cloud/confluence/rate-limiting/

type Headers = APIResponse['headers'];
type Item = { name: string; parameters: ReadonlyMap<string, string> };

const HOUR_SECONDS = 3_600;
// At 10:59:59, a wait of 2 s reaches the next hour without being about the hour.
const MAX_SHORT_WAIT_SECONDS = 5;

/**
 * What an answer says about the hourly points: how many are left, or that there are plenty.
 * Confluence says how many are left (`r`) only if few are. Undefined if the answer names no hourly
 * quota.
 */
export const hourlyPoints = (headers: Headers): HourlyPoints | 'plenty' | undefined => {
  const policies = hourlyItems(headers, 'ratelimit-policy', isHourlyPolicy);
  const burst = policyNames(headers, (item) => !isHourlyPolicy(item));
  const isHourly = ({ name }: Item): boolean =>
    policies.some((policy) => policy.name === name) || (isQuotaName(name) && !burst.has(name));
  const limits = hourlyItems(headers, 'ratelimit', isHourly);
  if (limits.length === 0) return policies.length > 0 ? 'plenty' : undefined;
  const told = limits.filter(({ parameters }) => parameters.has('r'));
  if (told.length === 0) return 'plenty';
  const points = told.flatMap((limit) => {
    const left = countIn(limit, 'r');
    const policy = policies.find(({ name }) => name === limit.name);
    const of = (policy && countIn(policy, 'q')) ?? HOURLY_POINTS;
    return left === undefined ? [] : [{ left, of }];
  });
  return points.toSorted((one, other) => one.left / one.of - other.left / other.of)[0];
};

/**
 * Reads `Retry-After`, in seconds or as an HTTP date. A wait is at least a second. A wait of an
 * hour or more ends at the next full UTC hour, when the points are refilled. A wait of more than 5
 * s that reaches that hour is a wait for the points, whatever reason is given.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export const readRetryAfter = (
  header: string | null,
  now: number,
): { retryAfterSeconds?: number; waitsForHour?: true } => {
  const asked = secondsIn(header?.trim() ?? '', now);
  if (asked === undefined) return {};
  const toNextHour = HOUR_SECONDS - ((now / 1_000) % HOUR_SECONDS);
  const retryAfterSeconds = asked >= HOUR_SECONDS ? Math.ceil(toNextHour) : Math.max(1, asked);
  const waitsForHour =
    retryAfterSeconds > MAX_SHORT_WAIT_SECONDS && retryAfterSeconds >= toNextHour;
  return { retryAfterSeconds, ...(waitsForHour && { waitsForHour }) };
};

const secondsIn = (text: string, now: number): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined; // a date starts with its weekday
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : Math.ceil((at - now) / 1_000);
};

const isQuotaName = (name: string): boolean => /quota/i.test(name) && !/burst/i.test(name);

const isHourlyPolicy = (item: Item): boolean => {
  const window = countIn(item, 'w');
  return window === undefined ? isQuotaName(item.name) : window >= HOUR_SECONDS;
};

/**
 * The items of a header that are about the hour: in the plain spelling, or otherwise in the `Beta-`
 * one.
 */
const hourlyItems = (headers: Headers, name: string, isHourly: (item: Item) => boolean): Item[] => {
  const plain = itemsOf(headers.get(name)).filter(isHourly);
  return plain.length > 0 ? plain : itemsOf(headers.get(`beta-${name}`)).filter(isHourly);
};

const policyNames = (headers: Headers, isWanted: (item: Item) => boolean): ReadonlySet<string> =>
  new Set(
    ['ratelimit-policy', 'beta-ratelimit-policy']
      .flatMap((name) => itemsOf(headers.get(name)).filter(isWanted))
      .map(({ name }) => name),
  );

const countIn = ({ parameters }: Item, key: string): number | undefined => {
  const value = parameters.get(key);
  return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
};

/** Splits a list of items, such as `"burst";q=100;w=1, "global-app-quota";q=65000;w=3600`. */
const itemsOf = (header: string | null): Item[] =>
  (header?.match(/(?:[^,"]|"[^"]*")+/g) ?? []).flatMap((text) => {
    const [name = '', ...rest] = (text.match(/(?:[^;"]|"[^"]*")+/g) ?? []).map((part) =>
      part.trim(),
    );
    if (name === '') return [];
    const pairs = rest.map((pair): [string, string] => {
      const [key = '', value = ''] = pair.split('=', 2);
      return [key.trim().toLowerCase(), unquoted(value.trim())];
    });
    return [{ name: unquoted(name).toLowerCase(), parameters: new Map(pairs) }];
  });

const unquoted = (text: string): string => text.replace(/^"|"$/g, '');
