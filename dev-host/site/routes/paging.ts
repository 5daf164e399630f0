import { badRequest } from '../http/errors';
import type { Call } from './call';
import { wholeNumber, type Given } from './parameters';

type PageRequest = { start: number; limit: number };

const LARGEST_PAGE = 200;

/** Reads `start` and `limit`; a limit over 200 is refused. */
export const pageRequest = (call: Call): Given<PageRequest> => {
  const start = wholeNumber(call, 'start', 0);
  if (!start.ok) return start;
  const limit = wholeNumber(call, 'limit', LARGEST_PAGE);
  if (!limit.ok) return limit;
  if (limit.value > LARGEST_PAGE) {
    const reason = `Parameter 'limit' must not be greater than ${LARGEST_PAGE.toString()}`;
    return { ok: false, answer: badRequest(reason) };
  }
  return { ok: true, value: { start: start.value, limit: limit.value } };
};

/** A link to another page: below `/wiki`, as the page that holds it names it in `_links.context`. */
const linkTo = ({ path, query }: Call, start: number, limit: number): string => {
  const changed = new URLSearchParams(query);
  changed.set('start', start.toString());
  changed.set('limit', limit.toString());
  return `${path}?${changed.toString()}`;
};

/**
 * Cuts one page out of a list and wraps it the way that Confluence pages by offset. The site's
 * settings may make it shorter than was asked for, repeat an entry, and lead its `next` astray.
 */
export const pageOf = <T>(
  call: Call,
  items: readonly T[],
  asked: PageRequest,
  show: (item: T) => unknown,
  cut: number | null = call.site.settings().pageCut,
) => {
  const { start } = asked;
  const limit = Math.min(asked.limit, cut ?? Infinity);
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
    ...(call.query.get('shouldReturnTotalSize') === 'true' && { totalSize: items.length }),
    _links: {
      base: call.base,
      context: '/wiki',
      self: `${call.base}${linkTo(call, start, limit)}`,
      ...(next !== undefined && { next }),
      ...(start > 0 && { prev: linkTo(call, Math.max(0, start - limit), limit) }),
    },
  };
};

const ELSEWHERE = 'https://elsewhere.invalid/wiki'; // a host that there never is

/** What a page's `next` is, by the site's settings; undefined where there is none. */
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
