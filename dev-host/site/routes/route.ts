import type { Answer } from '../http/answer';
import type { Call } from './call';

/** One endpoint. Its path is below that of its API; a `{name}` in it stands for one segment. */
export type Route = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Takes a group's name; such endpoints are gone where a site has retired them. */
  byName?: boolean;
  /** What somebody hears who may not use Confluence; a 403 where it is left out. */
  turnedAway?: Answer;
  handle: (call: Call) => Answer;
};
