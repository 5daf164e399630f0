import { identify } from '../../dev-host/site/access';
import {
  DEFAULT_SEED,
  makeCompany,
  wellKnownAccounts,
} from '../../dev-host/site/company/makeCompany';
import { answerDev } from '../../dev-host/site/http/answerDev';
import { answerWiki } from '../../dev-host/site/http/answerWiki';
import { latency } from '../../dev-host/site/http/serveSite';
import { noJournal } from '../../dev-host/site/state/journal';
import { settingsOf } from '../../dev-host/site/state/settings';
import { makeSite } from '../../dev-host/site/state/site';
import { makeRandom } from '../../dev-host/random';

const SITE_URL = 'http://127.0.0.1:1'; // nothing listens here; this process answers
const LATENCY_MS = { median: 60, spread: 30 };

/**
 * The simulated Confluence in this process and in steered time, without a server. `fetch` sends a
 * request to it, `answers` counts its answers by method and status.
 */
export function makeSteeredSite(time, people) {
  const company = makeCompany(DEFAULT_SEED, people);
  const site = makeSite(company, noJournal, settingsOf('granted', LATENCY_MS), time.now);
  const random = makeRandom(DEFAULT_SEED);
  const answers = new Map();

  const fetchFromSite = async (url, { method, headers, body }) => {
    const { pathname: path, searchParams: query } = new URL(url);
    await time.pause(latency(random, site.settings().latencyMs));
    const caller = identify(new Headers(headers).get('authorization'), site.directory);
    const asked = { method, path, query, caller, base: `${SITE_URL}/wiki` };
    const answer = answerWiki(site, { ...asked, body: body && JSON.parse(body) });
    steered.onRequest();
    const kind = `${method} ${answer.status}`;
    answers.set(kind, (answers.get(kind) ?? 0) + 1);
    const text = answer.text ?? (answer.body === undefined ? null : JSON.stringify(answer.body));
    return new Response(text, { status: answer.status, headers: answer.headers });
  };

  const steered = {
    url: SITE_URL,
    /** Called after each request. */
    onRequest: () => undefined,
    answers,
    fetch: fetchFromSite,
    admin: wellKnownAccounts(company).admin,
    newcomers: company.people
      .filter(({ active, accountType }) => active && accountType === 'atlassian')
      .map(({ accountId }) => accountId),
    makeGroup: (name) => answerDev(site, 'POST', '/dev/groups', { name }).body.id,
    countMembers: (id) => site.directory.members(id).length,
    fill: (id, people) => people.forEach((person) => site.directory.setMember(id, person, true)),
    change: (settings) => answerDev(site, 'PATCH', '/dev/site', settings),
  };
  return steered;
}
