import * as z from 'zod';
import type { ConfluenceAddress } from '../../platform/confluence/confluenceAddress';
import { HttpProblem } from '../http/httpProblem';

const MAX_FOUND = 20;

const userSchema = z
  .object({ accountId: z.string(), displayName: z.string(), email: z.string().optional() })
  .transform(({ accountId, displayName, email = '' }) => ({
    accountId,
    displayName,
    ...(email !== '' && { email }),
  }));

const searchSchema = z.object({ results: z.array(z.object({ user: userSchema })) });

/** A person as the page's user picker shows them. */
export type ShownPerson = z.output<typeof userSchema>;

/** People whose name fits, as the signed-in person may see them. */
export const searchPeople = async (
  confluence: ConfluenceAddress,
  viewer: string,
  query: string,
): Promise<ShownPerson[]> => {
  const text = query.trim();
  if (text === '') return [];
  const quoted = text.replace(/["\\]/g, '\\$&');
  const cql = encodeURIComponent(`type=user and user.fullname ~ "${quoted}"`);
  const found = await ask(confluence, viewer, `/search/user?cql=${cql}&limit=${MAX_FOUND}`);
  if (found === undefined) return [];
  return searchSchema.parse(found).results.map(({ user }) => user);
};

/** One person; undefined where there is no such account. */
export const findPerson = async (
  confluence: ConfluenceAddress,
  viewer: string,
  accountId: string,
): Promise<ShownPerson | undefined> => {
  const found = await ask(confluence, viewer, `/user?accountId=${encodeURIComponent(accountId)}`);
  return found === undefined ? undefined : userSchema.parse(found);
};

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
