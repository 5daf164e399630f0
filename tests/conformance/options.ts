import { parseArgs } from 'node:util';
import { oneOf, wholeNumber } from '../../dev-host/commandLine';
import { PROFILES, type Profile } from '../../dev-host/site/state/settings';
import { ACCOUNT_ID } from '../../src/domain/limits';
import type { Access } from './client';

/** What a run does, as the command line and the environment say. */
export type Options = {
  /** A real site. Undefined: the simulated one. */
  access: Access | undefined;
  profiles: readonly Profile[];
  /** Another account that the run may add to its own groups and remove from them. */
  person: string | undefined;
  /** How many requests the run sends at once to meet the burst limit. Undefined: it avoids it. */
  burst: number | undefined;
  /** How long a check waits for a change to show in a list, in milliseconds. */
  maxWaitMs: number;
  /** Removes what earlier runs left behind, and checks nothing. */
  onlyCleanUp: boolean;
  /** Where the report goes. Undefined: a new file in `.rollcall/conformance/`. */
  reportFile: string | undefined;
};

/** Wrong arguments or a wrong environment. The message says what to change. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

const DEFAULT_WAIT_S = 300; // reads are reported to lag behind writes by minutes
const MAX_WAIT_S = 3_600;
const MAX_BURST = 500;
const EXAMPLE = 'https://example.atlassian.net';

/** Reads the command line and the environment. Throws `WrongUsage`. */
export const readOptions = (args: string[], env: NodeJS.ProcessEnv): Options => {
  try {
    const { values } = parseArgs({
      args,
      options: {
        site: { type: 'string' },
        'trust-host': { type: 'string' },
        profile: { type: 'string', multiple: true },
        person: { type: 'string' },
        burst: { type: 'string' },
        'max-wait': { type: 'string', default: `${DEFAULT_WAIT_S}` },
        'only-clean-up': { type: 'boolean', default: false },
        report: { type: 'string' },
      },
    });
    const { site, person, burst, profile = PROFILES } = values;
    if (person !== undefined && !ACCOUNT_ID.test(person))
      throw new Error(`--person must be an account ID, not "${person}".`);
    if (site !== undefined && values.profile !== undefined)
      throw new Error('--profile is for the simulated Confluence. Leave it out with --site.');
    if (site === undefined && values['only-clean-up'])
      throw new Error('--only-clean-up needs --site.');
    if (site === undefined && values.report !== undefined && profile.length > 1)
      throw new Error('--report takes one report: add --site or one --profile.');
    return {
      access: site === undefined ? undefined : accessTo(site, values['trust-host'], env),
      profiles: profile.map((name) => oneOf('profile', PROFILES, name)),
      person,
      burst: burst === undefined ? undefined : wholeNumber('burst', MAX_BURST, burst),
      maxWaitMs: wholeNumber('max-wait', MAX_WAIT_S, values['max-wait']) * 1_000,
      onlyCleanUp: values['only-clean-up'],
      reportFile: values.report,
    };
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
};

/** The address of the site, then the credentials, so that nothing is asked for a wrong address. */
const accessTo = (site: string, trusted: string | undefined, env: NodeJS.ProcessEnv): Access => {
  const url = siteAddress(site, trusted);
  const email = env['ROLLCALL_EMAIL']?.trim() ?? '';
  const token = env['ROLLCALL_API_TOKEN']?.trim() ?? '';
  const missing = [
    ...(email === '' ? ['ROLLCALL_EMAIL (the email of a site admin’s account)'] : []),
    ...(token === ''
      ? [
          'ROLLCALL_API_TOKEN (an API token of that account, from https://id.atlassian.com/manage-profile/security/api-tokens)',
        ]
      : []),
  ];
  if (missing.length > 0) throw new Error(`Set ${missing.join(' and ')}.`);
  return { url, email, token };
};

/**
 * The origin of a site. Refuses an address that would send the token unencrypted, to a host that is
 * not known to be Atlassian's, or that is more than an origin, and says which address to use.
 */
export const siteAddress = (text: string, trusted?: string): string => {
  const given = text.trim();
  if (!URL.canParse(given)) {
    const guess = `https://${given}`;
    const meant =
      URL.canParse(guess) && isAtlassian(new URL(guess)) ? new URL(guess).origin : EXAMPLE;
    throw new Error(`"${given}" is not an address. Use --site ${meant}.`);
  }
  const url = new URL(given);
  const secure = `https://${url.host}`;
  if (url.username !== '' || url.password !== '')
    throw new Error(
      `The address must not contain an email or a token. Use --site ${secure} and set ROLLCALL_EMAIL and ROLLCALL_API_TOKEN.`,
    );
  const isLocal = ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))
    throw new Error(
      `The token is not sent over ${url.protocol.replace(':', '')}, where others could read it. Use --site ${secure}.`,
    );
  if (!isLocal && !isAtlassian(url) && trusted !== url.host)
    throw new Error(
      `"${url.host}" is not an address of Atlassian, and would get your token. If your site has an address of its own, add --trust-host ${url.host}.`,
    );
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '')
    throw new Error(`Give the address of the site only: --site ${url.origin}.`);
  return url.origin;
};

const isAtlassian = ({ hostname, port }: URL): boolean =>
  port === '' &&
  /^[a-z0-9-]+\.(?:atlassian\.net|jira\.com|atlassian-us-gov-mod\.net)$/.test(hostname);
