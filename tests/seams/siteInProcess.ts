import { callerName, identify } from '../../dev-host/site/access';
import type { Company } from '../../dev-host/site/company/company';
import { answerWiki } from '../../dev-host/site/http/answerWiki';
import { noJournal } from '../../dev-host/site/state/journal';
import { settingsOf } from '../../dev-host/site/state/settings';
import { makeSite, type Site } from '../../dev-host/site/state/site';
import { TextResponse } from './textResponse';

/** Nothing listens at this address; requests to it are answered in this process. */
export const SITE_URL = 'http://127.0.0.1:1';

/** A request as the site sees it. `as` is `app`, an account ID or `none`. */
export type SiteRequest = {
  method: string;
  path: string;
  query: string;
  as: string;
  body: unknown;
};

/**
 * A simulated Confluence without a server: `fetch` replaces the global one. `around` sees each
 * request and decides whether to carry it out with `carryOut`.
 */
export const makeSiteInProcess = (
  company: Company,
  now: () => number,
  around: (request: SiteRequest, carryOut: () => Response, site: Site) => Promise<Response>,
) => {
  const site = makeSite(company, noJournal, settingsOf('granted', { median: 0, spread: 0 }), now);
  const fetchFromSite = (
    url: string | URL | Request,
    init: RequestInit = {},
  ): Promise<Response> => {
    const {
      pathname: path,
      searchParams: query,
      search,
    } = new URL(url instanceof Request ? url.url : url);
    const { method = 'GET' } = init;
    const caller = identify(new Headers(init.headers).get('authorization') ?? '', site.directory);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const carryOut = (): Response => {
      const base = `${SITE_URL}/wiki`;
      const answer = answerWiki(site, { method, path, query, caller, base, body });
      const text = answer.text ?? (answer.body === undefined ? null : JSON.stringify(answer.body));
      const init = {
        status: answer.status,
        ...(answer.headers && { headers: answer.headers }),
      };
      return text === null ? new Response(null, init) : new TextResponse(text, init);
    };
    const request = { method, path, query: search.slice(1), as: callerName(caller), body };
    return around(request, carryOut, site);
  };
  return { site, fetch: fetchFromSite };
};
