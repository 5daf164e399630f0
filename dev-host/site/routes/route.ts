import type { Caller } from '../access';
import type { Answer } from '../http/answer';
import type { Site } from '../state/site';

/** One endpoint. Its path is below the base of its API. A `{name}` in it matches one segment. */
export type Route = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Takes a group's name. A site can retire these endpoints. */
  byName?: boolean;
  /** The answer to a caller who may not use Confluence. 403 if missing. */
  forbidden?: Answer;
  handle: (call: Call) => Answer;
};

/** A request that reached an endpoint. Its caller is known and may use Confluence. */
export type Call = {
  site: Site;
  caller: Exclude<Caller, { kind: 'none' }>;
  /** Path parameters, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: unknown;
  /** The request's path below `/wiki`. Paging links repeat it. */
  path: string;
  /** The address of the site, `http://…/wiki`. */
  base: string;
};
