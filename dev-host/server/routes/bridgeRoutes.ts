import * as z from 'zod';
import type { ConfluenceAddress } from '../../platform/confluence/confluenceAddress';
import { findAction } from '../../platform/automation';
import { InvocationFailed } from '../../platform/invocations/invocation';
import type { Platform } from '../../platform/platform';
import { type CallResolver, pageContext, type ResolverCall } from '../../platform/resolver';
import { chooseAccount, chooseInstallation, type Hosted } from '../hosted';
import { PSEUDO_LOCALE } from '../pseudoLocale';
import { decoded, HttpProblem, json, readJson, type Route } from '../routing';

const MAX_FOUND = 20;

const invokeBody = z.strictObject({ functionKey: z.string(), payload: z.optional(z.unknown()) });

/** A person, as the page's user picker shows them. */
const userSchema = z
  .object({ accountId: z.string(), displayName: z.string(), email: z.string().optional() })
  .transform(({ accountId, displayName, email = '' }) => ({
    accountId,
    displayName,
    ...(email !== '' && { email }),
  }));

const searchSchema = z.object({ results: z.array(z.object({ user: userSchema })) });

type PageAnswer = { ok: true; value: unknown } | { ok: false; error: { message: string } };

/** What the page is told of the host: whether changes are real, and whether it has a history. */
export type PageOptions = { isReal: boolean; pageHistory: boolean };

/** What the page's bridge calls: the app's functions, and what Confluence gives to a page. */
export const makeBridgeRoutes =
  (platform: Platform, hosted: readonly Hosted[], { isReal, pageHistory }: PageOptions): Route =>
  ({ method, path, query, message }) => {
    if (!path.startsWith('/bridge/')) return undefined;
    const chosen = chooseInstallation(hosted, query.get('installation'));
    const accountId = chooseAccount(chosen, query.get('account'));
    const { installation } = chosen;
    const { confluence } = installation;
    const action = query.get('action') ?? undefined;
    if (action !== undefined && findAction(platform.manifest, action) === undefined)
      throw new HttpProblem(404, `manifest.yml has no action "${action}".`);
    const route = `${method} ${path}`;
    if (route === 'POST /bridge/invoke')
      return readJson(message, invokeBody)
        .then((call) =>
          callPage(platform.callResolver, { ...call, accountId, installation, action }),
        )
        .then((answer) => json(200, answer));
    if (route === 'GET /bridge/context')
      return json(200, {
        ...pageContext(platform.manifest, installation, accountId, action),
        ...localeOf(platform, query.get('locale')),
      });
    if (route === 'GET /bridge/frame')
      return json(200, {
        siteName: chosen.siteName,
        siteUrl: confluence.url,
        real: isReal,
        accounts: chosen.people,
        current: accountId,
        installation: installation.id,
        pageHistory,
      });
    if (route === 'GET /bridge/users')
      return searchPeople(confluence, accountId, query.get('query') ?? '').then((people) =>
        json(200, people),
      );
    const person = /^GET \/bridge\/users\/([^/]+)$/.exec(route)?.[1];
    if (person === undefined) return undefined;
    return findPerson(confluence, accountId, decoded(person)).then((found) => json(200, found));
  };

const localeOf = ({ manifest }: Platform, named: string | null): { locale?: string } => {
  if (named === null) return {};
  const locales = [...manifest.translations.resources.map(({ key }) => key), PSEUDO_LOCALE];
  if (locales.includes(named)) return { locale: named };
  throw new HttpProblem(400, `There is no locale "${named}" here, only ${locales.join(', ')}.`);
};

/** Calls a resolver for a page. Returns its result, or the error with which `invoke()` rejects. */
export const callPage = async (
  callResolver: CallResolver,
  call: ResolverCall,
): Promise<PageAnswer> => {
  try {
    return { ok: true, value: await callResolver(call) };
  } catch (error) {
    if (!(error instanceof InvocationFailed)) throw error;
    const message = `There was an error invoking the function. ${error.message}`;
    return { ok: false, error: { message } };
  }
};

/** The people whose name matches, as far as the viewer may see them. */
const searchPeople = async (confluence: ConfluenceAddress, viewer: string, query: string) => {
  const text = query.trim();
  if (text === '') return [];
  const quoted = text.replace(/["\\]/g, '\\$&');
  const cql = encodeURIComponent(`type=user and user.fullname ~ "${quoted}"`);
  const found = await ask(confluence, viewer, `/search/user?cql=${cql}&limit=${MAX_FOUND}`);
  if (found === undefined) return [];
  return searchSchema.parse(found).results.map(({ user }) => user);
};

const findPerson = async (confluence: ConfluenceAddress, viewer: string, accountId: string) => {
  const found = await ask(confluence, viewer, `/user?accountId=${encodeURIComponent(accountId)}`);
  if (found === undefined) throw new HttpProblem(404, 'There is no such account.');
  return userSchema.parse(found);
};

/** Asks Confluence; undefined if it answers 404. */
const ask = async (
  { url, authorize }: ConfluenceAddress,
  viewer: string,
  path: string,
): Promise<unknown> => {
  const response = await fetch(`${url}/wiki/rest/api${path}`, {
    headers: { authorization: authorize(viewer) ?? '', accept: 'application/json' },
  }).catch(() => undefined);
  if (response?.ok === true) return response.json();
  if (response?.status === 404) return undefined;
  throw new HttpProblem(502, `Confluence answered ${String(response?.status ?? 'nothing')}.`);
};
