import { badRequest } from '../http/errors';
import type { Call } from './call';
import type { Given } from './parameters';

const LARGEST_LOOKUP = 100; // accounts in one bulk request; the rest is left out

/** The different accounts of a bulk request, whose parameter is repeated or separated by commas. */
export const accountIds = ({ query }: Call): Given<string[]> => {
  const ids = query
    .getAll('accountId')
    .flatMap((list) => list.split(','))
    .filter((id) => id !== '');
  return ids.length === 0
    ? { ok: false, answer: badRequest("Required parameter 'accountId' is missing") }
    : { ok: true, value: [...new Set(ids.slice(0, LARGEST_LOOKUP))] };
};
