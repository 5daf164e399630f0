import type { Caller } from '../access/caller';
import type { Site } from '../state/site';

/** A request that reached an endpoint: its caller is known and may use Confluence. */
export type Call = {
  site: Site;
  caller: Exclude<Caller, { kind: 'nobody' }>;
  /** Path parameters, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: unknown;
  /** The request's path below `/wiki`, which paging links repeat. */
  path: string;
  /** The address of the site, `http://…/wiki`. */
  base: string;
};
