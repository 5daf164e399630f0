import { wholeNumber, type Result } from './parameters';
import type { Call } from './route';

type PageRequest = { start: number; limit: number };

const MAX_LIMIT = 200;

/** Reads `start` and `limit`. A limit over 200 is refused. */
export const pageRequest = (call: Call): Result<PageRequest> => {
  const start = wholeNumber(call, 'start', 0);
  if (!start.ok) return start;
  const limit = wholeNumber(call, 'limit', MAX_LIMIT, MAX_LIMIT);
  if (!limit.ok) return limit;
  return { ok: true, value: { start: start.value, limit: limit.value } };
};

/** Builds a link to another page. It is relative to `/wiki`, as `_links.context` says. */
const linkTo = ({ path, query }: Call, start: number, limit: number): string => {
  const changed = new URLSearchParams(query);
  changed.set('start', `${start}`);
  changed.set('limit', `${limit}`);
  return `${path}?${changed.toString()}`;
};

/**
 * Returns one page of a list, in the form in which Confluence pages by offset. The site's settings can
 * shorten it, repeat an entry or change where `next` leads.
 */
export const pageOf = <Item, Shown>(
  call: Call,
  items: readonly Item[],
  requested: PageRequest,
  show: (item: Item) => Shown,
  cut: number | null = call.site.settings().pageCut,
) => {
  const { start } = requested;
  const limit = Math.min(requested.limit, cut ?? Infinity);
  const from = call.site.settings().repeats && start > 0 ? start - 1 : start;
  const results = items.slice(from, from + limit).map(show);
  const isLast = limit === 0 || from + limit >= items.length;
  const next = nextLink(call, isLast, {
    same: linkTo(call, start, limit),
    further: linkTo(call, Math.max(from + limit, start + 1), limit),
  });
  return {
    results,
    start,
    limit,
    size: results.length,
    ...(call.site.settings().totalSize &&
      call.query.get('shouldReturnTotalSize') === 'true' && { totalSize: items.length }),
    _links: {
      base: call.base,
      context: '/wiki',
      self: `${call.base}${linkTo(call, start, limit)}`,
      ...(next !== undefined && { next }),
      ...(start > 0 && { prev: linkTo(call, Math.max(0, start - limit), limit) }),
    },
  };
};

const ELSEWHERE = 'https://elsewhere.invalid/wiki'; // a host that cannot exist

/** Returns a page's `next`, as the site's settings say. Undefined: no further page. */
export const nextLink = (
  { site }: Call,
  isLast: boolean,
  { same, further }: { same: string; further: string },
): string | undefined => {
  const { nextLinks } = site.settings();
  if (isLast && nextLinks !== 'endless') return undefined;
  switch (nextLinks) {
    case 'usual':
    case 'endless':
      return further;
    case 'loop':
      return same;
    case 'elsewhere':
      return `${ELSEWHERE}${further.replace(/^\/wiki/, '')}`;
  }
};
