import type { Answer } from '../client';
import {
  add,
  API,
  changingGroup,
  createGroup,
  listedGroup,
  pagedGroups,
  putIn,
  putOut,
  readMembers,
  remove,
  type Waited,
  waitUntil,
} from '../fixtures';
import { CannotCheck, type Check, type Run, type Verdict } from '../suite';
import {
  asAssumed,
  described,
  different,
  entriesOf,
  isSuccess,
  textsOf,
  verdict,
} from '../verdicts';

const current = ({ site }: Run): Promise<Answer> => site.send('GET', `${API}/user/current`);

/** The burst headers of an answer. Throws `CannotCheck` if it has none. */
const burstHeader = async (run: Run, name: string): Promise<string> => {
  const value = (await current(run)).headers.get(`x-ratelimit-${name}`);
  if (value === null) throw new CannotCheck('the site does not show its burst limit to a token');
  return value;
};

/** Answers to many requests at once, sent once. Throws `CannotCheck` unless the run may do so. */
const burst = (run: Run): Promise<Answer> =>
  run.once('burst', async () => {
    if (run.burst === undefined)
      throw new CannotCheck(
        'this run doesn’t exceed a limit, because the limit is shared with other users; --burst 150 sends that many requests at once',
      );
    const answers = await Promise.all(
      Array.from({ length: run.burst }, () =>
        run.site.send('GET', `${API}/user/current`, { keepLimited: true }),
      ),
    );
    const refused = answers.find(({ status }) => status === 429);
    if (refused !== undefined) return refused;
    throw new CannotCheck(`${run.burst} requests at once were all answered`);
  });

const QUOTA_ITEM = /^"?[\w-]+"?(?:;[a-z]+="?[\w.-]+"?)+$/i;

/** What answers say about limits. */
export const limitChecks: readonly Check[] = [
  {
    assumption: 'limit-burst-headers',
    name: 'The burst limit in the headers',
    variants: ['shown', 'not shown'],
    run: async (run) => {
      const { status, headers } = await current(run);
      const [limit = '', left = ''] = ['limit', 'remaining'].map(
        (name) => headers.get(`x-ratelimit-${name}`) ?? 'missing',
      );
      if (status !== 200) return different(`${status}`);
      if (limit === 'missing' && left === 'missing')
        return asAssumed('no X-RateLimit headers', 'not shown');
      const isForm = /^\d+$/.test(limit) && /^\d+$/.test(left);
      const came = `X-RateLimit-Limit ${limit}, -Remaining ${left}`;
      return isForm && Number(left) <= Number(limit) ? asAssumed(came, 'shown') : different(came);
    },
  },
  {
    assumption: 'limit-burst-reset',
    name: 'When the burst limit is full again',
    run: async (run) => {
      const reset = await burstHeader(run, 'reset');
      const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(reset) && !Number.isNaN(Date.parse(reset));
      return verdict(isTime, `X-RateLimit-Reset ${reset}`);
    },
  },
  {
    assumption: 'limit-burst-near',
    name: 'Whether the burst limit is near',
    run: async (run) => {
      const near = await burstHeader(run, 'nearlimit');
      return verdict(['true', 'false'].includes(near), `X-RateLimit-NearLimit ${near}`);
    },
  },
  {
    assumption: 'limit-burst-counts',
    name: 'What is left of the burst limit after a request',
    run: async (run) => {
      const limit = Number(await burstHeader(run, 'limit'));
      const left = Number(await burstHeader(run, 'remaining'));
      return verdict(left < limit, `${left} of ${limit} left`);
    },
  },
  {
    assumption: 'limit-quota-headers',
    name: 'The hourly quota in the headers',
    variants: ['not shown', 'Beta-RateLimit', 'RateLimit'],
    run: async (run) => {
      const { status, headers } = await current(run);
      if (status !== 200) return different(`${status}`);
      for (const name of ['RateLimit', 'Beta-RateLimit']) {
        const value = headers.get(name);
        if (value === null) continue;
        const isForm = value.split(',').every((item) => QUOTA_ITEM.test(item.trim()));
        return isForm ? asAssumed(`${name}: ${value}`, name) : different(`${name}: ${value}`);
      }
      return asAssumed('no quota headers', 'not shown');
    },
  },
  {
    assumption: 'limit-429-wait',
    name: 'How long a refused request should wait',
    variants: ['seconds', 'date', 'not said'],
    run: async (run) => {
      const wait = (await burst(run)).headers.get('retry-after');
      if (wait === null) return asAssumed('no Retry-After', 'not said');
      if (/^\d+$/.test(wait)) return asAssumed(`Retry-After ${wait}`, 'seconds');
      const isDate = !Number.isNaN(Date.parse(wait));
      return isDate ? asAssumed(`Retry-After ${wait}`, 'date') : different(`Retry-After ${wait}`);
    },
  },
  {
    assumption: 'limit-429-reason',
    name: 'Why a request is refused',
    variants: ['burst', 'not said'],
    run: async (run) => {
      const reason = (await burst(run)).headers.get('ratelimit-reason');
      if (reason === null) return asAssumed('no RateLimit-Reason', 'not said');
      const came = `RateLimit-Reason ${reason}`;
      return /burst/i.test(reason) ? asAssumed(came, 'burst') : different(came);
    },
  },
  {
    assumption: 'limit-429-recovers',
    name: 'A request after the wait',
    run: async (run) => {
      await burst(run);
      const { status } = await current(run); // the client waits as it is told to
      return verdict(status === 200, `${status}`);
    },
  },
];

const CALL_LIMIT_MS = 12_000; // src/forge/confluence/confluence.ts
const LIST_LIMIT_MS = 10_000; // src/forge/confluence/confluenceGroups.ts
const HOURLY_LIMIT_MS = 60_000; // src/forge/confluence/confluenceAuthority.ts
const AT_ONCE_MS = 1_000;

const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;

/** Whether the slowest of these answers came in time. A refusal says nothing about the time. */
const within = (answers: readonly Answer[], limit: number): Verdict => {
  const refused = answers.find((answer) => !isSuccess(answer));
  if (refused !== undefined) return different(described(refused));
  const ms = Math.max(...answers.map((answer) => answer.ms));
  return verdict(ms <= limit, inSeconds(ms));
};

/** How long a change took to show. As assumed, whether at once or later. */
const lag = ({ isSeen, ms }: Waited): Verdict => {
  if (!isSeen) return different(`not shown within ${inSeconds(ms)}`);
  return ms < AT_ONCE_MS
    ? asAssumed('shown at once', 'at once')
    : asAssumed(`shown after ${inSeconds(ms)}`, 'later');
};

const LAGS = ['at once', 'later'];

/** How long answers take, and when lists show a change. */
export const timingChecks: readonly Check[] = [
  {
    assumption: 'time-write',
    name: 'The time that an add and a removal take',
    run: async (run) => {
      const group = await changingGroup(run);
      await putOut(run, group);
      return within([await add(run, group.id), await remove(run, group.id)], CALL_LIMIT_MS);
    },
  },
  {
    assumption: 'time-group-search',
    name: 'The time that the group search takes',
    run: async (run) => {
      const query = { query: 'a', limit: 200 };
      return within([await run.site.send('GET', `${API}/group/picker`, { query })], CALL_LIMIT_MS);
    },
  },
  {
    assumption: 'time-members',
    name: 'The time that a page of 200 members takes',
    run: async (run) => {
      const query = { accessType: 'user', limit: 1 };
      const listed = await run.site.send('GET', `${API}/group`, { query });
      const [id] = textsOf(entriesOf(listed) ?? [], 'id');
      if (id === undefined) throw new CannotCheck('no group that gives access was listed');
      return within([await readMembers(run, id, { limit: 200 })], CALL_LIMIT_MS);
    },
  },
  {
    assumption: 'time-group-list',
    name: 'The time that a page of all groups takes',
    variants: ['within 10 s', 'longer'],
    run: async (run) => {
      const { status, ms } = await run.site.send('GET', `${API}/group`, { query: { limit: 200 } });
      if (status !== 200) return different(`${status}`);
      return asAssumed(inSeconds(ms), ms <= LIST_LIMIT_MS ? 'within 10 s' : 'longer');
    },
  },
  {
    assumption: 'time-access-list',
    name: 'The time that a page of the groups with an access takes',
    run: async (run) => {
      const query = { accessType: 'site-admin', limit: 200 };
      return within([await run.site.send('GET', `${API}/group`, { query })], HOURLY_LIMIT_MS);
    },
  },
  {
    assumption: 'lag-members',
    name: 'When the list of members shows an add',
    variants: LAGS,
    run: async (run) => lag((await listedGroup(run)).waited),
  },
  {
    assumption: 'lag-members-removal',
    name: 'When the list of members shows a removal',
    variants: LAGS,
    run: async (run) => {
      const group = await createGroup(run, run.own.newName('removal'));
      await putIn(run, group);
      const isShown = (answer: Answer): boolean =>
        textsOf(entriesOf(answer) ?? [], 'accountId').includes(run.caller.accountId);
      const read = (): Promise<Answer> => readMembers(run, group.id);
      const added = await waitUntil(run, read, isShown);
      if (!added.isSeen) throw new CannotCheck('the list never showed the add');
      await putOut(run, group);
      const isGone = (answer: Answer): boolean => entriesOf(answer)?.length === 0;
      return lag(await waitUntil(run, read, isGone));
    },
  },
  {
    assumption: 'lag-new-group',
    name: 'When a new group can be read by its ID',
    variants: LAGS,
    run: async (run) => {
      const { id } = await createGroup(run, run.own.newName('new'));
      const read = (): Promise<Answer> =>
        run.site.send('GET', `${API}/group/by-id`, { query: { id } });
      return lag(await waitUntil(run, read, ({ status }) => status === 200));
    },
  },
  {
    assumption: 'lag-group-search',
    name: 'When the group search shows a new group',
    variants: LAGS,
    run: async (run) => {
      await pagedGroups(run);
      const { id, name } = await createGroup(run, run.own.newName('search'));
      const read = (): Promise<Answer> =>
        run.site.send('GET', `${API}/group/picker`, { query: { query: name } });
      return lag(
        await waitUntil(run, read, (answer) => textsOf(entriesOf(answer) ?? [], 'id').includes(id)),
      );
    },
  },
  {
    assumption: 'lag-deleted-group',
    name: 'When a deleted group can no longer be read',
    variants: LAGS,
    run: async (run) => {
      const { id } = await createGroup(run, run.own.newName('gone'));
      const query = { id };
      const deleted = await run.site.send('DELETE', `${API}/group/by-id`, { query });
      if (deleted.status >= 400) throw new CannotCheck(`a deletion answered ${deleted.status}`);
      run.own.forget(id);
      const read = (): Promise<Answer> => run.site.send('GET', `${API}/group/by-id`, { query });
      return lag(await waitUntil(run, read, ({ status }) => status === 404));
    },
  },
];
