import type { Route } from '@forge/api';
import * as z from 'zod/mini';
import { failed, ok, type Outcome } from '../../domain/outcome';

/** The links of a page of a list, unread: Confluence leaves `next` out on the last page. */
export const linksSchema = z.optional(
  z.object({ base: z.optional(z.unknown()), next: z.optional(z.unknown()) }),
);

export type Links = z.output<typeof linksSchema>;

const UNKNOWN_ORIGIN = 'https://unknown.invalid'; // of a site whose answer does not name it
const PRODUCT = '/wiki'; // links come with or without it: their `context`

/** Whether a page says that more of its list follows. */
export const hasNext = (links: Links): boolean => links?.next !== undefined;

/**
 * The parameters of a page's link to the next one. A link to another path or another host is
 * `unavailable`: nobody knows what such a list holds.
 */
export const nextParameters = (links: Links, asked: Route): Outcome<URLSearchParams> => {
  const next = links?.next;
  const from = urlOf(asked.value, originOf(links?.base));
  const to = typeof next === 'string' && next !== '' ? urlOf(next, from?.href) : undefined;
  const isSameList = from && to?.origin === from.origin && pathOf(to) === pathOf(from);
  return isSameList ? ok(to.searchParams) : misleading;
};

/** Where the next page starts, by that link. One that does not lead forward is `unavailable`. */
export const nextStart = (links: Links, asked: Route, start: number): Outcome<number> => {
  const parameters = nextParameters(links, asked);
  if (!parameters.ok) return parameters;
  const next = parameters.value.get('start') ?? '';
  return /^\d{1,9}$/.test(next) && Number(next) > start ? ok(Number(next)) : misleading;
};

/** What a list is whose pages do not lead to its end. */
export const misleading = failed('unavailable', { httpStatus: 200 });

const urlOf = (text: string, base?: string): URL | undefined =>
  URL.canParse(text, base) ? new URL(text, base) : undefined;

const originOf = (base: unknown): string =>
  (typeof base === 'string' ? urlOf(base)?.origin : undefined) ?? UNKNOWN_ORIGIN;

const pathOf = ({ pathname }: URL): string => {
  const path = pathname.toLowerCase(); // the app writes group IDs in lower case
  return path.startsWith(`${PRODUCT}/`) ? path.slice(PRODUCT.length) : path;
};
