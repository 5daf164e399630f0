import { CHECKS, readAssumptions } from './assumptions';
import {
  type Access,
  type Answer,
  type Clock,
  Interrupted,
  makeSiteClient,
  NoAnswer,
  StillLimited,
} from './client';
import { type Leftover, makeOwnGroups, removeLeftovers } from './ownGroups';
import { redact, type Secrets, writeReport } from './report';
import { type Caller, type Check, makeOnce, type Result, runChecks } from './suite';
import { fieldOf } from './verdicts';

/** What a run with one site needs. */
export type SessionOptions = {
  access: Access;
  clock: Clock;
  /** Aborted by an interruption. Its reason is the name of the signal. */
  signal: AbortSignal;
  person: string | undefined;
  burst: number | undefined;
  maxWaitMs: number;
  onlyCleanUp?: boolean;
  /** Where the names of own groups are written down. */
  folder: string;
  /** The profile of a simulated site. */
  profile?: string;
  checks?: readonly Check[];
  say: (line: string) => void;
  onResult?: (result: Result) => void;
};

export type Session = {
  results: readonly Result[];
  leftovers: readonly Leftover[];
  /** The report in Markdown, without email, token, names and account IDs. */
  report: string;
  /** Removes the same from any other text. */
  redacted: (text: string) => string;
};

/** A run could not begin. The message says why, and what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/**
 * Compares a site with the assumptions: asks who the token belongs to, removes what earlier runs left,
 * runs the checks, and removes its own groups, also after an interruption. Throws `CannotStart`.
 */
export const runSession = async (options: SessionOptions): Promise<Session> => {
  const { access, clock, signal, person, folder, say, checks = CHECKS } = options;
  const client = makeSiteClient(access, clock, signal);
  const startedAt = new Date();
  const caller = await callerOf(client.host, () => client.send('GET', CURRENT_USER));
  const secrets = secretsOf(access, caller, person);
  const accounts = [caller.accountId, ...(person === undefined ? [] : [person])];
  const stamp = startedAt.toISOString().slice(0, 10).replaceAll('-', '');

  const earlier = await removeLeftovers(client, folder).catch((error: unknown) => {
    if (error instanceof Interrupted) throw error;
    say('The run could not look for groups of earlier runs, because the site did not list groups.');
    return { removed: 0, left: [], unproven: [] };
  });
  if (earlier.removed > 0) say(`Removed ${groups(earlier.removed)} that earlier runs left behind.`);
  if (earlier.unproven.length > 0)
    say(
      `${groups(earlier.unproven.length)} look like leftovers of another computer's run, and stay: ` +
        earlier.unproven.map(({ name }) => name).join(', '),
    );

  const own = makeOwnGroups(client, folder, accounts, stamp);
  const run = {
    ...{ site: client, clock, signal, caller, person, own, once: makeOnce() },
    ...{ burst: options.burst, maxWaitMs: options.maxWaitMs },
  };
  const selected = options.onlyCleanUp === true ? [] : checks;
  const results = await runChecks(run, selected, options.onResult);
  const groupsCreated = own.count() > 0;
  const leftovers = [...earlier.left, ...(await own.removeAll())];
  const report = writeReport({
    ...{
      site: client.host,
      profile: options.profile,
      startedAt,
      seconds: (Date.now() - startedAt.getTime()) / 1_000,
    },
    ...{ results, assumptions: readAssumptions(), checks: selected.length },
    interruptedBy: signal.aborted ? String(signal.reason) : undefined,
    ...{ groupsCreated, leftovers, client },
  });
  const redacted = (text: string): string => redact(text, secrets);
  return { results, leftovers, report: redacted(report), redacted };
};

const CURRENT_USER = '/wiki/rest/api/user/current';

const groups = (count: number): string => (count === 1 ? '1 group' : `${count} groups`);

/** The account of the token. Throws `CannotStart` if the site doesn't know it. */
const callerOf = async (host: string, ask: () => Promise<Answer>): Promise<Caller> => {
  const answer = await ask().catch((error: unknown) => {
    if (error instanceof StillLimited)
      throw new CannotStart(`${host} refuses requests for now (${error.message}). Try later.`);
    if (!(error instanceof NoAnswer)) throw error;
    throw new CannotStart(
      `No answer came from ${host} (${error.message}). Check the address and the network. Nothing was changed.`,
    );
  });
  const { status, body } = answer;
  const accountId = fieldOf(body, 'accountId');
  const displayName = fieldOf(body, 'displayName') ?? fieldOf(body, 'publicName') ?? '';
  if (status === 200 && typeof accountId === 'string')
    return { accountId, displayName: typeof displayName === 'string' ? displayName : '' };
  throw new CannotStart(`${whyUnknown(host, answer)} Nothing was changed.`);
};

const whyUnknown = (host: string, { status, headers, body }: Answer): string => {
  if (status === 401 || (status === 200 && body !== undefined))
    return `${host} refused the email and the token (${status}). Check ROLLCALL_EMAIL and ROLLCALL_API_TOKEN: a token expires, and belongs to one account.`;
  if (status === 403)
    return `The account of the token may not use Confluence on ${host} (403). Use the token of a site admin.`;
  if (status >= 300 && status < 400)
    return `${host} leads to another address (${status}, ${hostIn(headers.get('location'))}). Use that address if it is your site's.`;
  if (status === 429 || status >= 500) return `${host} can't answer now (${status}). Try later.`;
  return `${host} has no Confluence, or another site answers there (${status}).`;
};

const hostIn = (location: string | null): string =>
  location !== null && URL.canParse(location) ? new URL(location).host : 'no host named';

const secretsOf = ({ email, token }: Access, caller: Caller, person?: string): Secrets => [
  [Buffer.from(`${email}:${token}`).toString('base64'), '[credentials]'],
  [token, '[token]'],
  [email, '[email]'],
  [caller.accountId, '[the token’s account]'],
  ...(person === undefined ? [] : [[person, '[the other account]'] as const]),
  [caller.displayName, '[name]'],
];
