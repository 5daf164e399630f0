import * as z from 'zod';
import { realConfluence } from '../platform/confluence/confluenceAddress';
import { stableId } from '../platform/installation';
import type { Hosted } from './hosted';

const NAMES = ['ROLLCALL_SITE', 'ROLLCALL_EMAIL', 'ROLLCALL_API_TOKEN'] as const;

const userSchema = z.object({ accountId: z.string(), displayName: z.string().optional() });

/**
 * Finds the real site that the environment names, and asks it for the owner of the API token.
 * Returns undefined if it names no site. Throws and says what to set if something is
 * missing or wrong.
 */
export const findRealSite = async (env: NodeJS.ProcessEnv): Promise<Hosted | undefined> => {
  const [site = '', email = '', secret = ''] = NAMES.map((name) => env[name]?.trim());
  if (site === '' && email === '' && secret === '') return undefined;
  if (site === '' || email === '' || secret === '')
    throw new Error(`A real site needs all of ${NAMES.join(', ')}; leave all out for none.`);
  const url = siteUrl(site);
  const credentials = Buffer.from(`${email}:${secret}`).toString('base64');
  const response = await fetch(`${url}/wiki/rest/api/user/current`, {
    headers: { authorization: `Basic ${credentials}`, accept: 'application/json' },
  }).catch((cause: unknown) => {
    throw new Error(`No answer came from ${url}, which ROLLCALL_SITE names.`, { cause });
  });
  const user = userSchema.safeParse(response.ok ? await response.json() : undefined);
  if (!user.success)
    throw new Error(
      `${url} did not take ROLLCALL_EMAIL and ROLLCALL_API_TOKEN (${response.status}).`,
    );
  const { accountId, displayName = email } = user.data;
  return {
    installation: {
      id: stableId(`installation ${url}`),
      cloudId: stableId(`site ${url}`),
      site: new URL(url).host,
      confluence: realConfluence(url, { email, secret, accountId }),
    },
    siteName: new URL(url).host,
    people: [{ label: `API token of ${displayName}`, accountId }],
  };
};

/** The origin of a site. Only a simulated site on this machine may use `http`. */
const siteUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  if (url === undefined || (url.protocol !== 'https:' && !isLocal))
    throw new Error(`ROLLCALL_SITE must look like https://example.atlassian.net, not "${text}".`);
  return url.origin;
};
