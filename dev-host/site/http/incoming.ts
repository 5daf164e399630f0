import type { Caller } from '../access';

/** A request as it came in, its body read and its sender looked up. */
export type Incoming = {
  method: string;
  /** The path as it was sent, still encoded. */
  path: string;
  query: URLSearchParams;
  body: unknown;
  caller: Caller;
  /** The address of the site, `http://…/wiki`. */
  base: string;
};
