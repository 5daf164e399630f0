import type { Site } from '../../../dev-host/site/state/site';
import { bulkStep } from '../../../src/forge/entrypoints/bulkStep';
import { groupEvent, refreshAccessLists } from '../../../src/forge/entrypoints/refreshAccessLists';
import { setupStep } from '../../../src/forge/entrypoints/setupStep';
import { wakeStalledJobs } from '../../../src/forge/entrypoints/wakeStalledJobs';
import { makeChance } from '../../fakes/bulk/chance';
import type { ForgeFetch } from '../../seams/seamGlobals';
import { openRoughApp } from './roughApp';

/** One call that left the app. `as` is `app`, an account ID or `nobody`. */
export type OutsideCall = {
  to: 'storage' | 'Confluence' | 'queue';
  method: string;
  path: string;
  body: string;
  as: string;
  /**
   * Whether storage had answered that the record of a change, or the rows that a job reserved, are
   * stored, when this call was sent.
   */
  isAfterRecord: boolean;
};

/** A request to change a membership. */
export type MembershipWrite = Pick<OutsideCall, 'as' | 'isAfterRecord'> & {
  text: string;
  kind: 'add' | 'remove';
  groupId: string | null | undefined;
  accountId: string | undefined;
};

/**
 * How a call fails. `lost answer`: it is carried out, and no answer arrives. `HTML`: it is not
 * carried out, and a page arrives: with the status 200, or 502 in place of storage. `@forge/kvs`
 * does not look at the body of every answer, so the app would not see a page with 200.
 */
export const FAILURES = ['500', '429', 'no answer', 'lost answer', 'HTML'] as const;

/**
 * The call that fails, counted from 1, and how. A lasting failure also meets the repetitions of this
 * call in the next seconds.
 */
export type Failing = { at: number; how: (typeof FAILURES)[number]; isLasting: boolean };

const LASTING_MS = 3_000; // longer than the app repeats a call within one invocation

const CONSUMERS: Record<string, (event: unknown) => Promise<unknown>> = {
  'bulk-steps': bulkStep,
  'access-lists': refreshAccessLists,
  setup: setupStep,
};
const CONSUMER_LIMITS_MS: Record<string, number> = {
  'bulk-steps': 55_000,
  'access-lists': 900_000,
  setup: 55_000,
};
const EVENT_LIMIT_MS = 55_000;
const HOURLY_LIMIT_MS = 900_000;
const MAX_DELIVERIES = 5; // Forge tries an event again four times

type QueuedEvent = { queue: string; body: unknown; due: number; deliveries: number };

/**
 * The whole app over its real adapters, in virtual time, with one call to the outside that fails.
 * The queue delivers its events one by one.
 */
export const openFailingApp = async () => {
  const app = await openRoughApp();
  const { time, site, storage, rough, confluence } = app;
  rough.chance = makeChance(1); // the weather is calm; this makes the site record what changes
  let calls: OutsideCall[] = [];
  let failing: Failing | undefined;
  let failingCall: { text: string; until: number } | undefined;
  let events: QueuedEvent[] = [];
  let isAside = false;
  let failedLast: string | undefined;
  let isAfterRecord = false;

  const writeOf = (call: OutsideCall): MembershipWrite => {
    const query = new URLSearchParams(call.path.split('?')[1]);
    const name = query.get('name');
    const body = (call.body === '' ? {} : JSON.parse(call.body)) as { accountId?: string };
    return {
      text: textOf(call),
      as: call.as,
      isAfterRecord: call.isAfterRecord,
      kind: call.method === 'POST' ? 'add' : 'remove',
      groupId: name === null ? query.get('groupId') : site.directory.byName(name)?.id,
      accountId: query.get('accountId') ?? body.accountId,
    };
  };

  const isFailing = (call: OutsideCall): boolean => {
    const text = textOf(call);
    if (calls.length === failing?.at) {
      failedLast = text;
      failingCall = { text, until: time.now() + (failing.isLasting ? LASTING_MS : 0) };
      return true;
    }
    return (
      failing?.isLasting === true && failingCall?.text === text && time.now() < failingCall.until
    );
  };

  app.between = (fetch) => async (auth, path, init) => {
    if (isAside) return fetch(auth, path, init);
    const call = { ...callOf(auth, path, init, confluence.viewer), isAfterRecord };
    calls.push(call);
    const carryOut = async (): Promise<Response> => {
      const response = await fetch(auth, path, init);
      if (call.to === 'queue') events.push(...eventsOf(call.body, time.now()));
      return response;
    };
    if (failing && isFailing(call)) return failedAnswer(call, failing.how, carryOut);
    const response = await carryOut();
    if (isRecord(call) && response.ok) isAfterRecord = true;
    return response;
  };

  const restoreSite = (kept: ReturnType<typeof siteState>): void => {
    const { directory } = site;
    site.changeSettings(kept.settings);
    site.burst.refill(); // it counts from a time that has not come yet
    for (const { group, members } of kept.groups) {
      if (directory.byId(group.id) !== group) directory.putGroup(group);
      const now = directory.members(group.id).map(({ accountId }) => accountId);
      if (now.join() === members.join()) continue;
      for (const accountId of now) directory.setMember(group.id, accountId, false);
      // In the same order, because the lists show it.
      for (const accountId of members) directory.setMember(group.id, accountId, true);
    }
  };

  return {
    ...app,
    calls: (): readonly OutsideCall[] => calls,
    /** The writes to Confluence that were sent, whether or not they failed. */
    writes: (): MembershipWrite[] => calls.filter(isWrite).map(writeOf),
    /** Reads something from storage. The call is not counted and does not fail. */
    aside: async <T>(read: () => Promise<T>): Promise<T> => {
      isAside = true;
      try {
        return await app.run(undefined, CONSUMER_LIMITS_MS['bulk-steps'] ?? 0, read);
      } finally {
        isAside = false;
      }
    },
    /** The call that failed in the latest run with a failure, in one line. */
    failedCall: (): string | undefined => failedLast,
    /** Counts the calls from now on. One of them may fail. */
    begin: (which?: Failing): void => {
      if (which) failedLast = undefined;
      calls = [];
      failing = which;
      failingCall = undefined;
      isAfterRecord = false;
    },
    /** Keeps the state of site, storage, queue and time. The returned function goes back to it. */
    snapshot: (): (() => void) => {
      const [now, keptEvents, keptSite] = [time.now(), [...events], siteState(site)];
      const { standIn } = confluence;
      const facts = [...rough.facts];
      const restoreStorage = storage.snapshot();
      return () => {
        time.rewind(now);
        events = [...keptEvents];
        confluence.standIn = standIn;
        rough.facts.splice(0, Infinity, ...facts);
        restoreStorage();
        restoreSite(keptSite);
      };
    },
    /** Starts anew, with nothing stored. */
    reset: (): void => {
      app.reset();
      rough.chance = makeChance(1);
      events = [];
      failing = undefined;
    },
    /** Carries out the hourly trigger. */
    refresh: (): ReturnType<typeof wakeStalledJobs> =>
      app.run(undefined, HOURLY_LIMIT_MS, wakeStalledJobs),
    events: (): readonly QueuedEvent[] => events,
    /** Loses every event of the queue. */
    dropEvents: (): void => {
      events = [];
    },
    /** Tells the app that a group was created or deleted. */
    groupEvent: (): Promise<void> => app.run(undefined, EVENT_LIMIT_MS, groupEvent),
    /** Delivers the next event of the queue when it is due. False if there is none. */
    deliver: async (): Promise<boolean> => {
      const [next] = events.toSorted((one, other) => one.due - other.due);
      if (!next) return false;
      events = events.filter((event) => event !== next);
      await time.pass(Math.max(0, next.due - time.now()));
      const consume = CONSUMERS[next.queue];
      if (!consume) throw new Error(`Nothing consumes ${next.queue}.`);
      const limitMs = CONSUMER_LIMITS_MS[next.queue] ?? 0;
      const answer = await app.run(undefined, limitMs, () => consume({ body: next.body }));
      const retryAfter = retryAfterOf(answer);
      const deliveries = next.deliveries + 1;
      if (retryAfter !== undefined && deliveries < MAX_DELIVERIES)
        events.push({ ...next, deliveries, due: time.now() + retryAfter * 1_000 });
      return true;
    },
  };
};

export type FailingApp = Awaited<ReturnType<typeof openFailingApp>>;

/** Every request to Confluence except GET and the one POST that only reads accounts. */
const isWrite = ({ to, method, path }: OutsideCall): boolean =>
  to === 'Confluence' && method !== 'GET' && path !== '/wiki/api/v2/users-bulk';

const isRecord = ({ to, path, body }: OutsideCall): boolean =>
  to === 'storage' && !/\/(get|query)$/.test(path) && RECORD.test(body);

const RECORD = /"change-record"|"job-rows:.*"reservedUpTo":[1-9]/;

/** Whether a call may change something, so that it matters whether it was carried out. */
export const mayChange = (call: OutsideCall): boolean =>
  call.to === 'Confluence' ? isWrite(call) : !/\/(get|query)$/.test(call.path);

/** A call in one line, for a message. */
const textOf = ({ to, method, path, body, as }: OutsideCall): string =>
  `${to} ${method} ${path} ${to === 'Confluence' ? `as ${as} ` : ''}${body}`;

const callOf = (
  { type, remote, provider, accountId }: Parameters<ForgeFetch>[0],
  path: string,
  { method = 'GET', body }: RequestInit = {},
  viewer: string | undefined,
): Omit<OutsideCall, 'isAfterRecord'> => {
  const to = type === 'kvs' ? 'storage' : remote === 'confluence' ? 'Confluence' : 'queue';
  const as = provider === 'app' ? 'app' : (accountId ?? viewer ?? 'nobody');
  return { to, method, path, body: typeof body === 'string' ? body : '', as };
};

const failedAnswer = async (
  { to }: OutsideCall,
  how: Failing['how'],
  carryOut: () => Promise<Response>,
): Promise<Response> => {
  switch (how) {
    case '500':
      return Response.json(
        to === 'storage'
          ? { code: 'INTERNAL_SERVER_ERROR', message: '' }
          : { statusCode: 500, message: 'no' },
        { status: 500 },
      );
    case '429':
      return Response.json(
        to === 'storage'
          ? { code: 'RATE_LIMIT_EXCEEDED', message: '' }
          : { statusCode: 429, message: 'no' },
        { status: 429, ...(to === 'Confluence' && { headers: { 'retry-after': '1' } }) },
      );
    case 'no answer':
      return noAnswer();
    case 'lost answer':
      await carryOut();
      return noAnswer();
    case 'HTML':
      return new Response('<!doctype html><html><title>Please wait</title></html>', {
        status: to === 'storage' ? 502 : 200,
        headers: { 'content-type': 'text/html' },
      });
  }
};

const noAnswer = (): never => {
  throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
};

const eventsOf = (body: string, now: number): QueuedEvent[] => {
  const { queueName, payload } = JSON.parse(body) as {
    queueName: string;
    payload: { body: unknown; delayInSeconds?: number }[];
  };
  return payload.map((event) => ({
    queue: queueName,
    body: event.body,
    due: now + (event.delayInSeconds ?? 0) * 1_000,
    deliveries: 0,
  }));
};

/** After how many seconds a consumer wants its event again. Undefined if it does not. */
const retryAfterOf = (answer: unknown): number | undefined =>
  (answer as { retryOptions?: { retryAfter: number } } | undefined)?.retryOptions?.retryAfter;

const siteState = ({ directory, settings }: Site) => ({
  settings: settings(),
  groups: directory.all().map((group) => ({
    group,
    members: directory.members(group.id).map(({ accountId }) => accountId),
  })),
});
