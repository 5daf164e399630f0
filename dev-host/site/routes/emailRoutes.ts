import { found, type Answer } from '../http/answer';
import { accountIds } from './accountIds';
import { badRequest, confluenceError, notFound } from '../http/errors';
import type { Call } from './call';
import { required } from './parameters';
import type { Route } from './route';

/** Only an app, as itself, learns addresses, and only where the site has the endpoint enabled. */
const refuse = ({ caller, site }: Call): Answer | undefined => {
  if (site.settings().emailEndpoint === 'off') {
    return confluenceError(501, 'The API is not currently enabled');
  }
  return caller.kind === 'app'
    ? undefined
    : badRequest('The calling app is not approved to use this API');
};

export const emailRoutes: Route[] = [
  {
    method: 'GET',
    path: '/user/email',
    handle: (call) => {
      const refusal = refuse(call);
      if (refusal !== undefined) return refusal;
      const accountId = required(call, 'accountId');
      if (!accountId.ok) return accountId.answer;
      const person = call.site.directory.person(accountId.value);
      if (person === undefined) {
        return notFound(`No user found with accountId: ${accountId.value}`);
      }
      return found({ accountId: person.accountId, email: person.email }, 1);
    },
  },
  {
    method: 'GET',
    path: '/user/email/bulk',
    handle: (call) => {
      const refusal = refuse(call);
      if (refusal !== undefined) return refusal;
      const ids = accountIds(call);
      if (!ids.ok) return ids.answer;
      const records = ids.value.flatMap((accountId) => {
        const person = call.site.directory.person(accountId);
        return person === undefined ? [] : [{ accountId, email: person.email }];
      });
      return found(records, records.length);
    },
  },
];
