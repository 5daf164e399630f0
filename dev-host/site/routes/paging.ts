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

const linkTo = ({ path, query }: Call, start: number, limit: number): string => {
  const changed = new URLSearchParams(query);
  changed.set('start', start.toString());
  changed.set('limit', limit.toString());
  return `${path}?${changed.toString()}`;
};

/** Cuts one page out of a list and wraps it the way that Confluence pages by offset. */
export const pageOf = <T>(
  call: Call,
  items: readonly T[],
  { start, limit }: PageRequest,
  show: (item: T) => unknown,
) => {
  const results = items.slice(start, start + limit).map(show);
  const isLast = limit === 0 || start + limit >= items.length;
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
      ...(!isLast && { next: linkTo(call, start + limit, limit) }),
      ...(start > 0 && { prev: linkTo(call, Math.max(0, start - limit), limit) }),
    },
  };
};
