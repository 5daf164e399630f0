import type { Answer } from '../http/answer';
import type { Call } from './call';

/** One endpoint. A `{name}` in its path stands for one segment. */
export type Route = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Takes a group's name; such endpoints are gone where a site has retired them. */
  byName?: boolean;
  handle: (call: Call) => Answer;
};
