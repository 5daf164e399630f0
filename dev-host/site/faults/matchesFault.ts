import { callerName, type Caller } from '../access/caller';
import type { Fault } from './fault';

/** What of a request a fault can be told to look at. `address` is path and query as they were sent. */
export type Target = { method: string; path: string; address: string; caller: Caller };

const matchesPath = (wanted: string, { path, address }: Target): boolean => {
  if (!wanted.startsWith('/wiki/')) return address.includes(wanted);
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted;
};

const matchesCaller = (wanted: string, caller: Caller): boolean =>
  wanted === 'user' ? caller.kind === 'person' : callerName(caller) === wanted;

/** Whether a fault is meant for this request. */
export const matchesFault = ({ match }: Fault, target: Target): boolean =>
  (match.method === undefined || match.method === target.method) &&
  (match.path === undefined || matchesPath(match.path, target)) &&
  (match.identity === undefined || matchesCaller(match.identity, target.caller));
