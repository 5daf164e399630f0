import type { Route } from '@forge/api';
import * as z from 'zod/mini';
import type { ReadAgain } from '../../application/ports/confluence';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { CALL_LIMIT_MS, type Confluence } from './confluence';
import { readAnswer } from './confluenceAnswer';

const MAX_PAGE_SIZE = 200; // Confluence rejects more

// Enough for 1,000 entries from a site that cuts its pages at 5, and for some empty pages.
const MAX_PAGES = 250;

const MAX_READINGS = 3;

/** The schema of one page of a list that is read by offset. */
export const pageOf = <Entry extends z.ZodMiniType>(entry: Entry) =>
  z.object({ results: z.array(entry), _links: linksSchema });

type PageSchema<T> = z.ZodMiniType<{ results: T[]; _links?: Links }>;

/** A list of Confluence that the app reads by offset, as itself. */
export type Listing<T> = {
  confluence: Confluence;
  path: (start: number, limit: number) => Route;
  schema: PageSchema<T>;
};

type Bounds<T> = {
  wanted: number;
  keyOf: (entry: T) => string;
  /** The limit for all pages together, in milliseconds. */
  limitMs?: number;
  /** The limit for each page, if it should be another one than the usual 12 s. */
  pageLimitMs?: number;
  again?: ReadAgain;
  maxPages?: number;
};

type Reading<T> = { results: T[]; complete: boolean; pages: number };

type Range = { start: number; limit: number; limitMs?: number };

/**
 * Reads one page. `next` is where the list continues: after the entries received or, if there are
 * none, where Confluence says. It is absent on the last page only: a short page can have a next
 * one, because a server may cut its pages. `unavailable` if the page does not lead forward in the
 * same list.
 */
export const readPage = async <T>(
  listing: Listing<T>,
  range: Range,
): Promise<Outcome<{ results: T[]; next?: number }>> => {
  const page = await fetchPage(listing, range);
  if (!page.ok) return page;
  const { results, next } = page.value;
  if (!next) return ok({ results });
  const start = next();
  return start.ok ? ok({ results, next: start.value }) : start;
};

/**
 * Reads a list page by page until it ends (`complete`) or has as many entries as wanted. Repeated
 * entries are dropped. A page with only repeated entries is a loop. A list that loops, or does not
 * end within 250 pages, is `unavailable`. After `maxPages`, the list is returned as it is, complete
 * or not. `again` is asked whether a page that failed is read again.
 */
export const readPages = async <T>(
  listing: Listing<T>,
  how: Bounds<T>,
): Promise<Outcome<Reading<T>>> => {
  const end = Date.now() + (how.limitMs ?? Infinity);
  const limit = Math.min(how.wanted, MAX_PAGE_SIZE);
  const entries = new Map<string, T>();
  let start = 0;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const limitMs = Math.min(how.pageLimitMs ?? CALL_LIMIT_MS, Math.max(0, end - Date.now()));
    const page = await fetchPatiently(listing, { start, limit, limitMs }, how.again);
    if (!page.ok) return page;
    const { results, next } = page.value;
    if (addNew(results, entries, how.keyOf) === 0 && results.length > 0) return misleading;
    // Do not stop at an empty page, because it says nothing about the list.
    const isLast = pages + 1 === how.maxPages && results.length > 0;
    const isEnough = entries.size >= how.wanted || isLast;
    if (!next || isEnough)
      return ok({ results: [...entries.values()], complete: !next, pages: pages + 1 });
    const follows = next();
    if (!follows.ok) return follows;
    start = follows.value;
  }
  return misleading;
};

/**
 * Reads a list and makes sure that no entry is missed. During a read, an entry can move to a page
 * that was already read, and is then missed. So a complete list of several pages is read again,
 * until two reads in a row return the same entries. If they do not after three reads, the failure
 * is `unavailable`. `isEnough` ends it early.
 */
export const readSteadyPages = async <T>(
  listing: Listing<T>,
  how: Bounds<T> & { isEnough?: (results: readonly T[]) => boolean },
): Promise<Outcome<Reading<T>>> => {
  const end = Date.now() + (how.limitMs ?? Infinity);
  let before: string | undefined;
  for (let readings = 0; readings < MAX_READINGS; readings += 1) {
    const read = await readPages(listing, { ...how, limitMs: Math.max(0, end - Date.now()) });
    if (!read.ok) return read;
    const { results, complete, pages } = read.value;
    const keys = results.map(how.keyOf).toSorted().join(' ');
    const isAtOnce = readings === 0 && pages === 1;
    if (!complete || isAtOnce || keys === before || how.isEnough?.(results)) return read;
    before = keys;
  }
  return failed('unavailable');
};

type Page<T> = { results: T[]; next?: () => Outcome<number> };

/** Fetches a page, and again after a failure as long as `again` says so. */
const fetchPatiently = async <T>(
  listing: Listing<T>,
  range: Range,
  again?: ReadAgain,
): Promise<Outcome<Page<T>>> => {
  for (let tries = 1; ; tries += 1) {
    const page = await fetchPage(listing, range);
    if (page.ok || !(await again?.(page.failure, tries))) return page;
  }
};

/** Fetches a page. `next` is where the list continues. Only a caller that wants more calls it. */
const fetchPage = async <T>(
  { confluence, path, schema }: Listing<T>,
  { start, limit, limitMs = CALL_LIMIT_MS }: Range,
): Promise<Outcome<Page<T>>> => {
  const asked = path(start, limit);
  const answer = await confluence({
    ...{ method: 'GET', path: asked, identity: { kind: 'app' }, limitMs },
  });
  const page = readAnswer(answer, schema);
  if (!page.ok) return page;
  const { results, _links: links } = page.value;
  if (!hasNext(links)) return ok({ results });
  const next = (): Outcome<number> => {
    const named = nextStart(links, asked, start);
    return named.ok && results.length > 0 ? ok(start + results.length) : named;
  };
  return ok({ results, next });
};

const addNew = <T>(
  results: readonly T[],
  entries: Map<string, T>,
  keyOf: (entry: T) => string,
): number => {
  const before = entries.size;
  for (const entry of results) if (!entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  return entries.size - before;
};

/** The links of a page, not parsed further. Confluence leaves `next` out on the last page. */
const linksSchema = z.optional(
  z.object({ base: z.optional(z.unknown()), next: z.optional(z.unknown()) }),
);

type Links = z.output<typeof linksSchema>;

const UNKNOWN_ORIGIN = 'https://unknown.invalid'; // the site, if an answer does not name it
const PRODUCT = '/wiki'; // a link may start with this path or leave it out

/** Whether a page says that more of its list follows. */
export const hasNext = (links: Links): boolean => links?.next !== undefined;

/**
 * The parameters of a page's link to the next page. A link to another path or another host is
 * `unavailable`, because the content of such a list is unknown.
 */
export const nextParameters = (links: Links, asked: Route): Outcome<URLSearchParams> => {
  const next = links?.next;
  const from = urlOf(asked.value, originOf(links?.base));
  const to = typeof next === 'string' && next !== '' ? urlOf(next, from?.href) : undefined;
  const isSameList = from && to?.origin === from.origin && pathOf(to) === pathOf(from);
  return isSameList ? ok(to.searchParams) : misleading;
};

/**
 * Where the next page starts, according to that link. A link that does not lead forward is
 * `unavailable`.
 */
const nextStart = (links: Links, asked: Route, start: number): Outcome<number> => {
  const parameters = nextParameters(links, asked);
  if (!parameters.ok) return parameters;
  const next = parameters.value.get('start') ?? '';
  return /^\d{1,9}$/.test(next) && Number(next) > start ? ok(Number(next)) : misleading;
};

/** The failure of a list whose pages do not lead to its end. */
export const misleading = failed('unavailable', { httpStatus: 200 });

const urlOf = (text: string, base?: string): URL | undefined =>
  URL.canParse(text, base) ? new URL(text, base) : undefined;

const originOf = (base: unknown): string =>
  (typeof base === 'string' ? urlOf(base)?.origin : undefined) ?? UNKNOWN_ORIGIN;

const pathOf = ({ pathname }: URL): string => {
  const path = pathname.toLowerCase(); // the app writes group IDs in lower case
  return path.startsWith(`${PRODUCT}/`) ? path.slice(PRODUCT.length) : path;
};
