import { adminResolver } from '../../../src/forge/entrypoints/adminResolver';
import { bulkStep } from '../../../src/forge/entrypoints/bulkStep';
import { groupEvent, refreshAccessLists } from '../../../src/forge/entrypoints/refreshAccessLists';
import { wakeStalledJobs } from '../../../src/forge/entrypoints/wakeStalledJobs';
import { settingsOf } from '../../../dev-host/site/state/settings';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';
import { makeConfluenceSeam } from '../../seams/confluenceSeam';
import { type ForgeFetch, overlapInvocations } from '../../seams/seamGlobals';
import { makeSiteInProcess, SITE_URL } from '../../seams/siteInProcess';
import { steerProcess } from '../../seams/steerProcess';
import { openStorageSeam } from '../../seams/storageSeam';
import { COMPANY } from '../safety/roughApp';

const LATENCY_MS = 60;
const LIMITS_MS = { page: 25_000, step: 55_000, refresh: 900_000, hourly: 900_000 };
const MAX_DELIVERIES = 5; // Forge tries an event again four times
const FIRST_HOURLY_MS = 300_000;
const HOUR_MS = 3_600_000;

type Resolver = typeof adminResolver;
type QueuedEvent = { queue: string; body: unknown; due: number; deliveries: number };

/** A page of one of the lists of groups that give an access, as the site was asked for it. */
export type ListRequest = { access: string; start: number; at: number; points: number };

/**
 * The whole app over the real adapters, on a site that needs 25 s for each page of its lists of
 * groups that give an access, in steered time. The platform calls the hourly trigger and delivers
 * the events of the queue, all at the same time, as Forge does.
 */
export const openSlowListsApp = async () => {
  const time = makeVirtualTime();
  const unsteer = steerProcess(time);
  const lists: ListRequest[] = [];
  const { site, fetch } = makeSiteInProcess(COMPANY, time.now, async (request, carryOut) => {
    const query = new URLSearchParams(request.query);
    const access = query.get('accessType');
    const at = time.now();
    await time.pause(LATENCY_MS + (access ? site.settings().accessLists.delayMs : 0));
    const response = carryOut();
    if (access) {
      const { size = 0 } = (await response.clone().json()) as { size?: number };
      lists.push({ access, start: Number(query.get('start')), at, points: 1 + 2 * size });
    }
    return response;
  });
  const realFetch = globalThis.fetch;
  globalThis.fetch = fetch;
  const storage = await openStorageSeam(time.now);
  const invocations = overlapInvocations();
  let events: QueuedEvent[] = [];
  let hourlyAt = 0;
  let running: Promise<unknown>[] = [];

  const push = (init: RequestInit | undefined): Response => {
    const { queueName: queue, payload } = JSON.parse(init?.body as string) as {
      queueName: string;
      payload: { body: unknown; delayInSeconds?: number }[];
    };
    for (const { body, delayInSeconds = 0 } of payload)
      events.push({ queue, body, due: time.now() + delayInSeconds * 1_000, deliveries: 0 });
    return Response.json({ jobId: 'x' }, { status: 201 });
  };

  const run = <T>(viewer: string | undefined, limitMs: number, call: () => Promise<T>) => {
    const confluence = makeConfluenceSeam(SITE_URL);
    confluence.viewer = viewer;
    const reach: ForgeFetch = (auth, path, init) => {
      if (auth.type === 'kvs') return storage.fetch(auth, path, init);
      if (auth.remote === 'confluence') return confluence.fetch(auth, path, init);
      if (path.startsWith('/webhook/queue/')) return Promise.resolve(push(init));
      return Promise.reject(new Error(`This test does not reach ${path}.`));
    };
    return invocations.run(reach, limitMs, call);
  };

  const deliver = async (event: QueuedEvent): Promise<void> => {
    const isStep = event.queue === 'bulk-steps';
    const answer = await run(undefined, isStep ? LIMITS_MS.step : LIMITS_MS.refresh, () =>
      (isStep ? bulkStep : refreshAccessLists)({ body: event.body }),
    );
    const retryAfter = (answer as { retryOptions?: { retryAfter: number } } | undefined)
      ?.retryOptions?.retryAfter;
    const deliveries = event.deliveries + 1;
    if (retryAfter !== undefined && deliveries < MAX_DELIVERIES)
      events.push({ ...event, deliveries, due: time.now() + retryAfter * 1_000 });
  };

  /** Starts what the platform has to do by now. It runs beside everything else. */
  const startDue = (): void => {
    const due = events.filter((event) => event.due <= time.now());
    events = events.filter((event) => event.due > time.now());
    running.push(...due.map(deliver));
    if (time.now() < hourlyAt) return;
    hourlyAt += HOUR_MS;
    running.push(run(undefined, LIMITS_MS.hourly, wakeStalledJobs));
  };

  const app = {
    time,
    site,
    admin: COMPANY.people[0]?.accountId ?? '',
    people: COMPANY.people.slice(2).map(({ accountId }) => accountId),
    groupId: (name: string): string => site.directory.byName(name)?.id ?? '',
    /** Every page of the lists that was answered, in order. */
    lists: (): readonly ListRequest[] => lists,
    /** How many events of a queue wait. */
    waiting: (queue: string): number => events.filter((event) => event.queue === queue).length,
    /** Lets time pass, second by second, while the platform does its work. */
    pass: async (seconds: number): Promise<void> => {
      for (let passed = 0; passed < seconds; passed += 1) {
        startDue();
        await time.pass(1_000);
      }
    },
    /** Calls an action of the page, and resolves with its outcome and the seconds that it took. */
    invoke: async (
      functionKey: string,
      payload: Record<string, unknown> = {},
    ): Promise<{ answer: unknown; seconds: number }> => {
      const startedAt = time.now();
      const platform = { principal: { accountId: app.admin } } as Parameters<Resolver>[1];
      const call = { call: { functionKey, payload }, context: {} };
      const answer = await time.until(
        run(app.admin, LIMITS_MS.page, () =>
          Promise.resolve<unknown>(adminResolver(call, platform)),
        ),
      );
      return { answer, seconds: (time.now() - startedAt) / 1_000 };
    },
    /** Tells the app that a group was created or deleted. */
    groupEvent: (): Promise<void> => time.until(run(undefined, LIMITS_MS.page, groupEvent)),
    /** Installs the app anew on a site with slow lists: nothing is stored. */
    reset: async (): Promise<void> => {
      await time.until(Promise.all(running));
      storage.moveOn();
      site.reset();
      const { pageCut, accessLists } = settingsOf('wild', { median: 0, spread: 0 });
      site.changeSettings({ pageCut, accessLists });
      [events, running, hourlyAt] = [[], [], time.now() + FIRST_HOURLY_MS];
      lists.length = 0;
    },
    close: (): void => {
      invocations.end();
      unsteer();
      globalThis.fetch = realFetch;
      storage.close();
    },
  };
  return app;
};

export type SlowListsApp = Awaited<ReturnType<typeof openSlowListsApp>>;
