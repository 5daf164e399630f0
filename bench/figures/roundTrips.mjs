import { createHmac } from 'node:crypto';
import { directAdd } from '../local/directAdd.mjs';
import { withLocalForge } from '../local/localForge.mjs';
import { sendJson } from '../local/sendJson.mjs';
import { atMost, plain } from '../report/figure.mjs';
import { median } from '../statistics.mjs';

const EACH_MS = 60; // what a call of storage or of Confluence takes longer
const CALLS = 15;
const WARM_UP = 3;

// Storage and Confluence, one after the other. tests/contract/doors/roundTrips.test.ts counts them.
const TRIPS = {
  'page add by ID': 3 + 1,
  'page add by name': 3 + 3,
  'page removal': 3 + 2,
  'signed call by ID': 4 + 1,
  'signed call by ID with an idempotency key': 4 + 1,
  'signed removal by ID': 4 + 2,
  'action add by ID': 3 + 1,
  'action removal by ID': 3 + 2,
};
const OWN_MS = EACH_MS; // for HTTP, workers and timers, so that one more round trip is noticed

/**
 * The time of a change whose calls to storage and to Confluence take 60 ms each, beside the bare
 * request.
 */
export const measureRoundTrips = () =>
  withLocalForge(['granted'], EACH_MS, async ([installation]) => {
    const { site, call, url } = installation;
    await site.liftBurstLimit();
    const storageMs = { first: EACH_MS, others: EACH_MS };
    await sendJson('PATCH', `${url}/dev/platform`, { storageMs });

    const { id, name } = await site.makeGroup();
    const other = await site.makeGroup();
    const bare = directAdd(installation);
    const sign = await signedCalls(installation);
    const signedAdd = sign('add-member', 201);
    const change = (action, group) => (accountId) => call(action, { ...group, accountId });
    const act = (action, status) => (accountId) =>
      runRule(installation, other, { action, status, accountId });
    const runs = {
      'the bare request': (accountId) => bare({ groupId: other.id }, accountId),
      'page add by ID': change('addMember', { groupId: id }),
      'page removal': change('removeMember', { groupId: id }),
      'page add by name': change('addMember', { groupName: name }),
      'signed call by ID': (accountId) => signedAdd({ groupId: other.id, accountId }),
      'signed call by ID with an idempotency key': (accountId) =>
        signedAdd({ groupId: id, accountId }, { 'idempotency-key': `change-${accountId}` }),
      'signed removal by ID': (accountId) =>
        sign('remove-member', 200)({ groupId: other.id, accountId }),
      'action add by ID': act('add-person', 'added'),
      'action removal by ID': act('remove-person', 'removed'),
    };
    const [someone, ...people] = site.newcomers(2 * (WARM_UP + CALLS) + 1);
    await runs['page add by ID'](someone); // no one removes the last member
    const times = {};
    for (const [what, run] of Object.entries(runs)) {
      const isAtPage = what.startsWith('page') || what === 'the bare request';
      const some = isAtPage ? people.slice(0, WARM_UP + CALLS) : people.slice(WARM_UP + CALLS);
      times[what] = median((await timesOf(run, some)).slice(WARM_UP));
    }
    const bareMs = times['the bare request'];
    return [
      plain(`the bare request, Confluence taking ${EACH_MS} ms`, bareMs, 'ms'),
      ...Object.entries(TRIPS).map(([what, trips]) =>
        atMost(
          trips * EACH_MS + OWN_MS,
          `${what}, storage and Confluence taking ${EACH_MS} ms`,
          times[what],
          'ms',
          { roundTrips: trips, bareMs, ratio: times[what] / bareMs },
        ),
      ),
    ];
  });

async function timesOf(run, accountIds) {
  const times = [];
  for (const accountId of accountIds) {
    const startedAt = performance.now();
    await run(accountId);
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** Creates a key, and returns the functions that send calls signed with it to a web trigger. */
async function signedCalls({ call, webTriggers }) {
  const { key, secret } = await call('createKey', {
    ...{ label: 'Bench', groups: 'all-unprotected', actions: ['add', 'remove'] },
  });
  return (trigger, wanted) =>
    async (payload, headers = {}) => {
      const body = JSON.stringify(payload);
      const timestamp = new Date().toISOString();
      const text = `${timestamp}.${trigger}.${body}`;
      const response = await fetch(webTriggers[trigger], {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-rollcall-key': key.id,
          'x-rollcall-timestamp': timestamp,
          'x-rollcall-signature': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
          ...headers,
        },
        body,
      });
      if (response.status !== wanted)
        throw new Error(`A signed call failed: ${response.status} ${await response.text()}`);
    };
}

/** Runs an Automation action as the admin. Throws unless it made the change. */
async function runRule({ url, admin }, group, { action, status, accountId }) {
  const answer = await sendJson('POST', `${url}/dev/actions/${action}`, {
    accountId: admin.accountId,
    inputs: { groupId: group.id, groupName: group.name, person: accountId, reason: 'Bench' },
  });
  if (answer.outputs?.status !== status)
    throw new Error(`An action gave ${JSON.stringify(answer)} instead of "${status}".`);
}
