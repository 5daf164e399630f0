import * as z from 'zod';
import type { Platform } from '../../platform/platform';
import { pageContext } from '../../platform/resolver';
import { chooseAccount, chooseInstallation } from '../choose';
import type { Hosted } from '../hosted';
import { json } from '../http/answer';
import { HttpProblem } from '../http/httpProblem';
import { readJson } from '../http/readJson';
import type { Route } from '../http/route';
import { callPage } from './callPage';
import { findPerson, searchPeople } from './people';

const invokeBody = z.strictObject({ functionKey: z.string(), payload: z.optional(z.unknown()) });

/** What stands behind the page's bridge: the app's functions, and what Confluence gives a page. */
export const makeBridgeRoutes =
  (platform: Platform, hosted: readonly Hosted[], isReal: boolean): Route =>
  ({ method, path, query, message }) => {
    if (!path.startsWith('/bridge/')) return undefined;
    const chosen = chooseInstallation(hosted, query.get('installation'));
    const accountId = chooseAccount(chosen, query.get('account'));
    const { installation } = chosen;
    const asked = `${method} ${path}`;
    if (asked === 'POST /bridge/invoke')
      return readJson(message, invokeBody)
        .then((call) => callPage(platform.callResolver, { ...call, accountId, installation }))
        .then((answer) => json(200, answer));
    if (asked === 'GET /bridge/context')
      return json(200, pageContext(platform.manifest, installation, accountId));
    if (asked === 'GET /bridge/frame')
      return json(200, {
        siteName: chosen.siteName,
        siteUrl: installation.confluence.url,
        real: isReal,
        accounts: chosen.people,
        current: accountId,
        installation: installation.id,
      });
    if (asked === 'GET /bridge/users')
      return searchPeople(installation.confluence, accountId, query.get('query') ?? '').then(
        (people) => json(200, people),
      );
    const person = /^GET \/bridge\/users\/([^/]+)$/.exec(asked)?.[1];
    if (person === undefined) return undefined;
    return findPerson(installation.confluence, accountId, decoded(person)).then((found) => {
      if (found === undefined) throw new HttpProblem(404, 'There is no such account.');
      return json(200, found);
    });
  };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new HttpProblem(400, 'The address is not encoded as it should be.');
  }
};
